import { exp, ln, log1p } from '../elementary/elementary.ts';
import type { Given } from './given.ts';
import { orderedPercentiles } from './percentile-pair.ts';
import { betaTails } from './special/incomplete-beta.ts';
import { normalQuantile } from './special/normal.ts';

/** Beyond these the two conditions can no longer be told apart in double precision. */
const smallestShape = 1e-4;
const largestShape = 1e12;
/** Newton's method may step a little beyond, where the tails still are quick. */
const lowestLog = ln(smallestShape / 10);
const highestLog = ln(largestShape * 10);

/**
 * The shapes of the beta distribution on [low, high] that passes through two percentiles. There is exactly one; it is
 * found by Newton's method on the logits of the two cdf values, in the logarithms of the shapes.
 *
 * Source: Shih, The uniqueness of beta distribution with two quantiles, J. Stat. Comput. Simul. 85 (2015).
 */
export function betaThroughPercentiles(
  given: Given,
  low: number,
  high: number,
): { readonly alpha: number; readonly beta: number } {
  for (const { name, x } of given.percentiles) {
    if (!(x > low && x < high)) {
      given.refuse(name, `${name} must lie between low = ${low} and high = ${high}`, 'write low= and high=');
    }
  }
  if (!orderedPercentiles(given) || given.problems.length > 0) return { alpha: 1, beta: 1 };
  const points = given.percentiles.map(({ probability, x }) => ({
    x: (x - low) / (high - low),
    complement: (high - x) / (high - low),
    target: ln(probability) - log1p(-probability),
    z: normalQuantile(probability),
  })) as unknown as readonly [Point, Point];
  const shapes = solve(points);
  if (shapes === null) {
    given.refuse(
      given.percentiles[1]!.name,
      'no beta distribution in double precision has these percentiles',
      `its shapes would lie below ${smallestShape} or above ${largestShape.toExponential().replace('e+', 'e')}`,
    );
    return { alpha: 1, beta: 1 };
  }
  return shapes;
}

interface Point {
  readonly x: number;
  readonly complement: number;
  readonly target: number;
  readonly z: number;
}

function solve(points: readonly [Point, Point]): { alpha: number; beta: number } | null {
  const within = (log: number) => Math.min(Math.max(log, lowestLog), highestLog);
  let [logAlpha, logBeta] = firstGuess(points).map(within) as [number, number];
  let error = errors(points, logAlpha, logBeta);
  for (let iteration = 0; iteration < 200; iteration += 1) {
    if (norm(error) < 1e-14) break;
    const step = 1e-6;
    const byAlpha = difference(
      errors(points, logAlpha + step, logBeta),
      errors(points, logAlpha - step, logBeta),
      step,
    );
    const byBeta = difference(
      errors(points, logAlpha, logBeta + step),
      errors(points, logAlpha, logBeta - step),
      step,
    );
    const determinant = byAlpha[0] * byBeta[1] - byAlpha[1] * byBeta[0];
    const da = (error[0] * byBeta[1] - error[1] * byBeta[0]) / determinant;
    const db = (byAlpha[0] * error[1] - byAlpha[1] * error[0]) / determinant;
    if (!Number.isFinite(da + db)) return null;
    let shrink = Math.min(1, 2 / Math.max(Math.abs(da), Math.abs(db)));
    const nextBy = (share: number): [number, number] => [
      within(logAlpha - share * da),
      within(logBeta - share * db),
    ];
    let next = errors(points, ...nextBy(shrink));
    while (!(norm(next) < norm(error)) && shrink > 1e-10) {
      shrink /= 2;
      next = errors(points, ...nextBy(shrink));
    }
    if (!(norm(next) < norm(error))) break;
    [logAlpha, logBeta] = nextBy(shrink);
    error = next;
  }
  const [alpha, beta] = [exp(logAlpha), exp(logBeta)];
  const representable = Math.min(alpha, beta) >= smallestShape && Math.max(alpha, beta) <= largestShape;
  return representable && norm(error) < 1e-9 ? { alpha, beta } : null;
}

/** The normal approximation on the logit scale. */
function firstGuess([a, b]: readonly [Point, Point]): [number, number] {
  const [ya, yb] = [ln(a.x / a.complement), ln(b.x / b.complement)];
  const sd = (yb - ya) / (b.z - a.z);
  const centre = 1 / (1 + exp(-(ya - sd * a.z)));
  const total = 1 / (sd * sd * centre * (1 - centre));
  return [ln(total * centre), ln(total * (1 - centre))];
}

function errors([a, b]: readonly [Point, Point], logAlpha: number, logBeta: number): [number, number] {
  const [alpha, beta] = [exp(logAlpha), exp(logBeta)];
  const logit = ({ x, complement }: Point) => {
    const tails = betaTails(alpha, beta, x, complement);
    return tails.lower - tails.upper;
  };
  return [logit(a) - a.target, logit(b) - b.target];
}

function difference(after: [number, number], before: [number, number], step: number): [number, number] {
  return [(after[0] - before[0]) / (2 * step), (after[1] - before[1]) / (2 * step)];
}

function norm([a, b]: [number, number]): number {
  return Math.max(Math.abs(a), Math.abs(b));
}
