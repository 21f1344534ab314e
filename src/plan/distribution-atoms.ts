import { createDistribution } from '../distributions/create-distribution.ts';
import type { Distribution, DistributionSpec } from '../distributions/distribution.ts';
import { familyOf } from '../distributions/families.ts';
import { truncatedShape } from '../distributions/truncated-shape.ts';

/** Counts beyond these many values are drawn from a smooth curve and rounded up. */
export const mostCounts = 2 ** 17;
/** Draws lie between the tails of this mass. */
export const smallestTail = 2 ** -53;

/** True when a distribution, or all it is made of, takes single values only. */
export function hasOnlyAtoms(
  spec: DistributionSpec,
  isDiscrete: (spec: DistributionSpec) => boolean,
): boolean {
  const parts = partsOf(spec);
  return parts.length === 0 ? isDiscrete(spec) : parts.every((part) => hasOnlyAtoms(part, isDiscrete));
}

/**
 * The values of positive probability, ascending, that draws between the tails 2^-53 can take; null when there are too
 * many to list.
 */
export function atomsOf(distribution: Distribution): Float64Array | null {
  const low = distribution.quantile(smallestTail);
  const high = distribution.upperQuantile(smallestTail);
  const values = new Set<number>();
  for (const { leaf, tail } of leavesOf(distribution.spec, smallestTail)) {
    const atoms = leafAtoms(leaf, tail, low, high);
    if (atoms === null) return null;
    for (const atom of atoms) if (atom >= low && atom <= high) values.add(atom);
    if (!('values' in leaf.parameters) && values.size > mostCounts) return null;
  }
  return Float64Array.from(values).sort();
}

/** Single values of a family: those that it lists, else whole numbers; none when it is continuous. */
function leafAtoms(leaf: DistributionSpec, tail: number, low: number, high: number): Iterable<number> | null {
  const { values } = leaf.parameters;
  if (!familyOf(leaf.family)?.discrete) return [];
  if (Array.isArray(values)) return values as readonly number[];
  const { quantile, upperQuantile } = createDistribution(leaf);
  const first = Math.max(quantile(tail), Math.ceil(low));
  const last = Math.min(upperQuantile(tail), Math.floor(high));
  if (last - first >= mostCounts) return null;
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, k) => first + k);
}

interface Leaf {
  readonly leaf: DistributionSpec;
  /** Mass of its own tails beyond which nothing is drawn of the whole. */
  readonly tail: number;
}

/** What a distribution is made of in the end. What is cut out of a tail is as large a part of less. */
function leavesOf(spec: DistributionSpec, tail: number): Leaf[] {
  const parts = partsOf(spec);
  if (parts.length === 0) return [{ leaf: spec, tail: Math.max(tail, Number.MIN_VALUE) }];
  return parts.flatMap((part) => leavesOf(part, tail * massLeft(spec, part)));
}

/** The mass that a cut leaves of a distribution; 1 where nothing is cut. */
function massLeft({ family, parameters }: DistributionSpec, part: DistributionSpec): number {
  if (family !== 'truncate') return 1;
  const { low = Number.NEGATIVE_INFINITY, high = Number.POSITIVE_INFINITY } = parameters as {
    low?: number;
    high?: number;
  };
  return truncatedShape(createDistribution(part), low, high).mass;
}

/** The distributions that one is made of. */
function partsOf({ parameters }: DistributionSpec): DistributionSpec[] {
  return Object.values(parameters)
    .flat()
    .filter((value): value is DistributionSpec => typeof value === 'object' && 'family' in value);
}
