import { percentileKeys } from '../../../statistics/result.ts';
import { sectionCharts } from '../../charts/table.ts';
import { type Html, html } from '../html.ts';
import type { PageContext } from '../section.ts';

/** Percentiles of every output, and everything to take away. */
export async function percentiles({ result, outputs, figures }: PageContext): Promise<Html> {
  return html`${await figures.figures(sectionCharts('percentiles', result, outputs))}
<div class="scroll" tabindex="0" role="region" aria-label="Percentiles of every output"><table><thead><tr><th scope="col">Output</th><th scope="col">Unit</th>${percentileKeys.map((key) => html`<th scope="col" class="number">${key}</th>`)}</tr></thead><tbody>${outputs.map(
    ({ output, number }) =>
      html`<tr><th scope="row">${output.label}</th><td>${output.unit}</td>${percentileKeys.map((key) => html`<td class="number">${number(output.quantiles[key].value)}</td>`)}</tr>`,
  )}</tbody></table></div>
<p class="saves scripted" hidden>Save everything as <button type="button" data-save="result">JSON</button> <button type="button" data-save="percentiles">CSV</button> (five digits; <code>costcone run --json</code> gives all of them)</p>`;
}
