import { percentileKeys } from '../../../statistics/result.ts';
import { sectionCharts } from '../../charts/table.ts';
import { type Html, html } from '../html.ts';
import type { PageContext } from '../section.ts';

/** Percentiles of every output, and everything to take away. */
export async function percentiles({ result, outputs, figures }: PageContext): Promise<Html> {
  return html`${await figures.figures(sectionCharts('percentiles', result, outputs))}
<div class="scroll" tabindex="0" role="region" aria-label="Percentiles of every output"><table class="percentiles"><thead><tr><th scope="col">Output</th>${percentileKeys.map((key) => html`<th scope="col" class="number">${ordinal(key)}</th>`)}</tr></thead><tbody>${outputs.map(
    ({ output, number }) =>
      html`<tr><th scope="row">${output.label}<small>${output.unit}</small></th>${percentileKeys.map((key) => html`<td class="number">${number(output.quantiles[key].value)}</td>`)}</tr>`,
  )}</tbody></table></div>
<p class="saves scripted" hidden>Save everything as <button type="button" data-save="result">JSON</button> <button type="button" data-save="percentiles">CSV</button> (five digits; <code>costcone run --json</code> gives all of them)</p>`;
}

/** `p95` as people write it. */
function ordinal(key: string): string {
  return `${key.slice(1)}${key === 'p1' ? 'st' : key.endsWith('.5') ? '' : 'th'}`;
}
