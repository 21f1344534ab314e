import { readFileSync } from 'node:fs';
import { createSpec } from '../create-spec.ts';
import type { DistributionSpec } from '../distribution.ts';
import type { GivenArgument } from '../given.ts';

type WrittenValue = number | readonly number[] | string | Written;

/** A distribution as the reference writes it. */
export interface Written {
  readonly family: string;
  readonly arguments: readonly (readonly [name: string | null, value: WrittenValue])[];
}

/** What a distribution comes to, computed elsewhere. */
export interface ReferenceEntry extends Written {
  /** Relative error allowed; 1e-12 unless stated otherwise. */
  readonly tolerance?: number;
  readonly quantiles: readonly number[];
  readonly upperQuantiles: readonly number[];
  readonly mean: number | null;
  readonly sd: number | null;
}

/** Origin: reference/make-references.py, which computes every figure with mpmath. */
export const reference = JSON.parse(
  readFileSync(new URL('../reference/quantiles.json', import.meta.url), 'utf8'),
) as { readonly u: number[]; readonly s: number[]; readonly entries: ReferenceEntry[] };

/** The distribution itself. */
export function specOf({ family, arguments: written }: Written): DistributionSpec {
  return createSpec(
    family,
    written.map(([name, value]): GivenArgument => {
      const nested = typeof value === 'object' && 'family' in value;
      return { name, value: nested ? specOf(value) : value };
    }),
  );
}

/** Every distribution of a family that the reference has. */
export function referenceSpecs(family: string): DistributionSpec[] {
  return reference.entries.filter((entry) => entry.family === family).map(specOf);
}
