import { exp } from '../elementary/elementary.ts';
import type { Observation } from '../scenario/evidence/observation.ts';
import type { SeenValue } from './evidence/result.ts';

type Seen = Pick<Observation, 'likelihood' | 'factor' | 'less'>;

/** The 95th percentile of a standard normal. */
const z95 = 1.6448536269514722;

/**
 * What was seen, in the unit in which people see it, with the 90 % interval that its error alone leaves the truth. A count is a
 * number, whatever its exposure.
 */
export function seenValue({ likelihood, factor, less = 0 }: Seen): SeenValue {
  const shown = (base: number) => (base - less) / factor;
  switch (likelihood.kind) {
    case 'ratio': {
      const { value, sd } = likelihood;
      const ratio = exp(z95 * sd);
      const [low, high] = value < 0 ? [value * ratio, value / ratio] : [value / ratio, value * ratio];
      return { value: shown(value), low: shown(low), high: shown(high) };
    }
    case 'difference': {
      const { value, sd } = likelihood;
      return { value: shown(value), low: shown(value - z95 * sd), high: shown(value + z95 * sd) };
    }
    case 'between':
      return { value: null, low: shown(likelihood.low), high: shown(likelihood.high) };
    case 'poisson':
    case 'binomial':
      return { value: likelihood.count, low: likelihood.count, high: likelihood.count };
  }
}

/** The quantity itself as it was seen, `factor` being that of its unit: a count is divided by what it was counted in. */
export function seenQuantity(seen: Seen): SeenValue {
  const { likelihood, factor } = seen;
  if (likelihood.kind !== 'poisson' && likelihood.kind !== 'binomial') return seenValue(seen);
  const value =
    likelihood.count / (likelihood.kind === 'poisson' ? likelihood.exposure : likelihood.of) / factor;
  return { value, low: value, high: value };
}
