import { type ColumnScale, columnNumber, columnRange, columnScale } from '../../../notation/column-scale.ts';
import { formatFrequency } from '../../../notation/spoken-number.ts';
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
  const scale = columnScale(scenarios.flatMap((scenario) => numbersOf(scenario, output)));
  const inScale = `${scale[1]} ${unit}`.trim();
  return html`<div class="scroll" tabindex="0" role="region" aria-label="What each scenario becomes"><table class="anew"><thead><tr><th scope="col">Scenario</th><th scope="col" class="number">${columnTitle('Median', inScale)}</th><th scope="col" class="number">Less ${base!.name}</th><th scope="col" class="number">Lower in</th></tr></thead><tbody>${scenarios.map((scenario) => row(scenario, output, scale))}</tbody></table></div>
<p class="small">Below each median its ${intervalName({ unit, ...rest })}, the difference draw by draw.${inOrder.length > shownRows && ' The base and the best of the others; the full list is further down.'}</p>`;
}

/** All amounts of a row. */
function numbersOf({ result, paired }: NamedScenario, output: string): readonly (number | null)[] {
  const { quantiles, interval } = result.outputs[output]!;
  const { difference } = paired?.[output] ?? {};
  return [quantiles.p50.value, interval.low, interval.high].concat(
    difference === undefined
      ? []
      : [difference.quantiles.p50.value, difference.interval.low, difference.interval.high],
  );
}

function row({ name, result, paired }: NamedScenario, output: string, scale: ColumnScale): Html {
  const found = nameOutput(output, result.outputs[output]!);
  const { quantiles, interval } = found.output;
  const other = paired?.[output];
  return html`<tr><th scope="row">${name}</th>${cell(quantiles.p50.value, interval, scale)}${
    other === undefined
      ? html`<td class="number">the base</td><td></td>`
      : html`${cell(other.difference.quantiles.p50.value, other.difference.interval, scale, true)}<td class="number">${formatFrequency(other.probabilityLower.value)}</td>`
  }</tr>`;
}

function cell(
  median: number | null,
  { low, high }: { readonly low: number | null; readonly high: number | null },
  scale: ColumnScale,
  isChange = false,
): Html {
  return html`<td class="number">${isChange && median !== null && median > 0 && '+'}${columnNumber(median, scale)}<small>${columnRange(low, high, scale)}</small></td>`;
}
