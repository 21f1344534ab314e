import { InterruptedError } from '../../errors.ts';
import type { Coordinator } from '../../engine/coordinator.ts';
import { weightId } from '../../run/main-plan.ts';
import { resampledRows } from '../../run/resampled-draws.ts';
import { monthText } from '../../notation/calendar-month.ts';
import { type MainRun, runMain } from '../../run/main-run.ts';
import { scopedId } from '../../run/scenario-column.ts';
import { type ScenarioView, showColumn } from '../../run/scenario-view.ts';
import { overallUnit } from '../../scenario/months/comes-to.ts';
import type { Settings } from '../../run/settings.ts';
import { type Estimate, type ReplicatedColumn, unknownEstimate } from '../../statistics/estimate.ts';
import { meanEstimate, settledMean } from '../../statistics/mean.ts';
import type { Unit } from '../../units/unit.ts';
import { countedShare } from '../../statistics/counted-share.ts';
import { describeMonth } from '../describe-month.ts';
import { actualsOf } from './actuals.ts';
import { addsUp, forecastId, forecastOutputs, outputColumns } from './columns.ts';
import { goalForecasts } from './goal-forecasts.ts';
import { periodsOf } from './periods.ts';
import { type Forecast, forecastKeys, type ForecastStatistics, type OutputForecast } from './result.ts';

/** Draws of the months of outputs beside the headline: a run has ten to twenty of these, each with as many columns as months. */
const drawsBeside = 2 ** 16;
/** Columns that are drawn at a time: what is kept of them takes about half a megabyte each. */
const columnsAtATime = 100;
/** Columns of an output a month: the month, the sum to date, and its part of quarters and years. */
const columnsAMonth = 2.5;
/** Single paths that a page can show. */
const paths = 12;

/** What a scenario with a horizon comes to month by month; null without one. */
export async function forecast(
  view: ScenarioView,
  settings: Settings,
  coordinator: Coordinator,
): Promise<Forecast | null> {
  const { scenario, run } = view;
  const { horizon } = scenario;
  if (horizon === null) return null;
  const [shown, ...beside] = forecastOutputs(view, settings.outputs ?? undefined);
  const outputs: [string, OutputForecast][] = [];
  if (shown !== undefined) {
    const drawn = await pathsOf(view, shown, settings.seed, coordinator);
    outputs.push([shown, { ...outputForecast(view, run, shown, view.scope), paths: drawn }]);
  }
  const together = Math.max(1, Math.floor(columnsAtATime / (columnsAMonth * horizon.months)));
  for (let first = 0; first < beside.length; first += together) {
    const names = beside.slice(first, first + together);
    const besides = await untilStopped(() => drawBeside(view, names, settings, coordinator));
    // What is there is kept.
    if (besides === null) break;
    for (const name of names) outputs.push([name, outputForecast(view, besides, name, 0)]);
  }
  return {
    from: monthText(horizon.from),
    months: horizon.months,
    outputs: Object.fromEntries(outputs),
    goals: goalForecasts(view),
    ...limitedInputs(view),
  };
}

/** What was drawn; null where that was stopped. */
async function untilStopped<Drawn>(draw: () => Promise<Drawn>): Promise<Drawn | null> {
  try {
    return await draw();
  } catch (error) {
    if (error instanceof InterruptedError) return null;
    throw error;
  }
}

/** How likely inputs were set to one of their limits in a month at least, where there are such. */
function limitedInputs(view: ScenarioView): Pick<Forecast, 'limited'> {
  const limited = view.scenario
    .horizon!.series.filter(({ limits }) => limits !== null)
    .map(({ input }) => [input, countedShare(view.column(forecastId.limited(input)))] as const);
  return limited.length === 0 ? {} : { limited: Object.fromEntries(limited) };
}

/** The same draws, fewer of them, for outputs whose months are not in the run. */
async function drawBeside(
  { scenario }: ScenarioView,
  names: readonly string[],
  settings: Settings,
  coordinator: Coordinator,
): Promise<MainRun> {
  const few: Settings = {
    ...settings,
    draws: Math.min(settings.draws, drawsBeside),
    outputs: [],
    narrowing: false,
    sensitivity: false,
    onProgress: () => {},
  };
  return runMain([scenario], few, coordinator, (lowered) => outputColumns(lowered, names));
}

/** `scope` is where the scenario stands in the run. */
function outputForecast(view: ScenarioView, run: MainRun, name: string, scope: number): OutputForecast {
  const { scenario } = view;
  const horizon = scenario.horizon!;
  const { unit } = scenario.quantities.find((quantity) => quantity.name === name)!;
  const sums = addsUp(view, name);
  const total = overallUnit({ name, unit }, horizon);
  const whole = scenario.outputs.includes(name)
    ? view.quantity(name)
    : showColumn(run.column(scopedId(scope, forecastId.overall(name))), total, '');
  // Where a total settles, so do the months that it is made of.
  const settles = whole.estimate(meanEstimate).value !== null;
  const meanOf = settles ? settledMean : () => unknownEstimate;
  const of = (id: string, shown: Unit) => statistics(run.column(scopedId(scope, id)), shown, meanOf);
  const months = Array.from({ length: horizon.months }, (_, month) => month);
  const label = (month: number) => monthText(horizon.from + month);
  const periods = periodsOf(horizon).map(({ kind, name: period, first, last }) => ({
    kind,
    shown: {
      period,
      from: label(first),
      to: label(last),
      ...of(forecastId.period(name, period), sums ? total : unit),
    },
  }));
  const actuals = actualsOf(scenario, name);
  const actual = (month: number) => (actuals.has(month) ? { actual: actuals.get(month)! } : {});
  const ofKind = (wanted: 'quarter' | 'year') =>
    periods.flatMap(({ kind, shown }) => (kind === wanted ? [shown] : []));
  return {
    unit: unit.text,
    totalUnit: sums ? total.text : null,
    draws: run.plan.drawsPerReplicate * run.replicates.length,
    months: months.map((month) => ({
      month: label(month),
      ...actual(month),
      ...of(forecastId.month(name, month), unit),
    })),
    toDate: sums
      ? months.map((month) => ({ month: label(month), ...of(forecastId.toDate(name, month), total) }))
      : [],
    total: statistics(whole.column, total, meanEstimate),
    ...(periods.length === 0 ? {} : { quarters: ofKind('quarter'), years: ofKind('year') }),
  };
}

const statistics = (
  column: ReplicatedColumn,
  unit: Unit,
  meanOf: (column: ReplicatedColumn, scale: number) => Estimate,
): ForecastStatistics => describeMonth(column, unit, forecastKeys, meanOf);

/** The first draws of the first replicate, each a path; where there is evidence, such as agree with it. */
async function pathsOf(
  view: ScenarioView,
  name: string,
  seed: string,
  coordinator: Coordinator,
): Promise<(number | null)[][]> {
  const { run, scenario } = view;
  const indices = Array.from({ length: scenario.horizon!.months }, (_, month) =>
    run.columnIndex(scopedId(view.scope, forecastId.month(name, month))),
  );
  const [plan, replicate] = [run.plan, run.replicates[0]!];
  const wanted = plan.program.columns.map((_, index) => indices.includes(index));
  const { outputs } =
    run.evidence === null
      ? await coordinator.evaluate(plan, replicate, 0, Math.min(plan.drawsPerReplicate, 1024))
      : await resampledRows(
          plan,
          replicate,
          { rows: paths, weights: run.columnIndex(weightId), wanted, seed },
          coordinator,
        );
  const { unit } = scenario.quantities.find((quantity) => quantity.name === name)!;
  const columns = indices.map((index) => {
    return { values: outputs[index]!, factor: unit.factor * run.scales[index]! };
  });
  const rows = Math.min(paths, columns[0]!.values.length);
  const digits = (value: number) => (Number.isFinite(value) ? Number(value.toPrecision(6)) : null);
  return Array.from({ length: rows }, (_, row) =>
    columns.map(({ values, factor }) => digits(values[row]! / factor)),
  );
}
