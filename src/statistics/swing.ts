/**
 * Mean of `y` where `x` is in the lowest and in the highest tenth of its values. Rows of equal `x` at the border count
 * in part. `order`: rows in ascending order of `x`.
 */
export function swing(x: Float64Array, y: Float64Array, order: Uint32Array): { low: number; high: number } {
  return { low: meanOfFirst(x, y, order), high: meanOfFirst(x, y, order.toReversed()) };
}

/** Mean of `y` over the first tenth of `order`. */
function meanOfFirst(x: Float64Array, y: Float64Array, order: Uint32Array): number {
  const wanted = order.length / 10;
  let [taken, sum] = [0, 0];
  for (let first = 0; taken < wanted; ) {
    let end = first;
    let tied = 0;
    while (end < order.length && x[order[end]!] === x[order[first]!]) tied += y[order[end++]!]!;
    const weight = Math.min(end - first, wanted - taken);
    sum += (tied / (end - first)) * weight;
    taken += weight;
    first = end;
  }
  return sum / wanted;
}
