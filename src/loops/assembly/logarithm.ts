/*
 * ln(1 + x) as src/elementary/logarithm.ts computes it, step by step and so bit by bit, for x above -1.
 */

// @ts-ignore: decorator
@inline
const leastMantissa: i64 = 0x3fe6a09e;

// @ts-ignore: decorator
@inline
function logOf(k: f64, f: f64, c: f64): f64 {
  const halfSquare = 0.5 * (f * f);
  const s = f / (2 + f);
  const z = s * s;
  const w = z * z;
  const even = w * (3.999999999940942e-1 + w * (2.2222198432149784e-1 + w * 1.5313837699209373e-1));
  const odd = 1.818357216161805e-1 + w * 1.4798198605116586e-1;
  const series = s * (halfSquare + (even + z * (6.666666666666735e-1 + w * (2.857142874366239e-1 + w * odd))));
  const low = k * 1.9082149292705877e-10 + c;
  return k * 6.931471803691238e-1 - (halfSquare - (series + low) - f);
}

// @ts-ignore: decorator
@inline
function log1p(x: f64): f64 {
  const sum = x + 1;
  const k = (reinterpret<i64>(sum) >> 32) - leastMantissa >> 20;
  if (k == 0) return logOf(0, x, 0);
  const lost = x > 1 ? 1 - (sum - x) : x - (sum - 1);
  const mantissa = sum * reinterpret<f64>((1023 - k) << 52);
  return logOf(<f64>k, mantissa - 1, lost / sum);
}

/** The sum of `counts[i] * ln(1 + factor * places[i])`, in that order. Each argument is above -1 and finite. */
export function sumOfLogs(places: usize, counts: usize, count: i32, factor: f64): f64 {
  let sum: f64 = 0;
  for (const end = places + (<usize>count << 3); places < end; places += 8, counts += 8)
    sum += load<f64>(counts) * log1p(factor * load<f64>(places));
  return sum;
}
