import type { Distribution, DistributionSpec } from './distribution.ts';
import type { Create } from './family.ts';
import { momentsOfParts } from './moments.ts';
import { largestBelow } from './neighbours.ts';
import { momentsOfQuantiles } from './quantile-moments.ts';
import { atomAbove, type Truncated, truncatedShape } from './truncated-shape.ts';

interface Moments {
  readonly mean: number | null;
  readonly sd: number | null;
}

/** Beyond this many atoms the steps are fine enough to be integrated as if they were none. */
const mostAtoms = 50_000;
/** How closely an integral over steps is asked for: they keep it from settling further. */
const steps = 1e-6;
/** Atoms beyond tails of this mass are left out. */
const negligible = 1e-25;

/** Mean and standard deviation of a distribution cut to [low, high]; null where an open end leaves none. */
export function truncatedMoments(of: Distribution, low: number, high: number, create: Create): Moments {
  const shape = truncatedShape(of, low, high);
  if (of.spec.family === 'mixture') {
    const weights = of.spec.parameters.weights as readonly number[];
    const parts = (of.spec.parameters.components as readonly DistributionSpec[]).map((spec, i) => {
      const component = create(spec);
      const weight = (weights[i]! * truncatedShape(component, low, high).mass) / shape.mass;
      return weight > 0
        ? { weight, ...truncatedMoments(component, low, high, create) }
        : { weight: 0, mean: 0, sd: 0 };
    });
    return momentsOfParts(parts);
  }
  if (of.spec.family === 'truncate') {
    const { distribution, low: innerLow = -Infinity, high: innerHigh = Infinity } = of.spec.parameters;
    const inner = create(distribution as DistributionSpec);
    return truncatedMoments(
      inner,
      Math.max(low, innerLow as number),
      Math.min(high, innerHigh as number),
      create,
    );
  }
  const open = shape.support.some((end) => !Number.isFinite(end));
  if (open && of.mean === null) return { mean: null, sd: null };
  const moments =
    (of.discrete ? momentsOfAtoms(of, shape) : null) ??
    momentsOfQuantiles(shape, of.discrete ? steps : undefined);
  return open && of.sd === null ? { mean: moments.mean, sd: null } : moments;
}

/** Sums over the atoms in `support`; null when there are too many. */
function momentsOfAtoms(
  of: Distribution,
  { support, mass, quantile, upperQuantile }: Truncated,
): Moments | null {
  const parts: { weight: number; mean: number; sd: number }[] = [];
  const last = upperQuantile(negligible);
  let x = quantile(negligible);
  // Counts without a list are whole numbers.
  if (!Array.isArray(of.spec.parameters.values) && last - x > mostAtoms) return null;
  const before = largestBelow(x);
  let [reached, left] = [of.cdf(before), of.survival(before)];
  while (parts.length < mostAtoms) {
    const [nowReached, nowLeft] = [of.cdf(x), of.survival(x)];
    const weight = (nowReached <= 0.5 ? nowReached - reached : left - nowLeft) / mass;
    parts.push({ weight, mean: x, sd: 0 });
    if (x >= last) return momentsOfParts(parts);
    [reached, left] = [nowReached, nowLeft];
    x = Math.min(atomAbove(of, x), support[1]);
  }
  return null;
}
