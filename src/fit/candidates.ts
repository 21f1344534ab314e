import type { DistributionSpec } from '../distributions/distribution.ts';
import { cutOff, type Ends, fitBody } from './body.ts';
import { type Column, columnOfSorted } from './column-sums.ts';
import { countEstimators } from './count-estimators.ts';
import type { Estimator, FittedParameters } from './estimator.ts';
import { estimators } from './estimators.ts';
import type { Part } from './parts.ts';
import type { Spike } from './spikes.ts';
import { twoHumps } from './two-humps.ts';
import { end } from './written.ts';

/** What a candidate makes of a column. */
export interface Attempt {
  readonly parts: readonly Part[];
  /** Canonical parameters of the family itself; empty where there are two. */
  readonly parameters: FittedParameters;
  readonly logLikelihood: number;
}

/** A shape that is tried: a family, alone, cut off, or beside spikes, or two of them. */
export interface Candidate {
  readonly family: string;
  /** Numbers that are estimated. */
  readonly free: number;
  /** Special cases of the family, which go before it where they are as likely. */
  readonly contains: readonly string[];
  /** Null, or why not, where the shape cannot hold these values. */
  fit(column: Column): Attempt | string | null;
}

/** Judgement: whole numbers with more different values than this are as good as continuous, as tokens are. */
const mostCounts = 1000;

/** Why a family cannot hold a column; null where it can. */
function refusal({ positive, refuses }: Estimator, column: Column): string | null {
  if (positive && !(column.minimum > 0)) return `needs values above 0; the smallest is ${column.minimum}`;
  return refuses?.(column) ?? null;
}

/** Judgement: so few different values, each seen again and again, are no sample of a density. */
const fewestDistinct = 7;

const hasDensity = ({ distinct, count }: Column) =>
  distinct.length >= fewestDistinct || count < 5 * distinct.length;

const all = (column: Column) => [
  ...(hasDensity(column) ? estimators : []),
  ...(column.whole && column.distinct.length <= mostCounts ? countEstimators : []),
];

/** No value below 0 is drawn where none was seen. */
export const endsOf = ({ minimum }: Column): Ends => (minimum >= 0 ? { low: 0 } : {});

/** Every family on its own. */
export function plainCandidates(column: Column): readonly Candidate[] {
  const ends = endsOf(column);
  return all(column).map((estimator) => bodyCandidate(estimator, () => ends, 0));
}

/** Families cut off where the values end: at the largest, at the smallest, or at both, by family in this order. */
export function cutCandidates(column: Column): readonly (readonly Candidate[])[] {
  const lowest = ({ minimum, maximum }: Column) => end(minimum, maximum - minimum, 'down');
  const highest = ({ minimum, maximum }: Column) => end(maximum, maximum - minimum, 'up');
  const low = (sample: Column) => ({ low: lowest(sample) });
  const high = (sample: Column) => ({ ...endsOf(column), high: highest(sample) });
  const both = (sample: Column) => ({ low: lowest(sample), high: highest(sample) });
  return all(column)
    .filter(({ search }) => search !== undefined)
    .map((estimator) => [
      bodyCandidate(estimator, high, 1),
      bodyCandidate(estimator, low, 1),
      bodyCandidate(estimator, both, 2),
    ]);
}

function bodyCandidate(estimator: Estimator, ends: (column: Column) => Ends, more: number): Candidate {
  return {
    family: estimator.family,
    free: estimator.parameters + more,
    contains: estimator.contains ?? [],
    fit(column) {
      const reason = refusal(estimator, column);
      if (reason !== null) return reason;
      const body = fitBody(estimator, column, ends(column));
      if (body === null) return 'gives values beyond the ends of these';
      return { ...body, parts: [{ share: 1, of: body.spec }] };
    },
  };
}

/** Families for what lies beside the spikes. Beyond a spike at an end there is nothing. */
export function spikeCandidates(column: Column, spikes: readonly Spike[]): readonly Candidate[] {
  const values = spikes.map(({ value }) => value);
  const rest = restOf(column, values);
  if (rest === null) return [];
  const step = rest.whole ? 1 : 0;
  const ends = endsWithSpikes(column, values);
  const inside = {
    ...(values[0] === column.minimum ? { low: values[0] + step } : {}),
    ...(values.at(-1) === column.maximum ? { high: values.at(-1)! - step } : {}),
  };
  const isCount = (estimator: Estimator) => countEstimators.includes(estimator);
  return all(rest).map((estimator) =>
    beside(
      values,
      bodyCandidate(estimator, () => (isCount(estimator) ? { ...ends, ...inside } : ends), 0),
    ),
  );
}

/** Ends of what lies beside spikes. */
function endsWithSpikes(column: Column, values: readonly number[]): Ends {
  return {
    ...endsOf(column),
    ...(values[0] === column.minimum ? { low: values[0] } : {}),
    ...(values.length > 0 && values.at(-1) === column.maximum ? { high: values.at(-1)! } : {}),
  };
}

/** A candidate for the values that are no spikes. */
function beside(values: readonly number[], body: Candidate): Candidate {
  return {
    ...body,
    free: body.free + values.length,
    fit(column) {
      const rest = restOf(column, values);
      if (rest === null) return null;
      const fit = body.fit(rest);
      if (fit === null || typeof fit === 'string') return fit;
      const share = rest.count / column.count;
      const atoms = values.map((value) => {
        const index = column.distinct.indexOf(value);
        return { of: value, share: index < 0 ? 0 : column.counts[index]! / column.count };
      });
      const chances = [share, ...atoms.map((atom) => atom.share)].map((p) => (p > 0 ? p * Math.log(p) : 0));
      return {
        ...fit,
        parts: [...atoms, ...fit.parts.map((part) => ({ ...part, share: part.share * share }))],
        logLikelihood: fit.logLikelihood + column.count * chances.reduce((a, b) => a + b, 0),
      };
    },
  };
}

/** The column without some values; null where hardly any are left, or all are the same. */
export function restOf(column: Column, values: readonly number[]): Column | null {
  const rest = column.sorted.filter((value) => !values.includes(value));
  return rest.length < 5 || rest[0] === rest.at(-1) ? null : columnOfSorted(rest);
}

/** Two normals or two lognormals, beside the spikes if there are any. */
export function humpCandidates(column: Column, spikes: readonly Spike[]): readonly Candidate[] {
  const values = spikes.map(({ value }) => value);
  const ends = endsWithSpikes(column, values);
  const pair = (scale: 'normal' | 'lognormal'): Candidate => ({
    family: scale,
    free: 5,
    contains: [],
    fit(sample) {
      if (scale === 'lognormal' && !(sample.minimum > 0)) return null;
      const found = twoHumps(sample, scale);
      return found && { ...found, parts: found.parts.map((part) => keptWithin(part, ends)), parameters: {} };
    },
  });
  const pairs = [pair('normal'), pair('lognormal')];
  return spikes.length === 0 ? pairs : pairs.map((one) => beside(values, one));
}

/** A part that is cut off where it would give values beyond the ends. */
function keptWithin(part: Part, ends: Ends): Part {
  const spec = part.of as DistributionSpec;
  const cut = cutOff(spec, ends);
  return cut === spec ? part : { ...part, of: cut };
}
