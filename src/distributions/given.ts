import type { DistributionSpec } from './distribution.ts';
import type { ParameterProblem } from './parameter-error.ts';

/** An argument of a distribution, evaluated. `name` is null when given by position. */
export interface GivenArgument {
  readonly name: string | null;
  readonly value: number | readonly number[] | string | DistributionSpec;
}

/** A percentile that was given: `p5=12` is probability 0.05 and x 12. */
export interface GivenPercentile {
  readonly name: string;
  readonly probability: number;
  readonly x: number;
}

type Value = GivenArgument['value'];

/** The arguments of one call, sorted by parameter, with defaults filled in. Families check them and report here. */
export class Given {
  /** Ascending in probability. */
  readonly percentiles: readonly GivenPercentile[];
  readonly problems: ParameterProblem[] = [];
  readonly #values: ReadonlyMap<string, readonly Value[]>;
  readonly #indices: ReadonlyMap<string, number>;

  /** `indices` says which argument of the call a name came from. */
  constructor(
    values: ReadonlyMap<string, readonly Value[]>,
    percentiles: readonly GivenPercentile[],
    indices: ReadonlyMap<string, number>,
  ) {
    this.#values = values;
    this.percentiles = percentiles;
    this.#indices = indices;
  }

  has(name: string): boolean {
    return this.#values.has(name);
  }

  number(name: string): number {
    return this.#values.get(name)![0] as number;
  }

  list(name: string): readonly number[] {
    return this.#values.get(name)![0] as readonly number[];
  }

  /** Numbers among them are point masses, where the parameter allows these. */
  distributions(name: string): readonly (number | DistributionSpec)[] {
    return this.#values.get(name) as readonly (number | DistributionSpec)[];
  }

  /** Reports that a rule about the named argument is broken; '' for the call as a whole. */
  refuse(name: string, rule: string, hint?: string): void {
    const argument = this.#indices.get(name) ?? null;
    const value = this.#values.get(name)?.[0] ?? this.percentiles.find((given) => given.name === name)?.x;
    const found = typeof value === 'number' ? `${name}=${value}` : undefined;
    this.problems.push({
      argument,
      rule,
      ...(found === undefined ? {} : { found }),
      ...(hint === undefined ? {} : { hint }),
    });
  }

  /** Refuses a number that is not above `bound`. */
  above(name: string, bound = 0, hint?: string): void {
    if (!(this.number(name) > bound)) this.refuse(name, `${name} must be above ${bound}`, hint);
  }

  /** Refuses a probability that is not strictly between 0 and 1. */
  share(name: string): void {
    const value = this.number(name);
    if (value === 0 || value === 1) {
      this.refuse(name, `with ${name} ${value} the outcome is certain`, 'write the number that it always is');
    } else if (!(value > 0 && value < 1)) this.refuse(name, `${name} must lie between 0 and 1`);
  }

  /** Refuses a number that is not whole. */
  whole(name: string): void {
    if (!Number.isInteger(this.number(name))) this.refuse(name, `${name} must be a whole number`);
  }

  /** Refuses numbers that do not ascend. */
  ascending(names: readonly string[]): void {
    for (let i = 1; i < names.length; i += 1) {
      const [before, after] = [names[i - 1]!, names[i]!];
      if (this.number(before) > this.number(after)) {
        this.refuse(after, `${after} must not be below ${before} = ${this.number(before)}`);
      }
    }
  }

  /** Refuses an interval without width, or one wider than numbers can say. */
  wide(low: string, high: string): void {
    const [a, b] = [this.number(low), this.number(high)];
    if (a === b) this.refuse(high, 'a distribution needs some width', `write the number ${a}`);
    else if (a > b) this.refuse(high, `${high} must be above ${low} = ${a}`);
    else if (!Number.isFinite(b - a)) this.refuse(high, `${high} - ${low} must be finite`);
  }
}
