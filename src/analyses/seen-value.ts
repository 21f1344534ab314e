import { exp } from '../elementary/elementary.ts';
import type { Likelihood } from '../scenario/evidence/observation.ts';
import type { SeenValue } from './evidence/result.ts';

/** The 95th percentile of a standard normal. */
const z95 = 1.6448536269514722;

/**
 * What was seen, with the 90 % interval that its error alone leaves the truth.
 *
 * `factor`: base units in one of the unit that is shown. A count is a number, whatever its exposure.
 */
export function seenValue(likelihood: Likelihood, factor: number): SeenValue {
  switch (likelihood.kind) {
    case 'ratio': {
      const value = likelihood.value / factor;
      const ratio = exp(z95 * likelihood.sd);
      const [low, high] = value < 0 ? [value * ratio, value / ratio] : [value / ratio, value * ratio];
      return { value, low, high };
    }
    case 'difference': {
      const value = likelihood.value / factor;
      const margin = (z95 * likelihood.sd) / factor;
      return { value, low: value - margin, high: value + margin };
    }
    case 'between':
      return { value: null, low: likelihood.low / factor, high: likelihood.high / factor };
    case 'poisson':
    case 'binomial':
      return { value: likelihood.count, low: likelihood.count, high: likelihood.count };
  }
}

/** The quantity itself as it was seen: a count is divided by what it was counted in. */
export function seenQuantity(likelihood: Likelihood, factor: number): SeenValue {
  if (likelihood.kind !== 'poisson' && likelihood.kind !== 'binomial') return seenValue(likelihood, factor);
  const { count } = likelihood;
  const value = count / (likelihood.kind === 'poisson' ? likelihood.exposure : likelihood.of) / factor;
  return { value, low: value, high: value };
}
