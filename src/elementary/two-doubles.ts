/*
 * Exact products in two doubles, as src/kernel/assembly/two-doubles.ts has them.
 * Source: Dekker, A floating-point technique for extending the available precision, Numerische Mathematik 18 (1971).
 */

/** The leading 26 bits, rounded, so that products of such parts and of what remains are exact; |x| is below 2^996. */
function leading(x: number): number {
  const large = x * 134217729;
  return large - (large - x);
}

/** What a * b rounded to `product` lost, exactly. */
export function productError(a: number, b: number, product: number): number {
  const aHigh = leading(a);
  const bHigh = leading(b);
  const aLow = a - aHigh;
  const bLow = b - bHigh;
  return aHigh * bHigh - product + aHigh * bLow + aLow * bHigh + aLow * bLow;
}
