import { reachingInputs } from '../../plan/reaching-inputs.ts';
import type { ScenarioView } from '../../run/scenario-view.ts';
import { type Estimate, unknownEstimate } from '../../statistics/estimate.ts';
import {
  type IntervalRows,
  intervalRows,
  type Narrowing,
  narrowing,
  slicesOf,
} from '../../statistics/narrowing.ts';
import { ascendingOrder, keptOrder } from '../../statistics/rank.ts';
import { places } from '../../statistics/ties.ts';
import { allFinite, type DrawnRows, firstRows } from './drawn-rows.ts';
import { knownColumns } from './known-columns.ts';
import type { Driver, Drivers } from './result.ts';

/**
 * Draws of a replicate that outputs beside the headline are read from: their narrowings are known half as well as the
 * headline's, in a quarter of the time. Judgement: a scenario has ten to twenty of them.
 */
const rowsBeside = 1024;

/**
 * What would narrow the interval of each output: how much, on average, if an input were known, read from the kept draws
 * of the run. `level`: that of the interval, 0 to 1.
 */
export function narrowingDrivers(view: ScenarioView, level: number, outputs: readonly string[]): Drivers {
  const beside = firstRows(view, rowsBeside, knownColumns(view));
  return Object.fromEntries(
    outputs.map((output) => {
      const { minimum, maximum } = view.quantity(output).column.pooled.summary;
      if (!(minimum < maximum)) return [output, null];
      const isHeadline = output === view.scenario.outputs[0];
      const drawn = isHeadline ? firstRows(view, view.rowsPerReplicate, knownColumns(view)) : beside;
      return [output, driversOf(view, drawn, output, level)];
    }),
  );
}

function driversOf(
  view: ScenarioView,
  drawn: DrawnRows,
  output: string,
  level: number,
): Record<string, Driver> {
  const all = reachingInputs(view.scenario, [output]);
  const found = narrowingsOf(drawn, view.keptOutput(output), output, level, all);
  if (found === null) return Object.fromEntries(all.map((input) => [input, unknownDriver(all.length > 1)]));
  const ranked = places(found.map(({ narrowed }) => narrowed.parts));
  return Object.fromEntries(
    found.map(({ input, narrowed }, place) => [
      input,
      { ...shown(view, output, narrowed), ...ranked[place]! },
    ]),
  );
}

/** What each input narrows, most first; null where the output has no width to narrow, or too few finite draws. */
function narrowingsOf(
  drawn: DrawnRows,
  kept: Float64Array,
  output: string,
  level: number,
  inputs: readonly string[],
) {
  const { known, perReplicate } = drawn;
  const byInput = known.once(
    `narrowings ${perReplicate} ${level}`,
    kept,
    () => new WeakMap<Float64Array, Narrowing>(),
  );
  const columns = inputs.map((input) => ({ input, values: drawn.input(input) }));
  if (!columns.every(({ values }) => byInput.has(values))) {
    const rows = finiteRows(drawn, output, level);
    if (rows === null) return null;
    const sliced = (values: Float64Array) =>
      rows.whole ? known.once(`slices ${level}`, values, () => rows.slicesOf(values)) : rows.slicesOf(values);
    for (const { values } of columns) byInput.set(values, narrowing(rows.interval, sliced(values)));
  }
  return columns
    .map(({ input, values }) => ({ input, narrowed: byInput.get(values)! }))
    .sort((a, b) => b.narrowed.amount.value! - a.narrowed.amount.value!);
}

/** Where there is no width to narrow, or the draws are too few to see its ends, no input can be told apart from another. */
const unknownDriver = (tied: boolean): Driver => ({
  narrowing: unknownEstimate,
  amount: unknownEstimate,
  interval: { low: null, high: null },
  tied,
  rank: 1,
});

function shown(
  view: ScenarioView,
  output: string,
  { narrowing, amount, low, high }: Narrowing,
): Pick<Driver, 'narrowing' | 'amount' | 'interval'> {
  const show = (base: number | null) => {
    const value = base === null ? null : view.show(output, base);
    return value !== null && Number.isFinite(value) ? value : null;
  };
  const showEstimate = ({ value, error }: Estimate): Estimate => ({ value: show(value), error: show(error) });
  return { narrowing, amount: showEstimate(amount), interval: { low: show(low), high: show(high) } };
}

/** The kept draws in which an output is finite. */
function finiteRows(rows: DrawnRows, output: string, level: number) {
  const drawn = rows.output(output);
  const whole = allFinite(drawn);
  const y = whole ? drawn : drawn.filter(Number.isFinite);
  const replicateOf = replicatesOf(drawn, rows.perReplicate, y.length);
  const order = whole ? keptOrder(y) : ascendingOrder(y);
  const interval = intervalRows(y, order, replicateOf, drawn.length / rows.perReplicate, level);
  // An interval that is one value has no width that could go.
  if (interval === null || interval.high.all === interval.low.all) return null;
  return {
    interval,
    whole,
    slicesOf: (values: Float64Array) => slicesOfFinite(values, drawn, whole, interval),
  };
}

/** The replicate of each row that is finite. */
function replicatesOf(drawn: Float64Array, perReplicate: number, finite: number): Uint8Array {
  const replicates = new Uint8Array(finite);
  for (let row = 0, count = 0; row < drawn.length; row++)
    if (Number.isFinite(drawn[row])) replicates[count++] = row / perReplicate;
  return replicates;
}

function slicesOfFinite(values: Float64Array, drawn: Float64Array, whole: boolean, interval: IntervalRows) {
  if (whole) return slicesOf(values, keptOrder(values), interval);
  const x = values.filter((_, row) => Number.isFinite(drawn[row]));
  return slicesOf(x, ascendingOrder(x), interval);
}
