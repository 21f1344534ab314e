/**
 * A part of the outcomes that a run sees too seldom to judge by its draws, such as those of an event of probability 1e-7.
 * Its probability is exact, and what a column is in it was computed apart; what the draws showed of it is replaced by that.
 */
export interface RarePart {
  /** What deviations are taken from: a value near the column's mean, in base units. */
  readonly centre: number;
  /** By replicate, what its draws showed: means of (y - centre) and of its square over all draws, 0 outside the part. */
  readonly seen: readonly Powers[];
  /** The same as expected over all outcomes. */
  readonly expected: Powers;
  /** One standard error of `expected`; null where a tail was not exhausted, so that the moment is not known. */
  readonly errors: { readonly first: number | null; readonly second: number | null };
}

/** Of (y - centre) in a part: the mean of it and of its square. */
export interface Powers {
  readonly first: number;
  readonly second: number;
}
