import { exp, ln } from '../elementary/elementary.ts';
import type { Column } from './column-sums.ts';

export type FittedParameters = Readonly<Record<string, number>>;

/** The most likely member of a family. */
export interface Estimate {
  /** Canonical parameters, as the family's distribution takes them. */
  readonly parameters: FittedParameters;
  readonly logLikelihood: number;
}

/** How one family is fitted. */
export interface Estimator {
  /** The family's name in the table of distributions. */
  readonly family: string;
  /** True where all values must be above 0. */
  readonly positive: boolean;
  /** Parameters that are estimated. */
  readonly parameters: number;
  /** Families that are special cases of this one: it is offered only where it is more likely than them by BIC. */
  readonly contains?: readonly string[];
  /** Why the family cannot hold these values, beyond `positive`; null where it can. */
  readonly refuses?: (column: Column) => string | null;
  /** Maximum likelihood. Source: Johnson, Kotz and Balakrishnan, Continuous Univariate Distributions 1 and 2. */
  estimate(column: Column): Estimate;
  /** For a family that can also be fitted cut off at its ends. */
  readonly search?: Search;
}

/** A family's parameters as free numbers that a search can change, and its likelihood there. */
export interface Search {
  /** Free numbers from parameters: logarithms of those above 0, locations in units of the spread. */
  from(parameters: FittedParameters, column: Column): readonly number[];
  to(free: readonly number[], column: Column): FittedParameters;
  logLikelihood(column: Column, parameters: FittedParameters): number;
}

/** Parameters that are all above 0. */
export function positives(...names: readonly string[]): Pick<Search, 'from' | 'to'> {
  return {
    from: (parameters) => names.map((name) => ln(parameters[name]!)),
    to: (free) => Object.fromEntries(names.map((name, i) => [name, exp(free[i]!)])),
  };
}

/** A location and a scale, relative to those of the column. */
export function locationAndScale(location: string, scale: string): Pick<Search, 'from' | 'to'> {
  return {
    from: (parameters, { mean, variance }) => [
      (parameters[location]! - mean) / Math.sqrt(variance),
      ln(parameters[scale]! / Math.sqrt(variance)),
    ],
    to: ([where, size], { mean, variance }) => ({
      [location]: mean + where! * Math.sqrt(variance),
      [scale]: exp(size!) * Math.sqrt(variance),
    }),
  };
}
