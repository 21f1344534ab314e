const [least, most] = [-323, 308];

/** Read as text, which every engine rounds correctly. */
const powers = Float64Array.from({ length: most - least + 1 }, (_, k) => Number(`1e${k + least}`));

/** 10^k for a whole k, correctly rounded: 0 below 10^-323, infinite above 10^308. */
export function powerOfTen(k: number): number {
  return powers[k - least] ?? (k < 0 ? 0 : Number.POSITIVE_INFINITY);
}

/**
 * The whole k with 10^k <= |x| < 10^(k + 1), the powers taken as doubles: the exponent of x in scientific notation.
 * x is finite and not 0.
 */
export function decimalExponent(x: number): number {
  const size = Math.abs(x);
  let [low, high] = [least - 1, most];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (powerOfTen(middle) <= size) low = middle;
    else high = middle - 1;
  }
  return low;
}
