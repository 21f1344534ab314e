/** Bytes of a bin: its first place, the place behind its last (four bytes each), and the sum of squares of x in it. */
const binBytes: usize = 16;

/**
 * Fits a line in each bin by least squares. `values`: by row; `order`: rows in ascending order of x; `x`: by place, less its mean in the
 * bin; `fitted`: by place. Gives the sum of what was fitted.
 */
export function fitLines(values: usize, order: usize, x: usize, bins: usize, binCount: i32, fitted: usize): f64 {
  let sum: f64 = 0;
  for (const end = bins + <usize>binCount * binBytes; bins < end; bins += binBytes) {
    const first = <usize>load<u32>(bins);
    const last = <usize>load<u32>(bins, 4);
    const squares = load<f64>(bins, 8);
    const count = <f64>(last - first);
    let mean: f64 = 0;
    for (let place = first; place < last; place++) {
      const value = load<f64>(values + (<usize>load<u32>(order + (place << 2)) << 3));
      store<f64>(fitted + (place << 3), value);
      mean += value / count;
    }
    let products: f64 = 0;
    for (let place = first; place < last; place++)
      products += load<f64>(x + (place << 3)) * (load<f64>(fitted + (place << 3)) - mean);
    const slope = squares > 0 ? products / squares : 0;
    for (let place = first; place < last; place++) {
      const line = mean + slope * load<f64>(x + (place << 3));
      store<f64>(fitted + (place << 3), line);
      sum += line;
    }
  }
  return sum;
}

/** Keeps in `least` the smaller of two columns, of an even number of rows or one more, for which there is room. */
export function keepLeast(values: usize, least: usize, count: i32): void {
  for (const end = values + (<usize>count << 3); values < end; values += 16, least += 16)
    v128.store(least, f64x2.pmin(v128.load(least), v128.load(values)));
}

/** The sum of `from[k] - less[k]`. */
export function sumOfDifferences(from: usize, less: usize, count: i32): f64 {
  let sum: f64 = 0;
  for (const end = from + (<usize>count << 3); from < end; from += 8, less += 8)
    sum += load<f64>(from) - load<f64>(less);
  return sum;
}
