import type { Distribution, DistributionSpec } from './distribution.ts';
import { familyOf } from './families.ts';

/** The functions of a distribution, from its canonical parameters. Moments that need integration wait until asked. */
export function createDistribution(spec: DistributionSpec): Distribution {
  const family = familyOf(spec.family);
  if (family === undefined) throw new Error(`no distribution is called ${spec.family}`);
  const shape = family.build(spec.parameters, createDistribution);
  return {
    spec,
    support: shape.support,
    discrete: shape.discrete ?? family.discrete,
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

function finite(moment: number | null): number | null {
  return moment !== null && Number.isFinite(moment) ? moment : null;
}
