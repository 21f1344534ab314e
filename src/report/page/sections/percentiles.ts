import { percentileKeys } from '../../../analyses/outcome/result.ts';
import { sectionCharts } from '../../charts/chart-kinds.ts';
import { type Html, html } from '../html.ts';
import { type ColumnScale, columnNumber } from '../../../notation/column-scale.ts';
import type { NamedOutput } from '../../../analyses/outcome/words.ts';
import type { PageContext } from '../section.ts';
import { furtherTable } from './further-statistics.ts';
import { scaledUnit, unitScales } from './unit-scales.ts';

/** Percentiles of every output, and everything to take away. */
export async function percentiles({ result, outputs, figures }: PageContext): Promise<Html> {
  const scales = unitScales(outputs);
  return html`${await figures.figures(sectionCharts('percentiles', result, outputs))}
<div class="scroll" tabindex="0" role="region" aria-label="Percentiles of every output"><table class="percentiles"><thead><tr><th scope="col">Output</th>${percentileKeys.map((key) => html`<th scope="col" class="number">${ordinal(key)}</th>`)}</tr></thead><tbody>${outputs.map((named) => row(named, scales.get(named.output.unit)!))}</tbody></table></div>${furtherTable(outputs)}
<p class="saves scripted" hidden>Save everything as <button type="button" data-save="result">JSON</button> <button type="button" data-save="percentiles">CSV</button> (five digits; <code>costcone run --json</code> gives all of them)</p>`;
}

/** One output's percentiles: a million is said once, beside the unit. */
function row({ output, digits }: NamedOutput, scale: ColumnScale): Html {
  const cells = percentileKeys.map(
    (key) => html`<td class="number">${columnNumber(output.quantiles[key].value, scale, digits)}</td>`,
  );
  return html`<tr><th scope="row">${output.label}${scaledUnit(output.unit, scale)}</th>${cells}</tr>`;
}

/** `p95` as people write it. */
function ordinal(key: string): string {
  return `${key.slice(1)}${key === 'p1' ? 'st' : 'th'}`;
}
