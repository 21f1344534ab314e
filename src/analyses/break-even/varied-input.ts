import { createDistribution } from '../../distributions/create-distribution.ts';
import { didYouMean, UsageError } from '../../errors.ts';
import { daysIn } from '../../notation/calendar-month.ts';
import { commitmentsHint, noSuchRow } from '../../scenario/commitments.ts';
import { shockDrivers } from '../../scenario/months/horizon.ts';
import { commitmentOf } from '../../scenario/numbered-names.ts';
import { modelKeys } from '../../scenario/option-words.ts';
import type { Scenario, ScenarioInput } from '../../scenario/scenario.ts';
import { inBase } from '../../units/arithmetic.ts';
import type { BreakEven } from './result.ts';

/** The input that is set to one value after the other. */
export interface VariedInput {
  readonly input: ScenarioInput;
  /** Values to try, in the input's unit. */
  readonly range: readonly [low: number, high: number];
  /** What it may be at all. */
  readonly allowed: readonly [low: number, high: number];
  readonly median: number;
  /** The period of a rate. */
  readonly per: NonNullable<BreakEven['per']> | null;
  /** Whether it is how likely something happens, whose draws are 0 and 1. */
  readonly isChance: boolean;
  /** A value in the input's unit as what its column holds. */
  readonly base: (value: number) => number;
}

/** The input to vary, with the values to try. @throws UsageError where no scenario has it. */
export function variedInput(scenarios: readonly Scenario[], name: string): VariedInput {
  const found = scenarios
    .flatMap((scenario) => scenario.inputs.map((input) => ({ scenario, input })))
    .find(({ input }) => input.name === name);
  if (found === undefined) throw new UsageError(unknownWords(scenarios, name));
  const { scenario, input } = found;
  const { unit, part } = input;
  const less = part?.less ?? 0;
  const kind = part === undefined ? wholeInput(input) : partOf(scenario, input);
  const [low, high] = kind.isChance ? [0, 1] : searchRange(input, less);
  return {
    input,
    ...kind,
    range: [Math.max(low, kind.allowed[0]), Math.min(high, kind.allowed[1])],
    median: medianOf(input) - less,
    // A rate of growth may be drawn as 1 + r.
    base: (value) => inBase(value + less, unit),
  };
}

function unknownWords(scenarios: readonly Scenario[], name: string): string {
  const step = /^(.+)\.steps\.(\d+)$/.exec(name);
  for (const scenario of scenarios) {
    const { horizon } = scenario;
    if (shockDrivers(scenario).includes(name))
      return `${name} are drawn month by month, and have no single value: vary how far they go, as in ${name.replace(/shocks$/, 'volatility')} or .noise`;
    const series = horizon?.series.find(({ input }) => input === step?.[1]);
    if (typeof series?.steps[Number(step?.[2])]?.from === 'number')
      return `${name} comes in a month that is given: write a time after the start, as in \`from: 6 month\`, to vary it`;
  }
  const known = scenarios.flatMap(({ inputs }) => inputs.map((input) => input.name));
  const row = commitmentOf(name);
  const rows = Math.max(0, ...known.map((input) => (commitmentOf(input) ?? -1) + 1));
  if (row !== null && row >= rows)
    return `there is no input "${name}": ${noSuchRow(rows)}, ${commitmentsHint}`;
  if (scenarios.some(({ quantities }) => quantities.some((quantity) => quantity.name === name)))
    return `"${name}" is computed, and cannot be set to a value: vary an input, as listed by \`costcone explain ${scenarios[0]!.file} ${name}\``;
  if (modelKeys.some((key) => key === name))
    return `"${name}" is chosen from a list, and has no values between: compare some, as in \`costcone sweep ${scenarios[0]!.file} --grid '${name}=a,b'\``;
  const hint = didYouMean(name, known) ?? `\`costcone explain ${scenarios[0]!.file}\` lists them`;
  return `there is no input "${name}"; ${hint}`;
}

type Kind = Pick<VariedInput, 'allowed' | 'per' | 'isChance'>;

const everything = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY] as const;
const notNegative = [0, Number.POSITIVE_INFINITY] as const;

const wholeInput = ({ range }: ScenarioInput): Kind => ({
  allowed: range ?? everything,
  per: null,
  isChance: false,
});

const periods: Readonly<Record<number, NonNullable<BreakEven['per']>>> = {
  1: 'month',
  3: 'quarter',
  12: 'year',
};

/** Rates of growth that are tried: one of -100 % is none. */
const slowest = -0.99;

/** What a part of an input that changes from month to month may be. */
function partOf({ horizon, inputs }: Scenario, { name, unit, part }: ScenarioInput): Kind {
  const series = horizon?.series.find(({ input }) => input === part!.of);
  const plain: Kind = { allowed: everything, per: null, isChance: false };
  if (series === undefined) return plain;
  const { growth, volatility, noise, steps } = series;
  if (growth?.input === name)
    return { ...plain, allowed: [slowest, Number.POSITIVE_INFINITY], per: periods[growth.period] ?? null };
  if (volatility?.input === name)
    return { ...plain, allowed: notNegative, per: periods[volatility.period] ?? null };
  if (noise?.input === name) return { ...plain, allowed: notNegative };
  for (const { from, factor, value, chance } of steps) {
    if (from === name) return { ...plain, allowed: [0, lengthOf(horizon!) / unit.factor] };
    if (factor === name) return { ...plain, allowed: notNegative };
    if (chance === name) return { ...plain, allowed: [0, 1], isChance: true };
    if (value === name)
      return { ...plain, allowed: inputs.find((input) => input.name === part!.of)?.range ?? everything };
  }
  return plain;
}

/** Length of a horizon in base units. */
function lengthOf({ from, months }: NonNullable<Scenario['horizon']>): number {
  return Array.from({ length: months }, (_, month) => daysIn(from + month)).reduce(
    (sum, days) => sum + days * 86_400,
    0,
  );
}

/** Ten times beyond what the input is thought to be; in its unit, less what is taken from what people are shown. */
function searchRange({ value, unit }: ScenarioInput, less: number): [low: number, high: number] {
  const scale = value.unit.factor / unit.factor;
  const distribution = value.kind === 'distribution' ? createDistribution(value.spec) : null;
  const constant = value.kind === 'constant' ? value.value : 0;
  const low = scale * (distribution?.quantile(0.001) ?? constant) - less;
  const high = scale * (distribution?.upperQuantile(0.001) ?? constant) - less;
  const width = high - low || Math.abs(low) || 1;
  return low > 0 ? [low / 10, high * 10] : [low - 5 * width, high + 5 * width];
}

function medianOf({ value, unit }: ScenarioInput): number {
  const median = value.kind === 'constant' ? value.value : createDistribution(value.spec).quantile(0.5);
  return (median * value.unit.factor) / unit.factor;
}
