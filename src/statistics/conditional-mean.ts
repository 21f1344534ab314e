import { square } from '../elementary/elementary.ts';

/** Rows of `x` in bins, with what lines fitted in them need of `x`. */
interface Bin {
  readonly first: number;
  readonly end: number;
  /** Sum of the squares of `x` about its mean in the bin. */
  readonly squares: number;
}

/**
 * E[y | x] for one `x` and any number of `y`. A straight line in each of about sqrt(n) / 8 bins of `x` with equally many
 * rows: close to the conditional mean for any smooth relation, heavy-tailed `x` included, with few parameters. Rows of
 * equal `x` stay in one bin.
 */
export class ConditionalMeans {
  readonly #order: Uint32Array;
  /** `x` less its mean in the bin, and `y`, in ascending order of `x`. */
  readonly #x: Float64Array;
  readonly #y: Float64Array;
  readonly #bins: readonly Bin[];

  /** `order`: rows in ascending order of `x`. */
  constructor(x: Float64Array, order: Uint32Array) {
    this.#order = order;
    const rows = order.length;
    this.#x = new Float64Array(rows);
    this.#y = new Float64Array(rows);
    for (let place = 0; place < rows; place++) this.#x[place] = x[order[place]!]!;
    this.#bins = this.#centred();
  }

  /** Numbers that are estimated from the rows of each `y`: two a bin, one where `x` is constant in it. */
  get parameters(): number {
    return this.#bins.reduce((sum, { squares }) => sum + (squares > 0 ? 2 : 1), 0);
  }

  /** Least squares of `y` on `x` in each bin, by row: in `fitted`, where it is given. */
  of(y: Float64Array, fitted: Float64Array = new Float64Array(y.length)): Float64Array {
    const [order, ofX, ofY] = [this.#order, this.#x, this.#y];
    for (let place = 0; place < order.length; place++) ofY[place] = y[order[place]!]!;
    for (const { first, end, squares } of this.#bins) {
      const count = end - first;
      let mean = 0;
      for (let place = first; place < end; place++) mean += ofY[place]! / count;
      let products = 0;
      for (let place = first; place < end; place++) products += ofX[place]! * (ofY[place]! - mean);
      const slope = squares > 0 ? products / squares : 0;
      for (let place = first; place < end; place++) fitted[order[place]!] = mean + slope * ofX[place]!;
    }
    return fitted;
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
