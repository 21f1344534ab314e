import { exp } from '../elementary/elementary.ts';
import { philoxDraw } from '../sampling/philox.ts';
import { streamKey } from '../sampling/seed.ts';
import type { Candidate } from './candidates.ts';
import { type Column, columnOf } from './column-sums.ts';
import { distanceOf } from './goodness.ts';
import { type Fitted, fittedOf } from './parts.ts';

/** How often a log like this one is drawn and fitted again. */
const replicates = 199;
/** Longer logs are drawn at this length: their distance shrinks with the square root of it. */
const longest = 1000;

/** Below this nothing is drawn: the p-value is smaller than a bound that needs no draws. */
const beyondDoubt = 0.01;

/** Whether a column may come from a distribution that was fitted to it. */
export interface FitTest {
  /**
   * Share of logs from the fitted distribution that lie as far from their own fit as this one does, at least 1/200; an
   * upper bound where nothing was drawn.
   */
  readonly pValue: number;
  /** How many logs were drawn; 0 where the bound left no doubt. */
  readonly resamples: number;
}

/**
 * The test of Kolmogorov and Smirnov for parameters that were estimated from the same values: logs are drawn from the
 * fitted distribution, each is fitted anew, and their distances are held against this one's.
 *
 * Source: Stute, Gonzalez Manteiga and Presedo Quindimil 1993, Bootstrap based goodness-of-fit tests, Metrika 40. For
 * columns longer than 1000 the drawn ones have 1000 values, and distances are compared times sqrt(n) + 0.12 + 0.11 /
 * sqrt(n) (Stephens 1970, JRSS B 32), of which the distribution hardly depends on n.
 */
export function bootstrapTest(
  candidate: Candidate,
  fitted: Fitted,
  column: Column,
  distance: number,
  seed: string,
): FitTest {
  const size = Math.min(column.count, longest);
  const scaled = (d: number, n: number) => d * (Math.sqrt(n) + 0.12 + 0.11 / Math.sqrt(n));
  const here = scaled(distance, column.count);
  // Kolmogorov's tail for parameters that are known: it is smaller still where they were fitted, or values are whole.
  const bound = 2 * exp(-2 * here * here);
  if (bound < beyondDoubt) return { pValue: bound, resamples: 0 };
  const words = streamKey(seed, 'main', 'fit test', 0);
  let further = 0;
  for (let replicate = 0; replicate < replicates; replicate++) {
    const values = new Float64Array(size);
    for (let i = 0; i < size; i++) {
      const index = replicate * size + i;
      values[i] = fitted.draw((philoxDraw(index, words[0]!, words[1]!) + 0.5) / 2 ** 52);
    }
    const sample = columnOf(values);
    const again = sample.minimum < sample.maximum ? candidate.fit(sample) : null;
    // A short log that cannot be fitted is held against what it was drawn from.
    const fit = again === null || typeof again === 'string' ? fitted : fittedOf(again.parts);
    // Equal distances, as of flags, may differ in the last digit.
    if (scaled(distanceOf(sample, fit), size) >= here * (1 - 1e-9)) further++;
  }
  return { pValue: (further + 1) / (replicates + 1), resamples: replicates };
}
