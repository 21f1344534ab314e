import type { FitTest } from './bootstrap-test.ts';
import { testLevel } from './offer.ts';
import type { FamilyFit } from './tried.ts';

/** What a user may do with the nearest family. */
export interface Verdict {
  /**
   * `yes`: the test does not refute the first family. `nearly`: it does, as a long log refutes any family, but nowhere is
   * it off by more than 2 % of the values. `none`: none of the families should be used.
   */
  readonly fits: 'yes' | 'nearly' | 'none';
  /** Of the first family, from a parametric bootstrap of the distance of Kolmogorov and Smirnov. */
  readonly pValue: number;
  readonly resamples: number;
  /** A line to paste for a single value: the first family, or the column itself; null where there is neither. */
  readonly notation: string | null;
  readonly text: string;
}

/** Judgement: a family that is off by a share of the values this small is as good as the data. */
const usable = 0.02;

export function verdictOf(first: FamilyFit, { pValue, resamples }: FitTest, own: string | null): Verdict {
  const distance = `${Number((100 * first.kolmogorovSmirnov).toPrecision(3))} %`;
  const p =
    resamples === 0
      ? 'p below 0.01'
      : pValue <= 1 / (resamples + 1)
        ? `p below ${1 / (resamples + 1)}`
        : `p = ${Number(pValue.toPrecision(2))}`;
  const found = { pValue, resamples };
  if (pValue >= testLevel)
    return {
      ...found,
      fits: 'yes',
      notation: first.notation,
      text: `${first.family} fits: its distribution function is nowhere off by more than ${distance} of the values, which may happen by chance (${p}).`,
    };
  if (first.kolmogorovSmirnov <= usable)
    return {
      ...found,
      fits: 'nearly',
      notation: first.notation,
      text: `${first.family} nearly fits: the difference is more than chance (${p}), which is nearly always so in a long log, but its distribution function is nowhere off by more than ${distance} of the values.`,
    };
  return {
    ...found,
    fits: 'none',
    notation: own,
    text: `None of these families fits: the nearest, ${first.family}, is off by ${distance} of the values, more than chance (${p}). Use the column itself.`,
  };
}
