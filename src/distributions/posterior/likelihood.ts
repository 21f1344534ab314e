import { exp, ln } from '../../elementary/elementary.ts';
import type { DistributionSpec } from '../distribution.ts';

/** How probable what was seen is, by the true value. */
export interface LikelihoodShape {
  /** ln of the likelihood less that of the largest that there can be: 0 or below; -Infinity where it cannot be. */
  log(x: number): number;
  /** The value that agrees best, moved by so many standard deviations of the error. */
  around(deviations: number): number;
  /** Where values can lie at all. */
  readonly range: readonly [low: number, high: number];
}

const everywhere = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY] as const;

/** The likelihood by its kind: the same as `plan/evidence/likelihood.ts` makes nodes of, which is tested. */
export function likelihoodShape({ family: kind, parameters }: DistributionSpec): LikelihoodShape {
  const of = parameters as Readonly<Record<string, number>>;
  switch (kind) {
    case 'ratio': {
      const { value, sd } = of as { value: number; sd: number };
      return {
        log: (x) => (x > 0 ? normalLog((ln(x) - ln(value)) / sd) : Number.NEGATIVE_INFINITY),
        around: (z) => value * exp(z * sd),
        range: [0, Number.POSITIVE_INFINITY],
      };
    }
    case 'difference': {
      const { value, sd } = of as { value: number; sd: number };
      return { log: (x) => normalLog((x - value) / sd), around: (z) => value + z * sd, range: everywhere };
    }
    case 'between': {
      const { low, high } = of as { low: number; high: number };
      return {
        log: (x) => (x >= low && x <= high ? 0 : Number.NEGATIVE_INFINITY),
        around: (z) => (z < 0 ? low : high),
        range: [low, high],
      };
    }
    case 'poisson': {
      const { count, exposure } = of as { count: number; exposure: number };
      const most = entropy(count, 1) - count;
      return {
        log: (x) =>
          x >= 0 ? times(count, ln(x * exposure)) - x * exposure - most : Number.NEGATIVE_INFINITY,
        around: (z) => Math.max(0, count + z * Math.sqrt(count + 1)) / exposure,
        range: [0, Number.POSITIVE_INFINITY],
      };
    }
    case 'binomial': {
      const { count, of: trials } = of as { count: number; of: number };
      const missed = trials - count;
      const most = entropy(count, trials) + entropy(missed, trials);
      const sd = Math.sqrt(((count + 1) * (missed + 1)) / (trials + 3)) / (trials + 2);
      return {
        log: (x) =>
          x >= 0 && x <= 1 ? times(count, ln(x)) + times(missed, ln(1 - x)) - most : Number.NEGATIVE_INFINITY,
        around: (z) => Math.min(1, Math.max(0, count / trials + z * sd)),
        range: [0, 1],
      };
    }
  }
  throw new Error(`no likelihood is called ${kind}`);
}

const normalLog = (z: number) => -0.5 * z * z;

/** 0 ln 0 is 0. */
const times = (count: number, log: number) => (count === 0 ? 0 : count * log);

const entropy = (count: number, of: number) => (count === 0 ? 0 : count * ln(count / of));
