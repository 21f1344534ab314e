import { beta } from './families/beta.ts';
import { discrete } from './families/discrete.ts';
import { exponential } from './families/exponential.ts';
import { gamma } from './families/gamma.ts';
import { lognormal } from './families/lognormal.ts';
import { normal } from './families/normal.ts';
import { pert } from './families/pert.ts';
import { triangular } from './families/triangular.ts';
import { uniform } from './families/uniform.ts';
import type { Family } from './family.ts';

/** The table of distributions, in the order in which people should meet them. */
export const families: readonly Family[] = [
  uniform,
  normal,
  lognormal,
  triangular,
  pert,
  beta,
  gamma,
  exponential,
  discrete,
];

const byName: ReadonlyMap<string, Family> = new Map(families.map((family) => [family.name, family]));

/** The row of a family, by name. */
export function familyOf(name: string): Family | undefined {
  return byName.get(name);
}

/** The names of all families. */
export const distributionNames: readonly string[] = families.map(({ name }) => name);
