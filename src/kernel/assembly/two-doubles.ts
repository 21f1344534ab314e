/*
 * Exact products in two doubles.
 * Source: Dekker, A floating-point technique for extending the available precision, Numerische Mathematik 18 (1971).
 */

/** The leading 26 bits, rounded, so that products of such parts and of what remains are exact; |x| is below 2^996. */
// @ts-ignore: decorator
@inline
function leading(x: v128): v128 {
  const large = f64x2.mul(x, f64x2.splat(134217729));
  return f64x2.sub(large, f64x2.sub(large, x));
}

/** What a * b rounded to `product` lost, exactly. */
// @ts-ignore: decorator
@inline
export function productError(a: v128, b: v128, product: v128): v128 {
  const aHigh = leading(a);
  const bHigh = leading(b);
  const aLow = f64x2.sub(a, aHigh);
  const bLow = f64x2.sub(b, bHigh);
  let error = f64x2.sub(f64x2.mul(aHigh, bHigh), product);
  error = f64x2.add(error, f64x2.mul(aHigh, bLow));
  error = f64x2.add(error, f64x2.mul(aLow, bHigh));
  return f64x2.add(error, f64x2.mul(aLow, bLow));
}
