/**
 * What a rate of growth multiplies by: 1 + r, in the digits in which people write it.
 * @example growthFactor(-0.35) // => 0.65
 */
export function growthFactor(rate: number): number {
  return Number((1 + rate).toPrecision(15));
}
