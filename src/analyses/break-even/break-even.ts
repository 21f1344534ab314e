import { asJson } from '../as-json.ts';
import { meanSimple } from 'simple-statistics';
import { createDistribution } from '../../distributions/create-distribution.ts';
import { hypot } from '../../elementary/elementary.ts';
import { didYouMean, InterruptedError, UsageError } from '../../errors.ts';
import { namesIn } from '../../notation/fold.ts';
import type { WantedColumn } from '../../plan/columns.ts';
import { Graph } from '../../plan/graph.ts';
import { withoutEffect } from '../../plan/without-effect.ts';
import { Streams } from '../../plan/streams.ts';
import { type Coordinator, withCoordinator } from '../../engine/coordinator.ts';
import { checkSameHorizon } from '../../scenario/months/same-horizon.ts';
import type { Scenario, ScenarioInput } from '../../scenario/scenario.ts';
import { planInTurns } from '../../run/plan-in-turns.ts';
import { type Settings, type SimulateOptions, settingsOf } from '../../run/settings.ts';
import type { BreakEven } from './result.ts';
import { type BreakEvenTarget, differenceTarget, goalTarget } from './columns.ts';
import { replicateError, type Estimate } from '../../statistics/estimate.ts';
import { inBase } from '../../units/arithmetic.ts';
import { type Bracket, brackets, crossing, spread } from '../../statistics/root.ts';

/** What is to be even. */
export interface BreakEvenRequest {
  /** The input that is set to one value after the other, in every scenario that has it. */
  readonly input: string;
  /** The goal whose probability is to be reached, counted from 1; the first unless said. */
  readonly goal?: number;
  /** The probability; what the goal requires unless said. */
  readonly probability?: number;
  /** Another scenario, whose mean output is to equal the first's; then no goal is looked at. */
  readonly other?: Scenario;
  /** The output whose means are to be equal; the headline unless said. */
  readonly output?: string;
}

/** Draws of each value unless said: every value of the input is tried on the same ones. */
const standardDraws = 2 ** 16;

/**
 * The value of an input at which a goal's probability is a given one, or at which two scenarios have the same mean
 * output (the mean of their paired difference is 0). Every value is tried on the same draws, so that the curve is
 * smooth, and many in one plan, so that parts that do not depend on the input are computed once.
 *
 * @throws UsageError where the request makes no sense; InterruptedError
 */
export async function breakEven(
  scenario: Scenario,
  request: BreakEvenRequest,
  options: Omit<SimulateOptions, 'precision' | 'sensitivity' | 'outputs'> = {},
): Promise<BreakEven> {
  const settings = settingsOf(scenario, { draws: standardDraws, ...options });
  const { other = null } = request;
  if (other !== null) checkSameHorizon(scenario, [other]);
  const input = inputOf(scenario, other, request.input);
  const target = other === null ? goalTarget(scenario, request) : differenceTarget(scenario, other, request);
  return withCoordinator(options, async (coordinator) => {
    const replicatesAt = (values: readonly number[]) =>
      evaluate(input, target, values, settings, coordinator);
    const missAt = async (values: readonly number[]) =>
      (await replicatesAt(values)).map((replicates) => meanSimple(replicates) - target.value);
    // A probability counted on n draws moves in steps of 1 / n.
    const resolution = target.kind === 'goal' ? 1 / settings.draws : 0;
    const places = spread(...searchRange(input));
    const misses = await missAt(places);
    const found = brackets(places, misses);
    const middle = medianOf(input);
    const distance = ({ low, high }: Bracket) => Math.max(low - middle, middle - high);
    const nearest = found.toSorted((a, b) => distance(a) - distance(b))[0];
    return asJson<BreakEven>({
      format: 'costcone-break-even/1',
      scenario: identity(scenario),
      other: other === null ? null : identity(other),
      run: { seed: settings.seed, design: settings.design, draws: settings.draws },
      input: input.name,
      unit: input.unit.text,
      target: {
        kind: target.kind,
        text: target.text,
        value: target.value,
        unit: target.unit,
        label: target.label,
        threshold: target.threshold,
      },
      value: nearest
        ? await withError(await crossing(missAt, nearest), nearest, replicatesAt, resolution)
        : { value: null, error: null },
      crossings: found.length,
      curve: places.map((place, index) => {
        const value = misses[index]! + target.value;
        return { input: place, value: Number.isFinite(value) ? value : null };
      }),
      warnings: [
        ...withoutEffectWarning(scenario, other, input, request, target),
        ...warningsOf(scenario, input, found),
      ],
    });
  });
}

const identity = ({ title, file, sha256 }: Scenario) => ({ title, file, sha256 });

/** What the target's column gives at each value of the input, in every replicate. */
async function evaluate(
  input: ScenarioInput,
  target: BreakEvenTarget,
  values: readonly number[],
  settings: Settings,
  coordinator: Coordinator,
): Promise<number[][]> {
  const graph = new Graph();
  const streams = new Streams();
  const columns = values.map(
    (value, index): WantedColumn => ({
      id: String(index),
      node: target.node(graph, streams, input.name, inBase(value, input.unit)),
      kind: target.kind === 'goal' ? 'indicator' : 'moments',
    }),
  );
  const { seed, design, draws, signal } = settings;
  const request = { graph, streams, columns, seed, purpose: 'main', design, draws } as const;
  const plan = await planInTurns(request, signal);
  const { replicates, interrupted } = await coordinator.run(plan, { signal });
  if (interrupted) throw new InterruptedError('stopped before the break-even value was found');
  return values.map((_, index) =>
    replicates.map(({ columns: summaries }) => {
      const { mean, nonFinite } = summaries[index]!;
      return nonFinite > 0 ? Number.NaN : mean / target.factor;
    }),
  );
}

/** The error of the crossing: that of the curve there, over its slope. */
async function withError(
  value: number,
  { low, high }: Bracket,
  replicatesAt: (values: readonly number[]) => Promise<number[][]>,
  resolution: number,
): Promise<Estimate> {
  const step = (high - low) / 2;
  const [before, at, after] = await replicatesAt([value - step, value, value + step]);
  const slope = (meanSimple(after!) - meanSimple(before!)) / (2 * step);
  const error = replicateError(at!);
  return {
    value,
    error: error === null || !(slope !== 0) ? null : hypot(error, resolution) / Math.abs(slope),
  };
}

/** The input to vary. @throws UsageError where no scenario has it. */
function inputOf(scenario: Scenario, other: Scenario | null, name: string): ScenarioInput {
  const inputs = [...scenario.inputs, ...(other?.inputs ?? [])];
  const input = inputs.find((candidate) => candidate.name === name);
  if (input) return input;
  const hint = didYouMean(
    name,
    inputs.map((candidate) => candidate.name),
  );
  throw new UsageError(`there is no input "${name}"${hint ? `; ${hint}` : ''}`);
}

/** Ten times beyond what the input is thought to be, within what it may be; in its unit. */
function searchRange({ value, unit, range }: ScenarioInput): [low: number, high: number] {
  const scale = value.unit.factor / unit.factor;
  const distribution = value.kind === 'distribution' ? createDistribution(value.spec) : null;
  const low = scale * (distribution?.quantile(0.001) ?? (value.kind === 'constant' ? value.value : 0));
  const high = scale * (distribution?.upperQuantile(0.001) ?? (value.kind === 'constant' ? value.value : 0));
  const width = high - low || Math.abs(low) || 1;
  const wide: [number, number] = low > 0 ? [low / 10, high * 10] : [low - 5 * width, high + 5 * width];
  const [least, most] = range ?? [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];
  return [Math.max(wide[0], least), Math.min(wide[1], most)];
}

function medianOf({ value, unit }: ScenarioInput): number {
  const median = value.kind === 'constant' ? value.value : createDistribution(value.spec).quantile(0.5);
  return (median * value.unit.factor) / unit.factor;
}

/** Where nothing that is compared depends on the input. */
function withoutEffectWarning(
  scenario: Scenario,
  other: Scenario | null,
  { name }: ScenarioInput,
  { goal: number = 1 }: BreakEvenRequest,
  { text }: BreakEvenTarget,
): string[] {
  const wanted = other === null ? namesIn(scenario.goals[number - 1]!.tree) : [text];
  const having = [scenario, ...(other === null ? [] : [other])].filter(({ inputs }) =>
    inputs.some((input) => input.name === name),
  );
  const isInVain = having.every((one) => withoutEffect(one, [name], wanted).length > 0);
  return isInVain
    ? [
        `${name} changes nothing here, because ${wanted.join(' and ')} ${wanted.length > 1 ? 'do' : 'does'} not depend on it`,
      ]
    : [];
}

function warningsOf(scenario: Scenario, { name }: ScenarioInput, found: readonly Bracket[]): string[] {
  const tied = scenario.correlations.flatMap(({ between }) =>
    between.includes(name) ? between.filter((partner) => partner !== name) : [],
  );
  return [
    ...(found.length > 1
      ? [`it is even at ${found.length} values of ${name}; the one nearest to its median is given`]
      : []),
    ...(tied.length > 0
      ? [`${name} is correlated with ${tied.join(', ')}, which keep their own distributions while it is set`]
      : []),
  ];
}
