import type { Distribution, DistributionSpec } from './distribution.ts';
import { familyOf } from './families.ts';
import type { Family } from './family.ts';
import { buildPosterior, posteriorName } from './posterior/posterior.ts';

/** The functions of a distribution, from its canonical parameters. Moments that need integration wait until asked. */
export function createDistribution(spec: DistributionSpec): Distribution {
  const { discrete, build } = builderOf(spec.family);
  const shape = build(spec.parameters, createDistribution);
  return {
    spec,
    support: shape.support,
    discrete: shape.discrete ?? discrete,
    kinks: shape.kinks ?? [],
    get mean() {
      return finite(shape.mean);
    },
    get sd() {
      return finite(shape.sd);
    },
    cdf: shape.cdf,
    survival: shape.survival,
    quantile: shape.quantile,
    upperQuantile: shape.upperQuantile,
    ...(shape.continued === undefined ? {} : { continued: shape.continued }),
  };
}

function builderOf(name: string): Pick<Family, 'discrete' | 'build'> {
  if (name === posteriorName) return { discrete: false, build: buildPosterior };
  const family = familyOf(name);
  if (family === undefined) throw new Error(`no distribution is called ${name}`);
  return family;
}

function finite(moment: number | null): number | null {
  return moment !== null && Number.isFinite(moment) ? moment : null;
}
