import { ln } from '../../elementary/elementary.ts';
import type { Likelihood } from '../../scenario/evidence/observation.ts';
import type { NodeId } from '../graph.ts';
import { type Arithmetic, number } from './arithmetic.ts';
import { binomialBelow, poissonBelow } from './counts.ts';

/** What an observation says of a draw, as nodes over the draw's value of the quantity. */
export interface ObservedNodes {
  /** ln of the likelihood less ln of the largest that there can be: 0 or below. No number, or -Infinity, where it cannot be. */
  readonly log: NodeId;
  /**
   * The probability of seeing less than what was seen, half of that of the same count included; of a hard range, 1 where the
   * value lies in it.
   */
  readonly below: NodeId;
  /** What would be seen, error included; `normal` is a standard normal. In base units of the quantity, or a count. */
  readonly predicted: (normal: NodeId) => NodeId;
}

/** The nodes of a likelihood. */
export function observedNodes(likelihood: Likelihood, x: NodeId, of: Arithmetic): ObservedNodes {
  switch (likelihood.kind) {
    case 'ratio': {
      const isAbove = of.of('greater', x, number(0));
      const far = of.of('subtract', of.of('ln', x), number(ln(likelihood.value)));
      const { log, below, predicted } = normalError(
        of.of('divide', far, number(likelihood.sd)),
        (normal) => of.of('multiply', x, of.of('exp', of.of('multiply', number(likelihood.sd), normal))),
        of,
      );
      // What is not above 0 is seen below all that is.
      return { log: where(isAbove, log), below: of.of('if', isAbove, below, number(1)), predicted };
    }
    case 'difference':
      return normalError(
        of.of('divide', of.of('subtract', x, number(likelihood.value)), number(likelihood.sd)),
        (normal) => of.of('add', x, of.of('multiply', number(likelihood.sd), normal)),
        of,
      );
    case 'between': {
      const inside = of.of(
        'and',
        of.of('greater-or-equal', x, number(likelihood.low)),
        of.of('less-or-equal', x, number(likelihood.high)),
      );
      return {
        log: of.of('if', inside, number(0), number(Number.NEGATIVE_INFINITY)),
        below: inside,
        predicted: () => x,
      };
    }
    case 'poisson': {
      const { count, exposure } = likelihood;
      const mean = of.of('multiply', x, number(exposure));
      const largest = count === 0 ? 0 : count * ln(count) - count;
      const log = of.of('subtract', times(count, of.of('ln', mean)), of.of('add', mean, number(largest)));
      const some = of.of('maximum', mean, number(0));
      return {
        log: where(of.of('greater-or-equal', mean, number(0)), log),
        below: poissonBelow(some, count, of),
        predicted: (normal) => countAround(some, of.of('square-root', some), of.graph.constant(1), normal),
      };
    }
    case 'binomial': {
      const { count, of: trials } = likelihood;
      const missed = trials - count;
      const largest = entropy(count, trials) + entropy(missed, trials);
      const isShare = of.of(
        'and',
        of.of('greater-or-equal', x, number(0)),
        of.of('less-or-equal', x, number(1)),
      );
      const share = of.of('minimum', of.of('maximum', x, number(0)), number(1 - 2 ** -52));
      const not = of.of('subtract', number(1), share);
      const hits = times(count, of.of('ln', x));
      const misses = times(missed, of.of('ln', of.of('subtract', number(1), x)));
      const deviation = of.of(
        'square-root',
        of.of('multiply', number(trials), of.of('multiply', share, not)),
      );
      return {
        log: where(isShare, of.of('subtract', of.of('add', hits, misses), number(largest))),
        below: binomialBelow(share, count, trials, of),
        predicted: (normal) =>
          of.of(
            'minimum',
            number(trials),
            countAround(
              of.of('multiply', share, number(trials)),
              deviation,
              of.of('subtract', not, share),
              normal,
            ),
          ),
      };
    }
  }

  function times(factor: number, node: NodeId): NodeId {
    // 0 ln 0 is 0.
    return factor === 0 ? of.graph.constant(0) : of.of('multiply', number(factor), node);
  }

  function where(condition: NodeId, log: NodeId): NodeId {
    return of.of('if', condition, log, number(Number.NEGATIVE_INFINITY));
  }

  /**
   * A count of this mean and deviation: mean + deviation z + skew (z^2 - 1) / 6, rounded. `skew`: skewness times deviation, 1 of a
   * Poisson count and 1 - 2 p of a binomial one.
   *
   * Source: Cornish and Fisher, Moments and cumulants in the specification of distributions, Revue de l'Institut International
   * de Statistique 5 (1938) 307-320, to the third cumulant.
   */
  function countAround(mean: NodeId, deviation: NodeId, skew: NodeId, normal: NodeId): NodeId {
    const bend = of.of('subtract', of.of('multiply', normal, normal), number(1));
    const skewed = of.of('divide', of.of('multiply', skew, bend), number(6));
    const drawn = of.sum(mean, of.of('multiply', deviation, normal), skewed);
    return of.of('maximum', number(0), of.of('round', drawn));
  }
}

/** k ln(k / n): the largest log-likelihood is the sum of these. */
const entropy = (count: number, trials: number) => (count === 0 ? 0 : count * ln(count / trials));

/** `z`: what the truth lies above what was seen, in standard deviations. */
function normalError(z: NodeId, predicted: ObservedNodes['predicted'], of: Arithmetic): ObservedNodes {
  return {
    log: of.of('multiply', number(-0.5), of.of('multiply', z, z)),
    below: of.normalCdf(of.of('negate', z)),
    predicted,
  };
}
