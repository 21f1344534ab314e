import { reachingInputs } from '../../plan/reaching-inputs.ts';
import type { ScenarioView } from '../../run/scenario-view.ts';
import type { SlicedInput } from '../../statistics/input-slices.ts';
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
  const ofHeadline = firstRows(view, view.rowsPerReplicate);
  const beside = firstRows(view, rowsBeside);
  const slices = new Map<string, SlicedInput>();
  return Object.fromEntries(
    outputs.map((output) => {
      const { minimum, maximum } = view.quantity(output).column.pooled.summary;
      if (!(minimum < maximum)) return [output, null];
      return output === view.scenario.outputs[0]
        ? [output, driversOf(view, ofHeadline, output, level, new Map())]
        : [output, driversOf(view, beside, output, level, slices)];
    }),
  );
}

/** `slices`: those of inputs in all of these rows, for the outputs to come. */
function driversOf(
  view: ScenarioView,
  drawn: DrawnRows,
  output: string,
  level: number,
  slices: Map<string, SlicedInput>,
): Record<string, Driver> {
  const all = reachingInputs(view.scenario, [output]);
  const rows = finiteRows(drawn, output, level);
  if (rows === null) return Object.fromEntries(all.map((input) => [input, unknownDriver(all.length > 1)]));
  const sliced = (input: string) => {
    const values = drawn.input(input);
    const known = rows.whole ? slices.get(input) : undefined;
    const found = known ?? rows.slicesOf(values);
    if (rows.whole) slices.set(input, found);
    return found;
  };
  const found = all
    .map((input) => ({ input, known: narrowing(rows.interval, sliced(input)) }))
    .sort((a, b) => b.known.amount.value! - a.known.amount.value!);
  const ranked = places(found.map(({ known }) => known.parts));
  return Object.fromEntries(
    found.map(({ input, known }, place) => [input, { ...shown(view, output, known), ...ranked[place]! }]),
  );
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
  const replicateOf = new Uint8Array(y.length);
  for (let row = 0, count = 0; row < drawn.length; row++)
    if (whole || Number.isFinite(drawn[row])) replicateOf[count++] = row / rows.perReplicate;
  const interval = intervalRows(y, replicateOf, drawn.length / rows.perReplicate, level);
  // An interval that is one value has no width that could go.
  if (interval === null || interval.high.all === interval.low.all) return null;
  return {
    interval,
    whole,
    slicesOf: (values: Float64Array) => slicesOfFinite(values, drawn, whole, interval),
  };
}

function slicesOfFinite(values: Float64Array, drawn: Float64Array, whole: boolean, interval: IntervalRows) {
  if (whole) return slicesOf(values, keptOrder(values), interval);
  const x = values.filter((_, row) => Number.isFinite(drawn[row]));
  return slicesOf(x, ascendingOrder(x), interval);
}
