/**
 * How tails become the values of one random column. A tail is a uniform that keeps both ends: `t = u` for `u <= 1/2`,
 * `t = u - 1` above.
 *
 * - `linear`, `triangular`: closed forms (see src/kernel/assembly/closed-forms.ts).
 * - `table`: piecewise cubics over the octaves of |t| (see quantile-table.ts).
 * - `log-table`: a table of ln x.
 * - `ceil-table`: a table to be rounded up, for counts with very many values.
 * - `guide`: the steps of a discrete distribution (see guide-table.ts).
 *
 * Values of a triangular are multiplied by its double 5 in the end, those of any table by its double 3: 1 as a rule.
 */
export type SamplerMethod = 'linear' | 'triangular' | 'table' | 'log-table' | 'ceil-table' | 'guide';

/** One random column made ready to be drawn. Plain data: threads share it. */
export interface Sampler {
  readonly method: SamplerMethod;
  /** What the method needs, in base units, in memory that threads share. */
  readonly data: Float64Array;
  /** Largest error found when it was built, relative to max(|x - median|, interquartile range); 0 for closed forms and steps. */
  readonly error: number;
}

/** How a plan's random numbers are drawn. */
export interface Samplers {
  /** One a random column, in the order of `Program.random`; equal columns share theirs. */
  readonly columns: readonly Sampler[];
  /** The standard normal, for copulas. */
  readonly normal: Sampler;
}
