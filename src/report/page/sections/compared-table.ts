import { formatFrequency, formatNumber, formatRange } from '../../../notation/spoken-number.ts';
import { columnTitle } from '../../charts/column-title.ts';
import { intervalName, nameOutput } from '../../../analyses/outcome/words.ts';
import type { NamedScenario } from '../../../analyses/comparison/words.ts';
import { type Html, html } from '../html.ts';

/** Rows that stand beside the controls; all scenarios are in the table of what each changes. */
const shownRows = 6;

/** An output of the first scenarios, with its interval, and what it differs by from the base's. */
export function comparedTable(inOrder: readonly NamedScenario[], output: string): Html {
  const scenarios = inOrder.slice(0, shownRows);
  const [base] = scenarios;
  const { unit, ...rest } = base!.result.outputs[output]!;
  return html`<div class="scroll" tabindex="0" role="region" aria-label="What each scenario becomes"><table class="anew"><thead><tr><th scope="col">Scenario</th><th scope="col" class="number">${columnTitle('Median', unit)}</th><th scope="col" class="number">Less ${base!.name}</th><th scope="col" class="number">Lower in</th></tr></thead><tbody>${scenarios.map((scenario) => row(scenario, output))}</tbody></table></div>
<p class="small">Below each median its ${intervalName({ unit, ...rest })}, the difference draw by draw.${inOrder.length > shownRows && ' The base and the best of the others; all stand further down.'}</p>`;
}

function row({ name, result, paired }: NamedScenario, output: string): Html {
  const found = nameOutput(output, result.outputs[output]!);
  const { quantiles, interval } = found.output;
  const other = paired?.[output];
  return html`<tr><th scope="row">${name}</th>${cell(quantiles.p50.value, interval)}${
    other === undefined
      ? html`<td class="number">the base</td><td></td>`
      : html`${cell(other.difference.quantiles.p50.value, other.difference.interval)}<td class="number">${formatFrequency(other.probabilityLower.value)}</td>`
  }</tr>`;
}

function cell(
  median: number | null,
  { low, high }: { readonly low: number | null; readonly high: number | null },
): Html {
  return html`<td class="number">${formatNumber(median)}<small>${formatRange(low, high, '')}</small></td>`;
}
