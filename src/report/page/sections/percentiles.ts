import { percentileKeys } from '../../../analyses/outcome/result.ts';
import { sectionCharts } from '../../charts/chart-kinds.ts';
import { type Html, html } from '../html.ts';
import { commonScale } from '../../../notation/spoken-number.ts';
import type { NamedOutput } from '../../../analyses/outcome/words.ts';
import type { PageContext } from '../section.ts';
import { furtherTable } from './further-statistics.ts';

/** Percentiles of every output, and everything to take away. */
export async function percentiles({ result, outputs, figures }: PageContext): Promise<Html> {
  return html`${await figures.figures(sectionCharts('percentiles', result, outputs))}
<div class="scroll" tabindex="0" role="region" aria-label="Percentiles of every output"><table class="percentiles"><thead><tr><th scope="col">Output</th>${percentileKeys.map((key) => html`<th scope="col" class="number">${ordinal(key)}</th>`)}</tr></thead><tbody>${outputs.map(row)}</tbody></table></div>${furtherTable(outputs)}
<p class="saves scripted" hidden>Save everything as <button type="button" data-save="result">JSON</button> <button type="button" data-save="percentiles">CSV</button> (five digits; <code>costcone run --json</code> gives all of them)</p>`;
}

/** One output's percentiles, all in one scale: a million is said once, beside the unit. */
function row({ output, number }: NamedOutput): Html {
  const values = percentileKeys.map((key) => output.quantiles[key].value);
  const [scale, word] = commonScale(values[0] ?? 0, values.at(-1) ?? 0);
  const cells = values.map(
    (value) => html`<td class="number">${number(value === null ? null : value / scale)}</td>`,
  );
  return html`<tr><th scope="row">${output.label}<small>${`${word} ${output.unit}`.trim()}</small></th>${cells}</tr>`;
}

/** `p95` as people write it. */
function ordinal(key: string): string {
  return `${key.slice(1)}${key === 'p1' ? 'st' : 'th'}`;
}
