/** Mean and standard deviation of a mixture of parts whose weights add up to 1; null where a part has none. */
export function momentsOfParts(
  parts: readonly { readonly weight: number; readonly mean: number | null; readonly sd: number | null }[],
): { readonly mean: number | null; readonly sd: number | null } {
  let mean = 0;
  for (const part of parts) {
    if (part.mean === null) return { mean: null, sd: null };
    mean += part.weight * part.mean;
  }
  let variance = 0;
  for (const part of parts) {
    if (part.sd === null) return { mean, sd: null };
    variance += part.weight * (part.sd * part.sd + (part.mean! - mean) ** 2);
  }
  return { mean, sd: Math.sqrt(variance) };
}
