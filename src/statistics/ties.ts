import { studentQuantile } from '../distributions/special/student.ts';
import { replicateError } from './estimate.ts';

/** Place of a candidate among all. */
export interface Place {
  /** 1 for the largest; then as in a race: 1, 1, 3. */
  readonly rank: number;
  /** Whether another one of the same rank cannot be told apart from it. */
  readonly tied: boolean;
}

/** Confidence with which two candidates are told apart. */
const confidence = 0.99;

/**
 * Ranks of candidates, given in descending order, each by what its independent replicates gave. The first leads; those
 * that a paired t-test over replicates cannot tell apart from it share its rank, and the next one leads what is left.
 *
 * @param parts one array a candidate, one number a replicate, replicates in the same order
 */
export function places(parts: readonly (readonly number[])[]): Place[] {
  const found: Place[] = [];
  const leads = (leader: readonly number[], other: readonly number[]) => {
    const differences = leader.map((part, replicate) => part - other[replicate]!);
    const mean = differences.reduce((sum, difference) => sum + difference / differences.length, 0);
    const error = replicateError(differences);
    const t = -studentQuantile(differences.length - 1, (1 - confidence) / 2);
    return error !== null && mean > t * error;
  };
  for (let first = 0; first < parts.length; ) {
    let end = first + 1;
    while (end < parts.length && !leads(parts[first]!, parts[end]!)) end++;
    for (let place = first; place < end; place++) found.push({ rank: first + 1, tied: end - first > 1 });
    first = end;
  }
  return found;
}
