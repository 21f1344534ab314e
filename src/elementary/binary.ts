/** One double, and its two halves: the lower 32 bits first, as WebAssembly and every platform of Node's order them. */
export const double = new Float64Array(1);
export const words = new Uint32Array(double.buffer);

const least = -1074;

/** 2^-1074 .. 2^1023, every one exact. */
const powers = new Float64Array(1023 - least + 1);
powers[-least] = 1;
for (let k = 1 - least; k < powers.length; k++) powers[k] = powers[k - 1]! * 2;
for (let k = -least - 1; k >= 0; k--) powers[k] = powers[k + 1]! / 2;

/** 2^k for a whole k, exactly: 0 below 2^-1074, infinite above 2^1023. */
export function powerOfTwo(k: number): number {
  return powers[k - least] ?? (k < 0 ? 0 : Number.POSITIVE_INFINITY);
}

/** The whole k with 2^k <= |x| < 2^(k + 1), exactly; x is finite and not 0. */
export function binaryExponent(x: number): number {
  double[0] = x;
  const biased = (words[1]! >>> 20) & 0x7ff;
  if (biased > 0) return biased - 1023;
  double[0] = x * 18014398509481984;
  return ((words[1]! >>> 20) & 0x7ff) - 1077;
}

/** x 2^k, by two factors, so that subnormal results are rounded once; -2044 <= k <= 2046. */
export function scaled(x: number, k: number): number {
  const half = k >> 1;
  return x * powers[half - least]! * powers[k - half - least]!;
}
