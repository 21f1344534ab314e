import { type Calibration, calibrationOf, type Forecast } from '../../statistics/calibration.ts';
import { type Backtest, type BacktestCase, backtestGroups } from './result.ts';

/** How right the measured cases are, by group and over all. */
export function scoreOf(cases: readonly BacktestCase[]): Pick<Backtest, 'groups' | 'overall'> {
  const measured = cases.filter(({ kind }) => kind === 'measured');
  const scored = (members: readonly BacktestCase[]): Calibration => calibrationOf(members.map(forecastOf));
  const groups = backtestGroups.flatMap((group) => {
    const members = measured.filter((one) => one.group === group);
    return members.length === 0 ? [] : [[group, scored(members)] as const];
  });
  return { groups: Object.fromEntries(groups), overall: scored(measured) };
}

/** A bound is no point that a distribution could be held against: it has an interval that holds it or not. */
function forecastOf(one: BacktestCase): Forecast {
  const { inside, bound, percentile, crps, logScore, low, median, high, reported } = one;
  return {
    inside,
    percentile: bound === null ? percentile : null,
    crps,
    logScore,
    width: ratio(high, low),
    bias: bound === null ? ratio(median, reported) : null,
  };
}

/** One number over another; null where it is not known or one of them is not positive. */
function ratio(over: number | null, under: number | null): number | null {
  return over !== null && under !== null && over > 0 && under > 0 ? over / under : null;
}
