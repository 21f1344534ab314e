const bits = new DataView(new ArrayBuffer(8));

/** The next double above x. */
export function smallestAbove(x: number): number {
  if (!(x < Infinity)) return x;
  if (x === 0) return Number.MIN_VALUE;
  bits.setFloat64(0, x);
  bits.setBigInt64(0, bits.getBigInt64(0) + (x > 0 ? 1n : -1n));
  return bits.getFloat64(0);
}

/** The next double below x. */
export function largestBelow(x: number): number {
  return -smallestAbove(-x);
}
