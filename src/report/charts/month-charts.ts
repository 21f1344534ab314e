import { shownForecast } from '../../analyses/forecast/words.ts';
import type { Result } from '../../analyses/result.ts';
import { billToDate } from './bill-to-date.ts';
import { chanceByMonth } from './chance-by-month.ts';
import type { Chart } from './chart.ts';
import { fan } from './fan.ts';

/** Quantities beside the first whose limits are drawn. */
const furtherQuantities = 2;

/** The quantity whose months are shown first, then others that goals limit by month. */
export function namesByMonth(result: Result): readonly string[] {
  const shown = shownForecast(result);
  if (shown === null) return [];
  const { goals, outputs } = result.forecast!;
  const limited = goals.flatMap(({ limit }) =>
    limit !== null && limit.quantity in outputs ? [limit.quantity] : [],
  );
  return [...new Set([shown.name, ...limited])].slice(0, 1 + furtherQuantities);
}

/** Every chart over months that a what-if draws anew. */
export function monthCharts(result: Result): readonly Chart[] {
  const names = namesByMonth(result);
  const makers = [billToDate, chanceByMonth('toDate'), chanceByMonth('month')];
  return [
    ...names.slice(0, 1).map((name) => fan(result, { name })),
    ...makers.flatMap((make) => names.map((name) => make(result, { name }))),
  ].filter((chart) => chart !== null);
}
