import { createDistribution } from '../distributions/create-distribution.ts';
import type { Distribution, DistributionSpec } from '../distributions/distribution.ts';
import { squareUnit } from '../distributions/moments.ts';
import { largestBelow } from '../distributions/neighbours.ts';
import { firstAtOrAbove } from '../distributions/special/monotone-root.ts';
import { ModelError } from '../errors.ts';
import { atomsOf, hasOnlyAtoms, mostCounts, smallestTail } from './distribution-atoms.ts';
import { buildGuideTable } from './guide-table.ts';
import type { RandomColumn } from './plan.ts';
import { buildPlainTable, buildQuantileTable, type Quantiles } from './quantile-table.ts';
import type { Sampler, SamplerMethod, Samplers } from './sampler.ts';
import { sharedDoubles } from './shared-doubles.ts';
import { TableBudgetError } from './table-budget.ts';

export type { Sampler, SamplerMethod, Samplers };

const standardNormal: DistributionSpec = { family: 'normal', parameters: { mean: 0, sd: 1 } };

/** Samplers already built, by specification and scale, for as long as anyone holds the specification. */
const built = new WeakMap<DistributionSpec, Map<number, Sampler>>();

/** The same by what a specification says: scenarios that are read one after the other have most of their inputs in common. */
const alike = new Map<string, Sampler>();
/** Samplers that are held for what says the same; a table has some ten thousand bytes. Judgement: inputs of five large scenarios. */
const mostAlike = 512;
/** Numbers of a specification that is looked up by what it says: not long lists of data. */
const mostNumbers = 100;

/** Makes every random column ready to be drawn, on the main thread; what was built before is used again. */
export function buildSamplers(random: readonly RandomColumn[], streams: readonly Named[] = []): Samplers {
  const building = samplersInTurn(random, streams);
  let step = building.next();
  while (!step.done) step = building.next();
  return step.value;
}

/** The same, with a pause after each that had to be built: a table takes a tenth of a second as a rule, and some seconds at most. */
export async function buildSamplersWithPauses(
  random: readonly RandomColumn[],
  streams: readonly Named[],
  pause: () => Promise<void>,
): Promise<Samplers> {
  const building = samplersInTurn(random, streams);
  let step = building.next();
  for (; !step.done; step = building.next()) await pause();
  return step.value;
}

interface Named {
  readonly name: string;
}

/** Yields after each sampler that had to be built. */
function* samplersInTurn(
  random: readonly RandomColumn[],
  streams: readonly Named[],
): Generator<undefined, Samplers> {
  const equal = new Map<string, Sampler>();
  const columns: Sampler[] = [];
  for (const { spec, scale, stream } of random) {
    const known = built.get(spec)?.get(scale);
    if (known !== undefined) {
      columns.push(known);
      continue;
    }
    // Long lists of data are only spelled out where another column might hold the same.
    const rivals = random.filter((other) => other.spec.family === spec.family && other.scale === scale);
    const isShort = numbersIn(spec) <= mostNumbers;
    const key = rivals.length > 1 || isShort ? `${scale} ${textOf(spec)}` : null;
    const same = key === null ? undefined : (equal.get(key) ?? alike.get(key));
    const sampler = same ?? buildNamed(spec, scale, streams[stream]?.name);
    if (key !== null) equal.set(key, sampler);
    if (key !== null && isShort) hold(key, sampler);
    remember(spec, scale, sampler);
    columns.push(sampler);
    if (same === undefined) yield;
  }
  const normal = built.get(standardNormal)?.get(1) ?? buildSampler(standardNormal, 1);
  remember(standardNormal, 1, normal);
  return { columns, normal };
}

/** Holds a sampler, and lets go of the one that was held first where there are too many. */
function hold(key: string, sampler: Sampler): void {
  alike.delete(key);
  alike.set(key, sampler);
  if (alike.size > mostAlike) alike.delete(alike.keys().next().value!);
}

/** How many numbers a specification has. */
function numbersIn({ parameters }: DistributionSpec): number {
  const count = (value: DistributionSpec['parameters'][string]): number => {
    if (typeof value === 'number') return 1;
    if (!('length' in value)) return numbersIn(value);
    // The parts of a mixture are few.
    return typeof value[0] === 'object'
      ? (value as readonly DistributionSpec[]).reduce((sum, part) => sum + numbersIn(part), 0)
      : value.length;
  };
  return Object.values(parameters).reduce<number>((sum, value) => sum + count(value), 0);
}

/** A specification to the last bit, with what JSON has no word for. */
function textOf(spec: DistributionSpec): string {
  return JSON.stringify(spec, (_, value: unknown) =>
    typeof value === 'number' && (!Number.isFinite(value) || Object.is(value, -0))
      ? `${value} ${1 / value}`
      : value,
  );
}

function remember(spec: DistributionSpec, scale: number, sampler: Sampler): void {
  const byScale = built.get(spec) ?? new Map<number, Sampler>();
  byScale.set(scale, sampler);
  built.set(spec, byScale);
}

/** What cannot be drawn is said with its name. @throws ModelError */
function buildNamed(spec: DistributionSpec, scale: number, name: string | undefined): Sampler {
  try {
    return buildSampler(spec, scale);
  } catch (error) {
    if (!(error instanceof TableBudgetError)) throw error;
    throw new ModelError(
      `${name ?? 'an input'} cannot be drawn, a ${spec.family}: ${error.message}; ` +
        'write a narrower one, or its percentiles as quantiles(p5=.., p50=.., p95=..)',
      { cause: error },
    );
  }
}

/** Makes one distribution, times `scale`, ready to be drawn. @throws TableBudgetError */
export function buildSampler(spec: DistributionSpec, scale: number): Sampler {
  const ends = spec.parameters as Ends;
  const areFinite = Number.isFinite(ends.low * scale) && Number.isFinite(ends.high * scale);
  if (spec.family === 'uniform' && areFinite && Number.isFinite((ends.high - ends.low) * scale))
    return linear(ends, scale);
  if (spec.family === 'triangular' && areFinite) return triangular(spec.parameters as Triangle, scale);
  const distribution = createDistribution(spec);
  if (!distribution.discrete) return table(distribution, scale);
  const atoms = atomsOf(distribution);
  if (!hasOnlyAtoms(spec, (leaf) => createDistribution(leaf).discrete)) {
    const kinks = jumpsAt(distribution, atoms ?? new Float64Array());
    const { data, error } = buildPlainTable({ ...readable(distribution), kinks }, scale);
    return { method: 'table', data, error };
  }
  if (atoms === null) return roundedTable(distribution, scale);
  return { method: 'guide', data: buildGuideTable(distribution, atoms, scale), error: 0 };
}

type Ends = { readonly low: number; readonly high: number };
type Triangle = Ends & { readonly mode: number };

function linear({ low, high }: Ends, scale: number): Sampler {
  return closedForm('linear', [low * scale, high * scale, (high - low) * scale]);
}

function triangular({ low, mode, high }: Triangle, scale: number): Sampler {
  // Squares of very large and very small widths are taken in a power of two of them.
  const unit = squareUnit((high - low) * scale);
  const [l, h, m] = [(low * scale) / unit, (high * scale) / unit, (mode * scale) / unit];
  const [width, left, right] = [high - low, mode - low, high - mode];
  const share = left / width;
  const areas =
    unit === 1
      ? [left * width * scale * scale, right * width * scale * scale]
      : [(m - l) * (h - l), (h - m) * (h - l)];
  return closedForm('triangular', [l, h, share, ...areas, unit]);
}

function closedForm(method: SamplerMethod, numbers: readonly number[]): Sampler {
  const data = sharedDoubles(numbers.length);
  data.set(numbers);
  return { method, data, error: 0 };
}

function table(quantiles: Quantiles, scale: number): Sampler {
  const { data, logarithmic, error } = buildQuantileTable(quantiles, scale);
  return { method: logarithmic ? 'log-table' : 'table', data, error };
}

/** Very many counts: linear between the steps of the cdf, then rounded up. */
function roundedTable(distribution: Distribution, scale: number): Sampler {
  const { quantile, upperQuantile, cdf, survival, support, continued } = distribution;
  // Near 0 the steps differ so much that straight lines between them have corners, which cost pieces.
  if (continued !== undefined && quantile(smallestTail) < mostCounts)
    return ceilTable(continuedQuantiles(distribution, continued), scale);
  const smooth: Quantiles = {
    support,
    kinks: [],
    quantile: (u) => {
      const count = quantile(u);
      const [below, above] = [cdf(count - 1), cdf(count)];
      return count - (above - u) / (above - below);
    },
    upperQuantile: (s) => {
      const count = upperQuantile(s);
      const [below, above] = [survival(count - 1), survival(count)];
      return count - (s - above) / (below - above);
    },
  };
  return ceilTable(smooth, scale);
}

/** The inverse of a cdf that is smooth between whole numbers; rounded up it is the count. */
function continuedQuantiles(
  { quantile, upperQuantile, support }: Distribution,
  { cdf, survival }: Pick<Distribution, 'cdf' | 'survival'>,
): Quantiles {
  const within = (count: number, rising: (x: number) => number) =>
    firstAtOrAbove(Math.max(count - 1, -1 + 1e-9), count, rising);
  return {
    support,
    kinks: [],
    quantile: (u) => within(quantile(u), (x) => cdf(x) - u),
    upperQuantile: (s) => within(upperQuantile(s), (x) => s - survival(x)),
  };
}

function ceilTable(quantiles: Quantiles, scale: number): Sampler {
  const { data, error } = buildPlainTable(quantiles, 1);
  data[3] = scale;
  return { method: 'ceil-table', data, error };
}

/** Where a quantile function with these atoms jumps or is flat. */
function jumpsAt({ cdf }: Distribution, atoms: Float64Array): number[] {
  const jumps = new Set<number>();
  for (const atom of atoms) jumps.add(cdf(largestBelow(atom))).add(cdf(atom));
  return [...jumps].filter((u) => u > 0 && u < 1).sort((a, b) => a - b);
}

/** The functions of a distribution alone: its moments may have to be computed. */
function readable({ quantile, upperQuantile, support, kinks }: Distribution): Quantiles {
  return { quantile, upperQuantile, support, kinks };
}
