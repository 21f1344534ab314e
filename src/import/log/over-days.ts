import { quantile } from 'simple-statistics';
import { philox4x32 } from '../../sampling/philox.ts';
import { streamKey } from '../../sampling/seed.ts';
import { addSums, noSums, type Sums } from './request-sums.ts';

/** A figure of a log, and where it lies in 90 % of redrawn sets of days; without ends where there are too few days. */
export interface OverDays {
  readonly value: number;
  readonly p5: number | null;
  readonly p95: number | null;
}

/** How often the days are drawn again. */
export const resamples = 4000;
/** Judgement: with fewer days, drawing them again says too little of other days. */
export const fewestDays = 3;

/** A day, and its busiest hour over its mean one where hours are known. */
export interface Day {
  readonly sums: Sums;
  readonly peak: number | null;
}

/** Figures that are computed from days. */
export type Figure = (days: readonly Day[]) => number | null;

/**
 * A figure of all days, and its 90 % interval when whole days are drawn again with replacement: what happens within a day
 * stays together. Null where the days do not say it.
 *
 * Source: Davison and Hinkley 1997, Bootstrap Methods and their Application, 2.4 and 8.2.3 (blocks).
 */
export function overDays(days: readonly Day[], figure: Figure, seed: string, name: string): OverDays | null {
  const value = days.length === 0 ? null : figure(days);
  if (value === null || !Number.isFinite(value)) return null;
  if (days.length < fewestDays) return { value, p5: null, p95: null };
  const words = streamKey(seed, 'main', name, 0);
  const key = [words[0]!, words[1]!] as const;
  const figures: number[] = [];
  for (let resample = 0; resample < resamples; resample++) {
    const chosen = days.map((_, index) => {
      const word = philox4x32([index >> 2, resample, 0, 0], key)[index & 3]!;
      return days[Math.floor((word / 0x1_0000_0000) * days.length)]!;
    });
    const redrawn = figure(chosen);
    if (redrawn !== null && Number.isFinite(redrawn)) figures.push(redrawn);
  }
  const [p5, p95] = quantile(figures, [0.05, 0.95]) as [number, number];
  return { value, p5, p95 };
}

/** A figure that is computed from the sums over all days. */
export const ofSums =
  (figure: (sums: Sums) => number | null): Figure =>
  (days) => {
    const total = noSums();
    for (const { sums } of days) addSums(total, sums);
    return figure(total);
  };

const mean = (sum: number, { measured }: Sums) => (measured === 0 ? null : sum / measured);

/** Standard deviation over mean, of what squares and sums were kept of. */
function spread(sum: number, squares: number, { measured }: Sums): number | null {
  if (measured < 2 || !(sum > 0)) return null;
  const average = sum / measured;
  return Math.sqrt(Math.max(0, squares / measured - average * average)) / average;
}

export const meanInput = ofSums((sums) => mean(sums.input, sums));
export const meanOutput = ofSums((sums) => mean(sums.output, sums));
export const inputSpread = ofSums((sums) => spread(sums.input, sums.inputSquares, sums));
export const outputSpread = ofSums((sums) => spread(sums.output, sums.outputSquares, sums));
/** Pearson's correlation of input and output length; null where one of them is constant. */
export const lengthCorrelation = ofSums(
  ({ measured, input, output, inputSquares, outputSquares, products }) => {
    if (measured < 3) return null;
    const [a, b] = [input / measured, output / measured];
    const [aa, bb] = [inputSquares / measured - a * a, outputSquares / measured - b * b];
    const share = 1e-12;
    if (!(aa > share * a * a && bb > share * b * b)) return null;
    return Math.max(-1, Math.min(1, (products / measured - a * b) / Math.sqrt(aa * bb)));
  },
);
/** Share of the input tokens that were found in the cache. */
export const cacheShare = ofSums(({ input, cached }) => (input > 0 ? cached / input : null));
export const requestsADay: Figure = (days) =>
  days.reduce((sum, { sums }) => sum + sums.requests, 0) / days.length;
/** The mean over days of the busiest hour over the mean one; days without requests have none. */
export const peakToMean: Figure = (days) => {
  const peaks = days.flatMap(({ peak }) => peak ?? []);
  return peaks.length === 0 ? null : peaks.reduce((sum, peak) => sum + peak, 0) / peaks.length;
};
