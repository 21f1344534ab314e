import { powerOfTwo, square } from '../elementary/elementary.ts';
/** Mean and standard deviation of a mixture of parts whose weights add up to 1; null where a part has none. */
export function momentsOfParts(
  parts: readonly { readonly weight: number; readonly mean: number | null; readonly sd: number | null }[],
): { readonly mean: number | null; readonly sd: number | null } {
  let mean = 0;
  for (const part of parts) {
    if (part.mean === null) return { mean: null, sd: null };
    mean += part.weight * part.mean;
  }
  if (parts.some(({ sd }) => sd === null)) return { mean, sd: null };
  const unit = squareUnit(
    parts.reduce((most, part) => Math.max(most, part.sd!, Math.abs(part.mean! - mean)), 0),
  );
  let variance = 0;
  for (const part of parts) {
    const sd = part.sd! / unit;
    variance += part.weight * (sd * sd + square(part.mean! / unit - mean / unit));
  }
  return { mean, sd: Math.sqrt(variance) * unit };
}

/** A power of two in which sizes up to `largest`, which may be infinite, have squares that neither overflow nor vanish; 1 for ordinary sizes. */
export function squareUnit(largest: number): number {
  if (!(largest > 0)) return 1;
  return largest > powerOfTwo(400) ? powerOfTwo(600) : largest < powerOfTwo(-400) ? powerOfTwo(-800) : 1;
}
