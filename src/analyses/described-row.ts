import type { Coordinator } from '../engine/coordinator.ts';
import { checkFinite } from '../run/non-finite.ts';
import type { ScenarioView, ShownColumn } from '../run/scenario-view.ts';
import { countedShare } from '../statistics/counted-share.ts';
import { drawsOf, type Estimate, replicateValues } from '../statistics/estimate.ts';
import { mean } from '../statistics/mean.ts';
import { probabilityOf } from '../statistics/percentiles.ts';
import { quantile } from '../statistics/quantile.ts';
import { spreadAboutMean } from '../statistics/standard-deviation.ts';
import { type Statistic, statistics } from '../statistics/statistics.ts';
import { readStatistic } from './describe-column.ts';
import { goalId } from './goals/columns.ts';
import { exactMoments } from './outcome/exact-moments.ts';
import { type SweptOutput, type SweptRow, sweptPercentiles } from './sweep/result.ts';

/** A statistic of an output by which rows are compared. */
export interface Compared {
  readonly statistic: string;
  readonly output: string;
}

/** What is kept of a row: its numbers, and those by which it is compared. */
export interface DescribedRow extends Pick<SweptRow, 'draws' | 'outputs' | 'goals'> {
  readonly units: Readonly<Record<string, string>>;
  /** The statistic that is compared, and what each replicate says of it; null where nothing is compared or it is not known. */
  readonly compared: { readonly value: Estimate; readonly replicates: readonly number[] } | null;
}

const statisticNamed = new Map(statistics.map((row) => [row.name, row]));

/** Statistics that rows can be compared by. */
export const comparable: readonly string[] = statistics
  .filter(({ place: [field] }) => field === 'mean' || field === 'sd' || field === 'quantiles')
  .map(({ name }) => name);

/**
 * The numbers of one scenario of a run, each as a Result gives it where no event is too rare for the draws.
 *
 * @throws ModelError where more draws than allowed gave no finite number
 */
export async function describeRow(
  view: ScenarioView,
  outputs: readonly string[],
  compared: Compared | null,
  coordinator: Coordinator,
): Promise<DescribedRow> {
  await checkFinite(view, coordinator);
  const shown = outputs.map((name) => [name, view.quantity(name)] as const);
  return {
    draws: drawsOf(shown[0]![1].column),
    outputs: Object.fromEntries(shown.map(([name, column]) => [name, outputOf(view, name, column)])),
    units: Object.fromEntries(shown.map(([name, { unit }]) => [name, unit])),
    goals: view.scenario.goals.map((_, index) => countedShare(view.column(goalId.held(index)))),
    compared: compared === null ? null : comparedOf(view, compared),
  };
}

function outputOf(view: ScenarioView, name: string, shown: ShownColumn): SweptOutput {
  const read = (statistic: string) => readStatistic(shown, statisticNamed.get(statistic)!);
  const exact = exactMoments(view, name);
  const known = (found: Estimate, moment: number | null | undefined): Estimate =>
    found.value !== null || moment == null ? found : { value: moment, error: 0 };
  return {
    mean: known(read('mean'), exact?.mean),
    sd: known(read('sd'), exact?.sd),
    quantiles: Object.fromEntries(
      sweptPercentiles.map((key) => [key, read(key)]),
    ) as SweptOutput['quantiles'],
  };
}

function comparedOf(view: ScenarioView, { statistic, output }: Compared): DescribedRow['compared'] {
  const shown = view.quantity(output);
  const row = statisticNamed.get(statistic)!;
  const value = readStatistic(shown, row);
  if (value.value === null) return null;
  const read = readerOf(row);
  const replicates = replicateValues(shown.column, (draws) => (read(draws) ?? Number.NaN) / shown.factor);
  return { value, replicates };
}

/** A statistic of the draws alone, of all of them or of one replicate. */
function readerOf({ name, place: [field] }: Statistic) {
  if (field === 'mean') return mean;
  if (field === 'sd') return spreadAboutMean;
  const p = probabilityOf(name);
  return (draws: Parameters<typeof quantile>[0]) => quantile(draws, p);
}
