import type { NodeId } from '../graph.ts';
import { type Arithmetic, number } from './arithmetic.ts';

/** Counts up to this are summed term by term; above, an approximation is exact to 1e-3. */
const mostTerms = 100;

/** P(N < count) + P(N = count) / 2 of a Poisson count with this mean. */
export function poissonBelow(mean: NodeId, count: number, of: Arithmetic): NodeId {
  if (count > mostTerms) return halfway(count, (upTo) => poissonUpTo(mean, upTo, of), of);
  let term = of.of('exp', of.of('negate', mean));
  let sum = of.graph.constant(0);
  for (let n = 0; n < count; n++) {
    sum = of.of('add', sum, term);
    term = of.of('multiply', term, of.of('divide', mean, number(n + 1)));
  }
  return of.of('add', sum, of.of('multiply', number(0.5), term));
}

/** P(N < count) + P(N = count) / 2 of a count among `trials`, each with the probability `p`. */
export function binomialBelow(p: NodeId, count: number, trials: number, of: Arithmetic): NodeId {
  const missed = trials - count;
  const not = of.of('subtract', number(1), p);
  if (Math.min(count, missed) > mostTerms)
    return halfway(count, (upTo) => binomialUpTo(p, upTo, trials, of), of);
  // From the end that is nearer: few hits, or few misses.
  return count <= missed
    ? sumOfTerms(p, not, count, trials, of)
    : of.of('subtract', number(1), sumOfTerms(not, p, missed, trials, of));
}

/** The same, term by term. */
function sumOfTerms(p: NodeId, not: NodeId, count: number, trials: number, of: Arithmetic): NodeId {
  const odds = of.of('divide', p, not);
  let term = of.of('power', not, number(trials));
  let sum = of.graph.constant(0);
  for (let n = 0; n < count; n++) {
    sum = of.of('add', sum, term);
    term = of.of('multiply', term, of.of('multiply', odds, number((trials - n) / (n + 1))));
  }
  return of.of('add', sum, of.of('multiply', number(0.5), term));
}

function halfway(count: number, upTo: (count: number) => NodeId, of: Arithmetic): NodeId {
  const both = count === 0 ? upTo(0) : of.of('add', upTo(count), upTo(count - 1));
  return of.of('multiply', number(0.5), both);
}

/**
 * P(N <= count) of a Poisson count: that a gamma variable of shape count + 1 is above the mean.
 *
 * Source: Wilson and Hilferty, The distribution of chi-square, Proc. Natl. Acad. Sci. 17 (1931) 684-688.
 */
function poissonUpTo(mean: NodeId, count: number, of: Arithmetic): NodeId {
  const k = count + 1;
  const root = of.of('power', of.of('divide', mean, number(k)), number(1 / 3));
  const z = of.of('multiply', number(3 * Math.sqrt(k)), of.of('subtract', number(1 - 1 / (9 * k)), root));
  return of.normalCdf(z);
}

/**
 * P(S <= count) of a count among trials.
 *
 * Source: Camp, Approximation to the point binomial, Ann. Math. Statist. 22 (1951) 130-131; Paulson, An approximate
 * normalization of the analysis of variance distribution, Ann. Math. Statist. 13 (1942) 233-235.
 */
function binomialUpTo(p: NodeId, count: number, trials: number, of: Arithmetic): NodeId {
  if (count >= trials) return of.graph.constant(1);
  const [a, b] = [1 / (9 * (count + 1)), 1 / (9 * (trials - count))];
  const odds = of.of(
    'divide',
    of.of('multiply', p, number(trials - count)),
    of.of('multiply', of.of('subtract', number(1), p), number(count + 1)),
  );
  const root = of.of('power', odds, number(1 / 3));
  const numerator = of.of('subtract', number(1 - a), of.of('multiply', number(1 - b), root));
  const variance = of.of('add', number(a), of.of('multiply', number(b), of.of('multiply', root, root)));
  return of.normalCdf(of.of('divide', numerator, of.of('square-root', variance)));
}
