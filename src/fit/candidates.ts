import { type Ends, fitBody } from './body.ts';
import type { Column } from './column-sums.ts';
import { countEstimators } from './count-estimators.ts';
import type { Estimator, FittedParameters } from './estimator.ts';
import { estimators } from './estimators.ts';
import type { Part } from './parts.ts';
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

/** Judgement: so few different whole numbers, each seen again and again, are no sample of a density. */
const fewestDistinct = 7;

/** Families that are tried on a column. */
export function triedOn({ distinct, count, whole }: Column): readonly Estimator[] {
  if (!whole) return estimators;
  if (distinct.length < fewestDistinct && count >= 5 * distinct.length) return countEstimators;
  return distinct.length > mostCounts ? estimators : [...estimators, ...countEstimators];
}

/** No value below 0 is drawn where none was seen. */
export const endsOf = ({ minimum }: Column): Ends => (minimum >= 0 ? { low: 0 } : {});

/** Every family on its own. */
export function plainCandidates(column: Column): readonly Candidate[] {
  const ends = endsOf(column);
  return triedOn(column).map((estimator) => bodyCandidate(estimator, () => ends, 0));
}

/** Families cut off where the values end: at the largest, at the smallest, or at both, by family in this order. */
export function cutCandidates(column: Column): readonly (readonly Candidate[])[] {
  const lowest = ({ minimum, maximum }: Column) => end(minimum, maximum - minimum, 'down');
  const highest = ({ minimum, maximum }: Column) => end(maximum, maximum - minimum, 'up');
  const low = (sample: Column) => ({ low: lowest(sample) });
  const high = (sample: Column) => ({ ...endsOf(column), high: highest(sample) });
  const both = (sample: Column) => ({ low: lowest(sample), high: highest(sample) });
  return triedOn(column)
    .filter(({ search }) => search !== undefined)
    .map((estimator) => [
      bodyCandidate(estimator, high, 1),
      bodyCandidate(estimator, low, 1),
      bodyCandidate(estimator, both, 2),
    ]);
}

export function bodyCandidate(estimator: Estimator, ends: (column: Column) => Ends, more: number): Candidate {
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
