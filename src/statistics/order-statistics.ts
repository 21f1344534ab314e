import { ln, pow } from '../elementary/elementary.ts';

/** Ranks, counted from 1, between which a quantile lies with at least the asked confidence. */
export interface RankInterval {
  readonly low: number;
  readonly high: number;
  /** Exact probability that the interval holds the quantile of a continuous distribution. */
  readonly coverage: number;
}

/**
 * Exact interval for the quantile `p` of independent draws: `[X_(low), X_(high)]` with low the binomial quantile of
 * alpha/2 and high one more than that of 1 - alpha/2. Null where `n` is too small to have both (see `drawsForQuantile`).
 *
 * Source: David and Nagaraja, Order Statistics, 3rd ed. 2003, section 7.1; the same rule as OpenTURNS's bilateral
 * quantile confidence interval.
 */
export function quantileRanks(n: number, p: number, confidence: number): RankInterval | null {
  if (n < drawsForQuantile(p, confidence)) return null;
  const alpha = 1 - confidence;
  const { first, masses } = binomialMasses(n, p);
  let [below, low, high, coverage] = [0, -1, -1, 0];
  for (let index = 0; index < masses.length && high < 0; index++) {
    const cumulative = below + masses[index]!;
    if (low < 0 && cumulative >= alpha / 2) [low, coverage] = [first + index, -below];
    if (cumulative >= 1 - alpha / 2) [high, coverage] = [first + index + 1, coverage + cumulative];
    below = cumulative;
  }
  return low < 1 || high > n ? null : { low, high, coverage };
}

/** The smallest number of independent draws whose order statistics enclose the quantile `p` from both sides. */
export function drawsForQuantile(p: number, confidence: number): number {
  return Math.ceil(ln((1 - confidence) / 2) / ln(Math.max(p, 1 - p)));
}

/**
 * The smallest number of independent draws for which all but the `excluded` outermost cover a share `p` of the
 * distribution with the asked confidence: 59 for the largest draw as a bound on 95 % (one excluded), 93 for smallest and
 * largest together (two).
 *
 * Source: Wilks, Determination of sample sizes for setting tolerance limits, Ann. Math. Stat. 12 (1941) 91-96.
 */
export function drawsForTolerance(p: number, confidence: number, excluded: number): number {
  let n = excluded;
  while (atMost(n, 1 - p, excluded - 1) > 1 - confidence) n++;
  return n;
}

/** P(at most k successes of n), for small k. */
function atMost(n: number, p: number, k: number): number {
  let term = pow(1 - p, n);
  let sum = term;
  for (let i = 1; i <= k; i++) {
    term *= ((n - i + 1) / i) * (p / (1 - p));
    sum += term;
  }
  return sum;
}

/**
 * Binomial probabilities of `first`, `first + 1`, ..., all that are above 1e-20 of the largest. They are built from the
 * mode by their ratios and divided by their sum, so no factorial is needed however large `n` is.
 */
function binomialMasses(n: number, p: number): { readonly first: number; readonly masses: Float64Array } {
  const odds = p / (1 - p);
  const mode = Math.min(n, Math.floor((n + 1) * p));
  const down: number[] = [];
  for (let k = mode, mass = 1; k > 0; k--) {
    mass *= k / ((n - k + 1) * odds);
    if (mass < 1e-20) break;
    down.push(mass);
  }
  const up: number[] = [];
  for (let k = mode, mass = 1; k < n; k++) {
    mass *= ((n - k) / (k + 1)) * odds;
    if (mass < 1e-20) break;
    up.push(mass);
  }
  const masses = Float64Array.from([...down.reverse(), 1, ...up]);
  const total = masses.reduce((sum, mass) => sum + mass, 0);
  return { first: mode - down.length, masses: masses.map((mass) => mass / total) };
}
