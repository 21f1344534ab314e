import { type Family, number, quantilesOfTails } from '../family.ts';
import { monotoneCurve } from '../monotone-curve.ts';
import { orderedPercentiles } from '../percentile-pair.ts';
import { momentsOfQuantiles, once } from '../quantile-moments.ts';
import { normalCdf, normalQuantile } from '../special/normal.ts';

/** Judgement: each is a kink of its table. */
const mostPercentiles = 1000;

/**
 * With z the standard normal quantile of a percentile, x is a monotone cubic function of z through the given points.
 * Beyond the outer points it goes on as a straight line in z (a normal tail), or, when `min` or `max` is given, as
 * a uniform piece that ends there. Two points without ends are a normal distribution.
 */
export const quantiles: Family = {
  name: 'quantiles',
  explanation:
    'Any percentiles, with a smooth monotone curve through them and normal tails, or ends where given.',
  parameters: [
    { ...number('min', 'smallest value'), optional: true, positional: false },
    { ...number('max', 'largest value'), optional: true, positional: false },
  ],
  limits: `At most ${mostPercentiles} percentiles.`,
  example: 'quantiles(p5=10, p50=30, p95=100, min=0)',
  source: 'Fritsch and Butland, SIAM J. Sci. Stat. Comput. 5 (1984) 300-304, in normal quantiles',
  discrete: false,
  percentiles: 'many',
  resolve(given) {
    const points = given.percentiles;
    const ordered = orderedPercentiles(given);
    const closed = given.has('min') && given.has('max');
    if (points.length < 2 && !(closed && points.length === 1)) {
      given.refuse('', 'quantiles needs at least two percentiles', 'as in quantiles(p5=10, p50=30, p95=100)');
    }
    if (points.length > mostPercentiles) {
      const hint = 'give the data themselves as empirical(file="x.csv", column="tokens")';
      given.refuse('', `quantiles takes at most ${mostPercentiles} percentiles, not ${points.length}`, hint);
    }
    if (ordered && points.length > 0) {
      const [first, last] = [points[0]!, points.at(-1)!];
      if (given.has('min') && !(given.number('min') < first.x)) {
        given.refuse('min', `min must be below ${first.name} = ${first.x}`);
      }
      if (given.has('max') && !(given.number('max') > last.x)) {
        given.refuse('max', `max must be above ${last.name} = ${last.x}`);
      }
      const lowest = given.has('min') ? given.number('min') : first.x;
      const highest = given.has('max') ? given.number('max') : last.x;
      if (!Number.isFinite(highest - lowest))
        given.refuse('', 'its largest value minus its smallest must be finite');
    }
    return {
      probabilities: points.map(({ probability }) => probability),
      values: points.map(({ x }) => x),
      ...(given.has('min') ? { min: given.number('min') } : {}),
      ...(given.has('max') ? { max: given.number('max') } : {}),
    };
  },
  build(parameters) {
    const probabilities = parameters.probabilities as readonly number[];
    const values = parameters.values as readonly number[];
    const [min, max] = [parameters.min as number | undefined, parameters.max as number | undefined];
    const [first, last] = [values[0]!, values.at(-1)!];
    const firstMass = probabilities[0]!;
    const lastMass = 1 - probabilities.at(-1)!;
    const curve = monotoneCurve(probabilities.map(normalQuantile), values);
    const lower = (u: number) => {
      if (u < firstMass && min !== undefined) return min + (first - min) * (u / firstMass);
      if (1 - u < lastMass && max !== undefined) return max - (max - last) * ((1 - u) / lastMass);
      return curve.at(normalQuantile(u));
    };
    const upper = (s: number) => {
      if (s < lastMass && max !== undefined) return max - (max - last) * (s / lastMass);
      if (1 - s < firstMass && min !== undefined) return min + (first - min) * ((1 - s) / firstMass);
      return curve.at(-normalQuantile(s));
    };
    const cdf = (x: number) => {
      if (min !== undefined && x < first) return x <= min ? 0 : firstMass * ((x - min) / (first - min));
      if (max !== undefined && x > last) return x >= max ? 1 : 1 - lastMass * ((max - x) / (max - last));
      return normalCdf(curve.inverse(x));
    };
    const survival = (x: number) => {
      if (min !== undefined && x < first) return x <= min ? 1 : 1 - firstMass * ((x - min) / (first - min));
      if (max !== undefined && x > last) return x >= max ? 0 : lastMass * ((max - x) / (max - last));
      return normalCdf(-curve.inverse(x));
    };
    const ends = quantilesOfTails(lower, upper);
    const moments = once(() => momentsOfQuantiles({ ...ends, kinks: probabilities }));
    return {
      support: [min ?? -Infinity, max ?? Infinity],
      get mean() {
        return moments().mean;
      },
      get sd() {
        return moments().sd;
      },
      kinks: probabilities,
      cdf,
      survival,
      ...ends,
    };
  },
};
