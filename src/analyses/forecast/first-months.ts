import { monthText } from '../../notation/calendar-month.ts';
import type { ScenarioView } from '../../run/scenario-view.ts';
import { type PercentileKey, percentileKeys, probabilityOf } from '../../statistics/percentiles.ts';
import { countedShare } from '../goals/goals.ts';
import { forecastId } from './columns.ts';
import type { FirstMonth } from './result.ts';

/** When each output that is a first month comes, counted draw by draw. */
export function firstMonths(view: ScenarioView): Readonly<Record<string, FirstMonth>> {
  const { horizon } = view.scenario;
  if (horizon === null) return {};
  return Object.fromEntries(
    horizon.firstMonths.map((name) => {
      const share = (month: number) => countedShare(view.column(forecastId.first(name, month)));
      const byMonth = Array.from({ length: horizon.months }, (_, month) => ({
        month: monthText(horizon.from + month),
        probability: share(month),
      }));
      return [name, { unit: 'month', label: view.labelOf(name), never: share(horizon.months), byMonth, ...quantilesOf(byMonth), mean: null, sd: null }];
    }),
  );
}

/** The months up to which it has come with the probability of each key: null where it has not by the end. */
function quantilesOf(byMonth: FirstMonth['byMonth']): Pick<FirstMonth, 'quantiles'> {
  let sum = 0;
  const come = byMonth.map(({ month, probability }) => ({ month, share: (sum += probability.value ?? 0) }));
  const at = (key: PercentileKey) => come.find(({ share }) => share >= probabilityOf(key))?.month ?? null;
  return { quantiles: Object.fromEntries(percentileKeys.map((key) => [key, at(key)])) as FirstMonth['quantiles'] };
}
