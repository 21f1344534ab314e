import type { RandomColumn } from './plan.ts';

/**
 * How tails become the values of one random column. A tail is a uniform that keeps both ends: `t = u` for `u <= 1/2`,
 * `t = u - 1` above.
 *
 * - `linear`: `low + u * (high - low)`.
 * - `triangular`: closed form.
 * - `table`: piecewise cubic over the octaves of |t| (see quantile-table.ts).
 * - `log-table`: a table of ln x.
 * - `guide`: steps of a discrete distribution (see guide-table.ts).
 */
export type SamplerMethod = 'linear' | 'triangular' | 'table' | 'log-table' | 'guide';

/** One random column made ready to be drawn. Plain data: threads share it. */
export interface Sampler {
  readonly method: SamplerMethod;
  /** What the method needs, in base units, on a SharedArrayBuffer. */
  readonly data: Float64Array;
  /** Largest error found when it was built, relative to max(|x|, interquartile range); 0 for closed forms and steps. */
  readonly error: number;
}

/** One sampler a random column, in the order of `Program.random`; equal columns share theirs. */
export type Samplers = readonly Sampler[];

/** Makes every random column ready to be drawn. Built once a run, on the main thread. */
export function buildSamplers(random: readonly RandomColumn[]): Samplers {
  return random.map(({ spec }) => {
    throw new Error(`no sampler for ${spec.family}`);
  });
}
