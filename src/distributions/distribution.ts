/** A distribution as plain data: it travels to workers, is compared for equality, and is made anew by `createDistribution`. */
export interface DistributionSpec {
  readonly family: string;
  /** Canonical parameters by name (percentile forms are already solved). */
  readonly parameters: Readonly<Record<string, ParameterValue>>;
}

export type ParameterValue = number | readonly number[] | DistributionSpec | readonly DistributionSpec[];

/** One distribution with its parameters checked. All functions are pure. */
export interface Distribution {
  readonly spec: DistributionSpec;
  /** The closed interval that holds all its mass; ends may be infinite. */
  readonly support: readonly [low: number, high: number];
  /** True when single values have positive probability (also for a mixture with one such part). */
  readonly discrete: boolean;
  /** Null where the family has none (Cauchy-like tails). */
  readonly mean: number | null;
  readonly sd: number | null;
  /** Probabilities strictly inside (0, 1), ascending, where the quantile function or its slope jumps; none are listed when `discrete`. */
  readonly kinks: readonly number[];
  /** P(X <= x). */
  cdf(x: number): number;
  /** P(X > x), accurate where the cdf is near 1. */
  survival(x: number): number;
  /** The smallest x with cdf(x) >= u, for u in [0, 1]. */
  quantile(u: number): number;
  /** The quantile of 1 - s, accurate for small s. */
  upperQuantile(s: number): number;
  /** Of counts: cdf and survival as smooth functions between whole numbers too, above -1. */
  readonly continued?: Pick<Distribution, 'cdf' | 'survival'>;
}
