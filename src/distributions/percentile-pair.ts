import type { Given, GivenPercentile } from './given.ts';

/**
 * Location and scale of the distribution through the two percentiles that were given, where `standard` is the
 * quantile function at location 0 and scale 1 and `transform` brings x to that scale. Reports percentiles out of order.
 */
export function locationScaleOf(
  given: Given,
  standard: (p: number) => number,
  transform: (x: number) => number = (x) => x,
): { readonly location: number; readonly scale: number } {
  if (!orderedPercentiles(given)) return { location: 0, scale: 1 };
  const [a, b] = given.percentiles as readonly GivenPercentile[] as readonly [
    GivenPercentile,
    GivenPercentile,
  ];
  const [za, zb] = [standard(a.probability), standard(b.probability)];
  const [xa, xb] = [transform(a.x), transform(b.x)];
  const scale = (xb - xa) / (zb - za);
  // Weighted so that both ends are met to the last digits, wherever they lie.
  const location = (xa * zb - xb * za) / (zb - za);
  if (!(scale > 0) || !Number.isFinite(scale) || !Number.isFinite(location)) {
    given.refuse(given.percentiles[1]!.name, 'the percentiles are too far apart or too close together');
  }
  return { location, scale };
}

/** Whether higher percentiles have larger values; reports each that does not. */
export function orderedPercentiles(given: Given): boolean {
  let ordered = true;
  for (const [i, percentile] of given.percentiles.entries()) {
    const before = given.percentiles[i - 1];
    if (before === undefined || (percentile.probability > before.probability && percentile.x > before.x))
      continue;
    ordered = false;
    const { name, x } = percentile;
    if (percentile.probability === before.probability) given.refuse(name, `${name} is given twice`);
    else if (x === before.x) {
      given.refuse(
        name,
        `${name} must be above ${before.name} = ${x}`,
        `for no width at all write the number ${x}`,
      );
    } else given.refuse(name, `${name} must be above ${before.name} = ${before.x}`);
  }
  return ordered;
}
