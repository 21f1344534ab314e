import { quantile } from 'simple-statistics';
import { philox4x32, resampleRounds } from '../sampling/philox.ts';
import { streamKey } from '../sampling/seed.ts';
import { meanNotation } from './mean-notation.ts';

/** What is not known of a mean because only so many days were seen. */
export interface MeanOverDays {
  readonly mean: number;
  readonly p5: number;
  readonly p95: number;
  /** Days that were drawn. */
  readonly days: number;
  /** A line to paste. */
  readonly notation: string;
}

const resamples = 4000;
/** Judgement: with fewer days, drawing them again says too little of other days. */
const fewestDays = 3;

/**
 * The ratio of two sums over days, and its 90 % interval when whole days are drawn again with replacement: what happens
 * within a day stays together. Null with fewer than three days.
 *
 * Source: Davison and Hinkley 1997, Bootstrap Methods and their Application, 2.4 and 8.2.3 (blocks).
 */
export function meanOverDays(
  days: readonly { readonly sum: number; readonly weight: number }[],
  seed: string,
  name: string,
): MeanOverDays | null {
  const count = days.length;
  if (count < fewestDays) return null;
  const words = streamKey(seed, 'main', name, 0);
  const key = [words[0]!, words[1]!] as const;
  const ratio = (chosen: readonly { readonly sum: number; readonly weight: number }[]) =>
    chosen.reduce((total, { sum }) => total + sum, 0) /
    chosen.reduce((total, { weight }) => total + weight, 0);
  const means: number[] = [];
  for (let resample = 0; resample < resamples; resample++) {
    const chosen = Array.from({ length: count }, (_, i) => {
      const word = philox4x32([i >> 2, resample, 0, 0], key, resampleRounds)[i & 3]!;
      return days[Math.floor((word / 0x1_0000_0000) * count)]!;
    });
    const mean = ratio(chosen);
    if (Number.isFinite(mean)) means.push(mean);
  }
  const [p5, p95] = quantile(means, [0.05, 0.95]) as [number, number];
  const isPositive = days.every(({ sum }) => sum >= 0);
  return { mean: ratio(days), p5, p95, days: count, notation: meanNotation({ p5, p95 }, isPositive) };
}
