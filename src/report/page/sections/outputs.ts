import { drawAlike } from '../../charts/draw.ts';
import { outputThumbnail } from '../../charts/thumbnail.ts';
import {
  intervalName,
  intervalRange,
  isConstant,
  sameInDraws,
  type NamedOutput,
} from '../../../analyses/outcome/words.ts';
import { type Html, html, raw } from '../html.ts';
import { columnNumber, columnRange } from '../../../notation/column-scale.ts';
import type { PageContext } from '../section.ts';
import { firstMonthsList } from './first-months.ts';
import { outputsByMonth } from './outputs-by-month.ts';
import { scaledUnit, unitScales } from './unit-scales.ts';

/** Every output beside the headline: its shape, median and interval, and where there are months its fan. */
export async function outputsSection(context: PageContext): Promise<Html | null> {
  const { outputs, result } = context;
  const first = firstMonthsList(result);
  if (outputs.length < 2) return first;
  return html`${await outputsTable(outputs)}${await outputsByMonth(context)}${first}`;
}

/** Every output in one line each, with its shape where it is `drawn`. */
export async function outputsTable(
  outputs: readonly NamedOutput[],
  prefix = '',
  drawn = true,
): Promise<Html> {
  const rows: Html[] = [];
  const scales = unitScales(outputs);
  for (const [index, named] of outputs.entries()) {
    const { output, digits, shown } = named;
    const scale = scales.get(output.unit)!;
    const { low, high } = output.interval;
    const thumbnail = !drawn || isConstant(output) ? null : outputThumbnail(output);
    const drawing = thumbnail && raw(await drawAlike(thumbnail.spec, `${prefix}o${index}`));
    rows.push(
      html`<tr><th scope="row">${output.label}${scaledUnit(output.unit, scale)}</th>${drawn && html`<td class="thumbnail" aria-hidden="true">${drawing}${thumbnail?.logarithmic && html`<small>log scale</small>`}</td>`}<td class="number">${columnNumber(shown(output.quantiles.p50.value), scale, digits)}</td><td class="number">${sameInDraws(named) ?? (low === null && high === null ? intervalRange(named) : columnRange(low, high, scale, digits))}</td></tr>`,
    );
  }
  return html`<div class="scroll" tabindex="0" role="region" aria-label="All outputs${prefix && ` ${prefix}`}"><table class="outputs"><thead><tr><th scope="col">Quantity</th>${drawn && html`<td></td>`}<th scope="col" class="number">Median</th><th scope="col" class="number">${intervalName(outputs[0]!.output)}</th></tr></thead><tbody>${rows}</tbody></table></div>`;
}
