import type { Distribution, DistributionSpec, ParameterValue } from './distribution.ts';
import type { Given } from './given.ts';

export type ParameterKind = 'number' | 'list' | 'text' | 'distribution';

/** Between which values of a parameter a family is accurate and quick. */
export interface ParameterRange {
  readonly low?: number;
  readonly high?: number;
  /** What to write in place of a smaller or a larger one. */
  readonly below?: string;
  readonly above?: string;
}

/** A parameter of a family as it is written. */
export interface Parameter {
  readonly name: string;
  readonly kind: ParameterKind;
  readonly explanation: string;
  /** What stands when it is left out; without a default it must be given, unless `optional`. */
  readonly default?: number;
  readonly optional?: true;
  /** Any number that the family's own rules allow unless stated otherwise; also of a parameter that others lead to, such as sigma. */
  readonly range?: ParameterRange;
  /** True when it may be given by position, in the order of the table. */
  readonly positional: boolean;
  /** True when any number of positional arguments belongs to it. */
  readonly repeated?: true;
  /** True when a number may stand in the place of a distribution: a point mass. */
  readonly pointMass?: true;
}

export type Parameters = Readonly<Record<string, ParameterValue>>;

/** Makes the distributions that a distribution is made of. */
export type Create = (spec: DistributionSpec) => Distribution;

/** What a family computes. Moments that are not finite are none. */
export interface Shape
  extends Pick<Distribution, 'support' | 'cdf' | 'survival' | 'quantile' | 'upperQuantile' | 'continued'> {
  readonly mean: number | null;
  readonly sd: number | null;
  readonly kinks?: readonly number[];
  /** When it depends on the parameters. */
  readonly discrete?: boolean;
}

/** One row of the table of distributions. */
export interface Family {
  readonly name: string;
  /** One plain sentence. */
  readonly explanation: string;
  readonly parameters: readonly Parameter[];
  /** The sets of parameters that can be given together, when there is more than one way. */
  readonly forms?: readonly (readonly string[])[];
  /** What else has to hold for it to be accurate and quick, as a sentence; the ranges of its parameters stand with these. */
  readonly limits?: string;
  /** In the project's notation. */
  readonly example: string;
  readonly source: string;
  /** True when single values have positive probability: those of its parameter `values`, else whole numbers. */
  readonly discrete: boolean;
  /** Whether it can be given by percentiles, `p5=` and the like. */
  readonly percentiles: 'none' | 'two' | 'many';
  /** What to write when arguments are given by position and may not be. */
  readonly positionalHint?: string;
  /** From words to canonical parameters; reports what is impossible to `given`. */
  resolve(given: Given, create: Create): Parameters;
  /** From canonical parameters to functions; checks nothing. */
  build(parameters: Parameters, create: Create): Shape;
}

/** A positional parameter that is a number. */
export function number(name: string, explanation: string, standard?: number): Parameter {
  const parameter = { name, kind: 'number', explanation, positional: true } as const;
  return standard === undefined ? parameter : { ...parameter, default: standard };
}

/** A parameter that is a number within a range. */
export function ranged(parameter: Parameter, range: ParameterRange): Parameter {
  return { ...parameter, range };
}

/** Canonical parameters that are all numbers; the builders of most families take these. */
export function numbers<Name extends string>(
  parameters: Parameters,
  ...names: readonly Name[]
): Readonly<Record<Name, number>> {
  return Object.fromEntries(names.map((name) => [name, parameters[name]])) as Record<Name, number>;
}

/** A quantile function and its mirror from the two tails, each given masses of at most 1/2, where 1 - u is exact. */
export function quantilesOfTails(
  lower: (u: number) => number,
  upper: (s: number) => number,
): Pick<Distribution, 'quantile' | 'upperQuantile'> {
  return {
    quantile: (u) => (u <= 0.5 ? lower(u) : upper(1 - u)),
    upperQuantile: (s) => (s <= 0.5 ? upper(s) : lower(1 - s)),
  };
}
