import type { ForecastMonth } from '../../../analyses/forecast/result.ts';
import { monthlyLabel, shownForecast } from '../../../analyses/forecast/words.ts';
import { type ColumnScale, columnNumber, columnRange } from '../../../notation/column-scale.ts';
import { shortMonthAndYear } from '../../../notation/spoken-month.ts';
import { drawAlike } from '../../charts/draw.ts';
import { fanThumbnail } from '../../charts/fan-thumbnail.ts';
import { type Html, html, raw } from '../html.ts';
import type { PageContext } from '../section.ts';
import { scaledUnit, unitScales } from './unit-scales.ts';

/** The outputs of a forecast beside the one that is shown in full: a small fan each, and where it begins and ends. */
export async function outputsByMonth({ result }: PageContext): Promise<Html | null> {
  const { forecast } = result;
  if (forecast === undefined) return null;
  const shown = shownForecast(result)?.name;
  const rows: Html[] = [];
  const scales = unitScales(
    Object.values(forecast.outputs).flatMap(({ months, unit }) =>
      [months[0]!, months.at(-1)!].map(({ quantiles: { p5, p50, p95 } }) => ({
        output: { unit, quantiles: { p5, p50, p95 } },
      })),
    ),
  );
  for (const [name, { months, unit }] of Object.entries(forecast.outputs)) {
    if (name === shown || months.length < 2) continue;
    const thumbnail = fanThumbnail(months);
    const drawing = thumbnail && raw(await drawAlike(thumbnail.spec, `m${rows.length}`));
    const scale = scales.get(unit)!;
    const ends = [months[0]!, months.at(-1)!].map(
      (month) =>
        html`<td class="number">${columnNumber(month.quantiles.p50.value, scale)}<small>${nineInTen(month, scale)}</small></td>`,
    );
    rows.push(
      html`<tr><th scope="row">${monthlyLabel(result, name)}${scaledUnit(unit, scale)}</th><td class="thumbnail" aria-hidden="true">${drawing}${thumbnail?.logarithmic && html`<small>log scale</small>`}</td>${ends}</tr>`,
    );
  }
  if (rows.length === 0) return null;
  const { months } = Object.values(forecast.outputs)[0]!;
  const heads = [months[0]!, months.at(-1)!].map(({ month }) => shortMonthAndYear(month));
  return html`<h3>Month by month</h3>
<div class="scroll" tabindex="0" role="region" aria-label="All outputs month by month"><table class="outputs"><thead><tr><th scope="col">Quantity</th><td></td>${heads.map((head) => html`<th scope="col" class="number">${head}</th>`)}</tr></thead><tbody>${rows}</tbody></table></div>
<p class="small">Medians, with the 5th to 95th percentile. The drawings have the median and nine in ten from the first month to the last; <code>costcone run --months</code> writes every month.</p>`;
}

function nineInTen({ quantiles: { p5, p95 } }: ForecastMonth, scale: ColumnScale): string {
  if (p5.value === null || p95.value === null || p5.value === p95.value) return '';
  return columnRange(p5.value, p95.value, scale);
}
