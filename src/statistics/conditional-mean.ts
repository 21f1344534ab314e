import { square } from '../elementary/elementary.ts';
import type { CompiledLoops } from '../loops/compiled-loops.ts';

/** Rows of `x` in bins, with what lines fitted in them need of `x`. */
interface Bin {
  readonly first: number;
  readonly end: number;
  /** Sum of the squares of `x` about its mean in the bin. */
  readonly squares: number;
}

/** As src/loops/assembly/lines.ts reads a bin. */
const binBytes = 16;

/** Where rows, `x`, bins and the values of a `y` stand in memory. */
export type MeansAddresses = readonly [order: number, x: number, bins: number, values: number];

/**
 * E[y | x] for one `x` and any number of `y`. A straight line in each of about sqrt(n) / 8 bins of `x` with equally many
 * rows: close to the conditional mean for any smooth relation, heavy-tailed `x` included, with few parameters. Rows of
 * equal `x` stay in one bin.
 */
export class ConditionalMeans {
  readonly #order: Uint32Array;
  /** Less its mean in the bin, in ascending order. */
  readonly #x: Float64Array;
  readonly #bins: readonly Bin[];

  /** `order`: rows in ascending order of `x`. */
  constructor(x: Float64Array, order: Uint32Array) {
    this.#order = order;
    this.#x = new Float64Array(order.length);
    for (let place = 0; place < order.length; place++) this.#x[place] = x[order[place]!]!;
    this.#bins = this.#centred();
  }

  /** Numbers that are estimated from the rows of each `y`: two a bin, one where `x` is constant in it. */
  get parameters(): number {
    return this.#bins.reduce((sum, { squares }) => sum + (squares > 0 ? 2 : 1), 0);
  }

  /** Bytes of what `place` puts into memory, and of a `y` by row. */
  get room(): MeansAddresses {
    const rows = this.#order.length;
    return [4 * rows, 8 * rows, binBytes * this.#bins.length, 8 * rows];
  }

  /** Puts what fitting needs of `x` into memory. */
  place(loops: CompiledLoops, [order, x, bins]: MeansAddresses): void {
    const rows = this.#order.length;
    loops.words(order, rows).set(this.#order);
    loops.doubles(x, rows).set(this.#x);
    for (const [k, { first, end, squares }] of this.#bins.entries()) {
      loops.words(bins + k * binBytes, 2).set([first, end]);
      loops.doubles(bins + k * binBytes + 8, 1)[0] = squares;
    }
  }

  /** Least squares of `y` on `x` in each bin, from address `fitted` on in ascending order of `x`; gives their sum. */
  fit(
    compiled: CompiledLoops,
    [order, x, bins, values]: MeansAddresses,
    y: Float64Array,
    fitted: number,
  ): number {
    compiled.doubles(values, y.length).set(y);
    return compiled.loops.fitLines(values, order, x, bins, this.#bins.length, fitted);
  }

  /** Cuts the rows into bins, and takes the mean of each off. */
  #centred(): Bin[] {
    const x = this.#x;
    const rows = x.length;
    const bins = Math.max(2, Math.round(Math.sqrt(rows) / 8));
    const found: Bin[] = [];
    for (let first = 0; first < rows; ) {
      let end = Math.max(first + 1, Math.round(((found.length + 1) * rows) / bins));
      // The row before is of this bin, and not yet less its mean.
      while (end < rows && x[end] === x[end - 1]) end++;
      let mean = 0;
      for (let place = first; place < end; place++) mean += x[place]! / (end - first);
      let squares = 0;
      for (let place = first; place < end; place++) {
        x[place]! -= mean;
        squares += square(x[place]!);
      }
      found.push({ first, end, squares });
      first = end;
    }
    return found;
  }
}
