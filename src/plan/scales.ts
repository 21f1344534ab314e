import { powerOfTwo } from '../elementary/elementary.ts';
import type { OutputColumn } from './plan.ts';

/** Powers of two between which the squares of a column's values, and the sums of those, keep their digits. */
const mostExponent = 400;
/** Where values beyond are brought to: far enough in, and no further, as other draws may lie closer to 0 or further out. */
const targetExponent = 300;
/** Values must not come below this, where doubles lose digits. */
const leastExponent = -900;

/**
 * What a column is multiplied by while its statistics are taken: a power of two where its values are so large or small that
 * their squares overflow or vanish, 1 for all others. `values`: the column's first block.
 */
export function columnScale({ kind }: Pick<OutputColumn, 'kind'>, values: Float64Array): number {
  if (kind === 'indicator') return 1;
  let [least, most] = [Number.POSITIVE_INFINITY, 0];
  for (const value of values) {
    const size = Math.abs(value);
    if (!(size > 0 && size < Number.POSITIVE_INFINITY)) continue;
    if (size < least) least = size;
    if (size > most) most = size;
  }
  if (most === 0) return 1;
  const exponent = exponentOf(most);
  if (Math.abs(exponent) <= mostExponent) return 1;
  const shift = Math.sign(exponent) * targetExponent - exponent;
  return exponent > 0 && exponentOf(least) + shift < leastExponent ? 1 : powerOfTwo(shift);
}

const word = new DataView(new ArrayBuffer(8));

/** Exponent of a positive double, -1023 below the smallest that is normal. */
function exponentOf(value: number): number {
  word.setFloat64(0, value);
  return (word.getUint32(0) >>> 20) - 1023;
}
