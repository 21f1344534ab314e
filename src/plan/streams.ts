import type { Copula, Stream } from './plan.ts';

/**
 * The named sources of uniforms of one or more scenarios, numbered in the order in which their names are first met:
 * that number is the Sobol' dimension, also when other inputs are dropped later.
 *
 * A name always means the same uniforms. It is listed twice only when two scenarios tie it to others in different ways.
 */
export class Streams {
  readonly list: Stream[] = [];
  readonly copulas: Copula[] = [];
  readonly #dimensions = new Map<string, number>();
  readonly #known = new Map<string, readonly number[]>();

  /** Gives the name the next dimension, unless it has one. */
  number(name: string): number {
    const known = this.#dimensions.get(name);
    if (known !== undefined) return known;
    this.#dimensions.set(name, this.#dimensions.size);
    return this.#dimensions.size - 1;
  }

  /** Index in `list` of the name's own uniforms. */
  independent(name: string): number {
    return this.#once(name, () => [this.#add(name)])[0]!;
  }

  /** Indices in `list` of the names' uniforms tied by a copula with this lower Cholesky factor (row by row). */
  tied(names: readonly string[], factor: Float64Array): readonly number[] {
    return this.#once(JSON.stringify([names, [...factor]]), () => {
      const streams = names.map((name) => this.#add(name));
      this.copulas.push({ streams, factor });
      return streams;
    });
  }

  #add(name: string): number {
    return this.list.push({ name, dimension: this.number(name) }) - 1;
  }

  #once(key: string, make: () => readonly number[]): readonly number[] {
    const streams = this.#known.get(key) ?? make();
    this.#known.set(key, streams);
    return streams;
  }
}
