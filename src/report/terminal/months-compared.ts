import type { NamedScenario } from '../../analyses/comparison/words.ts';
import { changeWords } from '../../analyses/comparison/words.ts';
import { formatNumber } from '../../notation/spoken-number.ts';
import { wrap } from './text-layout.ts';
import { textTable } from './text-table.ts';

/** Rows of a table of months; of a longer horizon every so many months are shown, and always the last. */
const mostRows = 12;

/** Scenarios whose months are listed; the page and the JSON have those of all. */
const mostScenarios = 2;

/** The paired difference of the headline month by month, of the scenarios that are shown first. */
export function monthsCompared(base: NamedScenario, others: readonly NamedScenario[]): readonly string[] {
  return others.slice(0, mostScenarios).flatMap((other, index) => {
    const { forecast = null } = other;
    if (forecast === null) return [];
    const { months, toDate, unit, totalUnit } = forecast;
    const step = Math.ceil(months.length / mostRows);
    const rows = months.flatMap(({ month, difference: { mean, quantiles } }, at) => {
      if ((months.length - 1 - at) % step !== 0) return [];
      const { p5, p95 } = quantiles;
      const sum = toDate[at]?.difference.mean.value;
      const range = `${formatNumber(p5.value)} to ${formatNumber(p95.value)}`;
      const cells = [changeWords(mean.value), range, ...(sum === undefined ? [] : [changeWords(sum)])];
      return [{ label: month, cells }];
    });
    const which = step === 1 ? 'month by month' : `every ${step} months`;
    return [
      ...(index === 0 ? [] : ['']),
      ...wrap(
        `${other.name} less ${base.name} in the same draw, ${which}, in ${unit}${totalUnit === null ? '' : ` (to date in ${totalUnit})`}:`,
      ),
      ...textTable(
        ['right', 'right', 'right'],
        [
          {
            label: '',
            cells: ['mean change', 'nine in ten draws', ...(toDate.length === 0 ? [] : ['mean to date'])],
          },
          ...rows,
        ],
      ),
    ];
  });
}
