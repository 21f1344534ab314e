import { quantile } from 'simple-statistics';
import { philox4x32, resampleRounds } from '../sampling/philox.ts';
import { streamKey } from '../sampling/seed.ts';
import type { Column } from './column-sums.ts';

/** What is not known of a mean because only so many values were seen. */
export interface MeanDistribution {
  /** `bootstrap`, or `normal` for so many values that drawing them again adds nothing. */
  readonly method: 'bootstrap' | 'normal';
  /** How often the column was drawn again; 0 for `normal`. */
  readonly resamples: number;
  readonly p5: number;
  readonly p50: number;
  readonly p95: number;
}

/** About this many values are drawn in all: less than a second. */
const budget = 8_000_000;
const mostResamples = 4000;
/** With fewer the 5th and 95th percentile are not worth giving. */
const fewestResamples = 200;

/**
 * Draws as many values as the column has, with replacement, again and again, and takes each time's mean.
 *
 * Source: Efron 1979, Bootstrap methods: another look at the jackknife, Annals of Statistics 7.
 */
export function bootstrapMean({ sorted, count, mean, variance }: Column, seed: string): MeanDistribution {
  const resamples = Math.min(Math.floor(budget / count), mostResamples);
  if (resamples < fewestResamples) {
    const error = Math.sqrt(variance / count);
    // The 95th percentile of the standard normal distribution.
    const reach = 1.6448536269514722 * error;
    return { method: 'normal', resamples: 0, p5: mean - reach, p50: mean, p95: mean + reach };
  }
  const words = streamKey(seed, 'main', 'fit', 0);
  const key = [words[0]!, words[1]!] as const;
  const means: number[] = [];
  for (let resample = 0; resample < resamples; resample++) {
    let sum = 0;
    // A call of Philox gives four words; each chooses one value.
    for (let drawn = 0; drawn < count; drawn += 4) {
      const four = philox4x32([drawn / 4, resample, 0, 0], key, resampleRounds);
      for (let word = 0; word < 4 && drawn + word < count; word++) {
        sum += sorted[Math.floor((four[word]! / 0x1_0000_0000) * count)]!;
      }
    }
    means.push(sum / count);
  }
  const [p5, p50, p95] = quantile(means, [0.05, 0.5, 0.95]) as [number, number, number];
  return { method: 'bootstrap', resamples, p5, p50, p95 };
}
