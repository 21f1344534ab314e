import { monthText } from '../../notation/calendar-month.ts';
import type { ScenarioView } from '../../run/scenario-view.ts';
import { type PercentileKey, percentileKeys, probabilityOf } from '../../statistics/percentiles.ts';
import { countedShare } from '../../statistics/counted-share.ts';
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
      return [
        name,
        {
          unit: 'month',
          label: view.labelOf(name),
          never: share(horizon.months),
          byMonth,
          ...quantilesOf(byMonth),
          mean: null,
          sd: null,
        },
      ];
    }),
  );
}

/** What a sum of shares may be off by. */
const rounding = 1e-12;

/** The months up to which it has come with the probability of each key: null where it has not by the end. */
function quantilesOf(byMonth: FirstMonth['byMonth']): Pick<FirstMonth, 'quantiles'> {
  let come = 0;
  const soFar = byMonth.map(({ month, probability }) => {
    come += probability.value ?? 0;
    return { month, come };
  });
  const at = (key: PercentileKey) =>
    soFar.find(({ come }) => come > probabilityOf(key) - rounding)?.month ?? null;
  return {
    quantiles: Object.fromEntries(percentileKeys.map((key) => [key, at(key)])) as FirstMonth['quantiles'],
  };
}
