const view = new DataView(new ArrayBuffer(8));

/** Doubles between two numbers: 0 when equal or both NaN, infinite when only one is NaN or finite. */
export function ulpsBetween(a: number, b: number): number {
  if (Object.is(a, b)) return 0;
  if (Number.isNaN(a) || Number.isNaN(b)) return Number.POSITIVE_INFINITY;
  if (Number.isFinite(a) !== Number.isFinite(b)) return Number.POSITIVE_INFINITY;
  return Math.abs(Number(position(a) - position(b)));
}

/** Doubles in ascending order have ascending positions. */
function position(value: number): bigint {
  view.setFloat64(0, value);
  const bits = view.getBigInt64(0);
  return bits >= 0n ? bits : -(bits & 0x7fffffffffffffffn);
}
