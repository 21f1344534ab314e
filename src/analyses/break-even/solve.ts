import { meanSimple } from 'simple-statistics';
import { withCoordinator } from '../../engine/coordinator.ts';
import { hypot } from '../../elementary/elementary.ts';
import { UsageError } from '../../errors.ts';
import { namesIn } from '../../notation/fold.ts';
import { withoutEffect } from '../../plan/without-effect.ts';
import { askedEvidence } from '../../run/asked-evidence.ts';
import { drawnAsObserved } from '../../plan/evidence/observed-inputs.ts';
import { enoughDraws } from '../../run/enough-draws.ts';
import { drawsOfEach, type Settings, type SimulateOptions, settingsOf } from '../../run/settings.ts';
import { checkSameEvidence } from '../../scenario/evidence/same-evidence.ts';
import { checkSameHorizon } from '../../scenario/months/same-horizon.ts';
import type { Scenario, ScenarioInput } from '../../scenario/scenario.ts';
import { type Estimate, replicateError, replicateValues } from '../../statistics/estimate.ts';
import { type Bracket, brackets, crossing, spread } from '../../statistics/root.ts';
import { asJson } from '../as-json.ts';
import { cheapest, type Tried } from './cheapest.ts';
import { type BreakEvenTarget, cheapestTarget, differenceTarget, goalTarget } from './columns.ts';
import type { BreakEven } from './result.ts';
import { triedValues } from './tried-values.ts';
import { type VariedInput, variedInput } from './varied-input.ts';

/** What is to be even, or lowest. */
export interface BreakEvenRequest {
  /** The input that is set to one value after the other, in every scenario that has it; a part of one too, as `gpu_price.growth`. */
  readonly input: string;
  /** The goal whose probability is to be reached, counted from 1; the first unless stated otherwise. */
  readonly goal?: number;
  /** The probability; what the goal requires unless stated otherwise. */
  readonly probability?: number;
  /** Another scenario, whose mean output is to equal the first's; then no goal is looked at. */
  readonly other?: Scenario;
  /** What is to be as low as it can be: the mean of the output, or what this share of its draws keeps to (.9: its p90). Of a gain: as high, and what the share reaches (.9: its p10). */
  readonly cheapest?: 'mean' | number;
  /** The output whose means are to be equal, or that is to be lowest; the headline unless stated otherwise. */
  readonly output?: string;
}

/** What `breakEven` may be told. */
export type BreakEvenOptions = Omit<SimulateOptions, 'precision' | 'sensitivity' | 'outputs'>;

/**
 * The value of an input at which a goal's probability is a given one, at which two scenarios have the same mean output (the
 * mean of their paired difference is 0), or at which an output is lowest. Every value is tried on the same draws, so that
 * the curve is smooth, and many in one plan, so that parts that do not depend on the input are computed once.
 *
 * @throws UsageError where the request makes no sense, or two scenarios look at different months or agree with different observations; InterruptedError
 */
export async function solveBreakEven(
  read: Scenario,
  asked: BreakEvenRequest,
  options: BreakEvenOptions = {},
): Promise<BreakEven> {
  const scenario = askedEvidence(read, options);
  const other = asked.other === undefined ? null : askedEvidence(asked.other, options);
  const request = { ...asked, ...(other && { other }) };
  const standing = settingsOf(scenario, { draws: drawsOfEach, ...options });
  if (other !== null) {
    checkSameHorizon(scenario, [other]);
    checkSameEvidence(scenario, [other]);
  }
  const compared = [scenario, ...(other === null ? [] : [other])];
  const varied = variedInput(compared, request.input);
  const [drawn, otherDrawn] = drawnAsObserved(compared) as [Scenario, Scenario?];
  const target = targetOf(drawn, { ...request, ...(otherDrawn && { other: otherDrawn }) });
  return withCoordinator(options, async (coordinator) => {
    const settings = { ...standing, ...(await enoughDraws([scenario], standing, coordinator)) };
    const tried: Tried = (values) => triedValues(drawn, varied, target, values, settings, coordinator);
    const found: Found =
      target.kind === 'cheapest'
        ? { ...(await cheapest(varied, target, tried)), further: [] }
        : await even(varied, target, tried, settings);
    const { further, ...answer } = found;
    const { input, per } = varied;
    const { kind, text, level, isGain, unit, label, threshold } = target;
    return asJson<BreakEven>({
      format: 'costcone-break-even/1',
      scenario: identity(scenario),
      other: other === null ? null : identity(other),
      run: { seed: settings.seed, design: settings.design, draws: settings.draws },
      input: input.name,
      unit: input.unit.text,
      ...(per === null ? {} : { per }),
      target: {
        kind,
        text,
        value: found.optimum?.cost.value ?? target.value,
        ...(level === undefined ? {} : { level }),
        ...(isGain === true ? { isGain } : {}),
        unit,
        label,
        threshold,
      },
      ...answer,
      warnings: [
        ...withoutEffectWarning(scenario, other, input, request, target),
        ...onlyOneWarning(compared, input, target),
        ...further,
        ...tiedWarning(scenario, input),
      ],
    });
  });
}

type Found = Pick<BreakEven, 'value' | 'crossings' | 'curve' | 'optimum'> & {
  readonly further: readonly string[];
};

/** @throws UsageError where what is asked cannot be asked together */
function targetOf(scenario: Scenario, request: BreakEvenRequest): BreakEvenTarget {
  const { other, cheapest: level, goal, probability } = request;
  if (level === undefined)
    return other === undefined ? goalTarget(scenario, request) : differenceTarget(scenario, other, request);
  const also = Object.entries({ goal, probability, 'a second scenario': other }).find(
    ([, value]) => value !== undefined,
  );
  if (also !== undefined)
    throw new UsageError(
      `the cheapest value of an input is that of one scenario's output: leave out ${also[0]}`,
    );
  return cheapestTarget(scenario, level === 'mean' ? null : level, request);
}

/** Where the target's mean is what it should be. */
async function even(
  { input, range, median }: VariedInput,
  target: BreakEvenTarget,
  tried: Tried,
  settings: Settings,
): Promise<Found> {
  const replicatesAt = async (values: readonly number[]): Promise<(readonly number[])[]> =>
    (await tried(values)).map((column) =>
      column === null ? [Number.NaN] : replicateValues(column, ({ summary }) => summary.mean / target.factor),
    );
  const missAt = async (values: readonly number[]) =>
    (await replicatesAt(values)).map((replicates) => meanSimple(replicates) - target.value);
  // A probability counted on n draws moves in steps of 1 / n.
  const resolution = target.kind === 'goal' ? 1 / settings.draws : 0;
  const places = spread(...range);
  const misses = await missAt(places);
  const found = brackets(places, misses);
  const distance = ({ low, high }: Bracket) => Math.max(low - median, median - high);
  const nearest = found.toSorted((a, b) => distance(a) - distance(b))[0];
  return {
    value: nearest
      ? await withError(await crossing(missAt, nearest), nearest, replicatesAt, resolution)
      : { value: null, error: null },
    crossings: found.length,
    curve: places.map((place, index) => {
      const value = misses[index]! + target.value;
      return { input: place, value: Number.isFinite(value) ? value : null };
    }),
    further:
      found.length > 1
        ? [`it is even at ${found.length} values of ${input.name}; the one nearest to its median is given`]
        : [],
  };
}

const identity = ({ title, file, sha256 }: Scenario) => ({ title, file, sha256 });

/** The error of the crossing: that of the curve there, over its slope. */
async function withError(
  value: number,
  { low, high }: Bracket,
  replicatesAt: (values: readonly number[]) => Promise<(readonly number[])[]>,
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

/** Where nothing that is compared depends on the input. */
function withoutEffectWarning(
  scenario: Scenario,
  other: Scenario | null,
  { name }: ScenarioInput,
  { goal: number = 1 }: BreakEvenRequest,
  { kind, text }: BreakEvenTarget,
): string[] {
  const wanted = kind === 'goal' ? namesIn(scenario.goals[number - 1]!.tree) : [text];
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

/** Of two scenarios that are compared, one may not have the input, as one of several services has `chat.gpu_price` in its place. */
function onlyOneWarning(
  compared: readonly Scenario[],
  { name }: ScenarioInput,
  { text }: BreakEvenTarget,
): string[] {
  const has = ({ inputs }: Scenario) => inputs.some((input) => input.name === name);
  const without = compared.find((one) => !has(one));
  return without === undefined
    ? []
    : [
        `${name} is an input of ${compared.find(has)!.file} alone: ${text} of ${without.file} is the same at every value`,
      ];
}

function tiedWarning(scenario: Scenario, { name }: ScenarioInput): string[] {
  const tied = scenario.correlations.flatMap(({ between }) =>
    between.includes(name) ? between.filter((partner) => partner !== name) : [],
  );
  return tied.length > 0
    ? [`${name} is correlated with ${tied.join(', ')}, which keep their own distributions while it is set`]
    : [];
}
