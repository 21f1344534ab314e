import type { DistributionSpec } from './distribution.ts';

/** A number among distributions always has that value: `discrete` with one value, which the notation does not allow. */
export function pointMass(part: number | DistributionSpec): DistributionSpec {
  // Adding 0 makes -0 an ordinary 0.
  return typeof part === 'number'
    ? { family: 'discrete', parameters: { values: [part + 0], weights: [1] } }
    : part;
}

/** The one value that all parts always have; null when there are several. */
export function onlyValue(parts: readonly DistributionSpec[]): number | null {
  const values = new Set(parts.map(certainValue));
  const [only] = values;
  return values.size === 1 && only !== undefined ? only : null;
}

function certainValue({ parameters: { values } }: DistributionSpec): number | null {
  return Array.isArray(values) && values.length === 1 ? (values[0] as number) : null;
}

/** The distributions that these are made of in the end, which are made of no others. */
export function leavesOf(specs: readonly DistributionSpec[]): readonly DistributionSpec[] {
  const leaves: DistributionSpec[] = [];
  const open = [...specs];
  for (let spec = open.pop(); spec !== undefined; spec = open.pop()) {
    const parts = partsOf(spec);
    if (parts.length === 0) leaves.push(spec);
    open.push(...parts);
  }
  return leaves;
}

function partsOf({ parameters }: DistributionSpec): DistributionSpec[] {
  return Object.values(parameters)
    .flat()
    .filter((part): part is DistributionSpec => typeof part === 'object' && 'family' in part);
}

/** The values that a distribution lists, also in its parts, ascending: point masses, discrete values, columns of data. */
export function listedValues(specs: readonly DistributionSpec[]): readonly number[] {
  const values = new Set<number>();
  const open = [...specs];
  for (let spec = open.pop(); spec !== undefined; spec = open.pop()) {
    if (spec.family === 'discrete' || spec.family === 'empirical')
      for (const value of spec.parameters.values as readonly number[]) values.add(value);
    open.push(...partsOf(spec));
  }
  return [...values].sort((a, b) => a - b);
}
