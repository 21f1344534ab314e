/**
 * Ranks from 1 of `count` doubles, less their middle, as floats by row; equal values share the middle of their ranks. The sum
 * of the ranks' squares. `order`: rows in ascending order.
 */
export function rankRows(values: usize, order: usize, count: i32, ranks: usize): f64 {
  let squares: f64 = 0;
  for (let first = 0; first < count; ) {
    const value = valueAt(values, order, first);
    let end = first + 1;
    while (end < count && valueAt(values, order, end) == value) end++;
    const rank = <f64>(first + end - count) / 2;
    for (let place = first; place < end; place++)
      store<f32>(ranks + (<usize>load<u32>(order + (<usize>place << 2)) << 2), <f32>rank);
    squares += <f64>(end - first) * rank * rank;
    first = end;
  }
  return squares;
}

// @ts-ignore: decorator
@inline
function valueAt(values: usize, order: usize, place: i32): f64 {
  return load<f64>(values + (<usize>load<u32>(order + (<usize>place << 2)) << 3));
}

/**
 * Sums of the products of eight columns with `y`, each added up from the first row to the last: eight at a time, as each sum
 * waits for its last addition. The columns are floats, each right behind the one before.
 */
export function sumsOfProducts(columns: usize, y: usize, count: i32, sums: usize): void {
  const size = <usize>count << 2;
  const a = columns, b = a + size, c = b + size, d = c + size;
  const e = d + size, f = e + size, g = f + size, h = g + size;
  let ofA: f64 = 0, ofB: f64 = 0, ofC: f64 = 0, ofD: f64 = 0, ofE: f64 = 0, ofF: f64 = 0, ofG: f64 = 0, ofH: f64 = 0;
  for (let at: usize = 0; at < size; at += 4) {
    const value = <f64>load<f32>(y + at);
    ofA += <f64>load<f32>(a + at) * value;
    ofB += <f64>load<f32>(b + at) * value;
    ofC += <f64>load<f32>(c + at) * value;
    ofD += <f64>load<f32>(d + at) * value;
    ofE += <f64>load<f32>(e + at) * value;
    ofF += <f64>load<f32>(f + at) * value;
    ofG += <f64>load<f32>(g + at) * value;
    ofH += <f64>load<f32>(h + at) * value;
  }
  store<f64>(sums, ofA);
  store<f64>(sums, ofB, 8);
  store<f64>(sums, ofC, 16);
  store<f64>(sums, ofD, 24);
  store<f64>(sums, ofE, 32);
  store<f64>(sums, ofF, 40);
  store<f64>(sums, ofG, 48);
  store<f64>(sums, ofH, 56);
}
