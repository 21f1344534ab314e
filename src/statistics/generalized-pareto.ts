import { exp, ln } from '../elementary/elementary.ts';
import { withCompiledLoops } from '../loops/compiled-loops.ts';

/** Weakly held belief about the shape, worth ten values: a half, where the variance ends. */
const priorShape = 0.5;
const priorValues = 10;
/** The profile is looked at in steps that reach 1 / this of the first quartile. */
const quartileShare = 3;

/**
 * Shape k of the generalized Pareto distribution, P(X > x) = (1 + k x / s)^(-1/k), from excesses over a threshold: 1/k is
 * the exponent of the tail, 0 an exponential, below 0 an end. `excesses` descend, none below 0, `counts[i]` values at
 * each.
 *
 * Source: Zhang and Stephens, A new and efficient estimation method for the generalized Pareto distribution,
 * Technometrics 51 (2009) 316-325, equations 6 to 8; the prior on k: Vehtari et al., Pareto smoothed importance sampling,
 * J. Mach. Learn. Res. 25 (2024) 72, appendix C.
 *
 * Error: standard deviation (1 + k) / sqrt(n), the least there is.
 */
export function shapeOfExcesses(excesses: readonly number[], counts: readonly number[]): number {
  const largest = excesses[0]!;
  if (!(largest > 0)) return Number.NEGATIVE_INFINITY;
  const places = excesses.map((excess) => excess / largest);
  const count = counts.reduce((sum, held) => sum + held, 0);
  return withCompiledLoops((rows) => {
    const bytes = 8 * places.length;
    // Two places at a time are looked at.
    const [atPlaces, atCounts] = rows.arrange(bytes + 8, bytes + 8);
    rows.doubles(atPlaces, places.length).set(places);
    rows.doubles(atCounts, places.length).set(counts);
    const meanLog = (b: number) => rows.loops.sumOfLogs(atPlaces, atCounts, places.length, -b) / count;
    return posteriorShape(meanLog, lowerQuartile(places, counts, count), count);
  });
}

/**
 * Mean shape over a profile of b = -k / s. `meanLog`: of ln(1 - b x) over `count` excesses x, in parts of the largest; `quartile`: the
 * first of x.
 */
function posteriorShape(meanLog: (b: number) => number, quartile: number, count: number): number {
  const points = 30 + Math.floor(Math.sqrt(count));
  const profile = Array.from({ length: points }, (_, i) => {
    const b = 1 + (1 - Math.sqrt(points / (i + 0.5))) / (quartileShare * quartile);
    const shape = meanLog(b);
    return { b, logLikelihood: count * (ln(-b / shape) - shape - 1) };
  }).filter(({ logLikelihood }) => !Number.isNaN(logLikelihood));
  const best = Math.max(...profile.map(({ logLikelihood }) => logLikelihood));
  const weights = profile.map(({ logLikelihood }) => exp(logLikelihood - best));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const b = profile.reduce((sum, point, i) => sum + (weights[i]! / total) * point.b, 0);
  return (count * meanLog(b) + priorValues * priorShape) / (count + priorValues);
}

/** Three quarters of the values lie further out. */
function lowerQuartile(places: readonly number[], counts: readonly number[], count: number): number {
  let beyond = 0;
  for (let k = 0; k < places.length; k++) {
    beyond += counts[k]!;
    // Where a quarter stand at the threshold itself, the innermost that does not.
    if (beyond > 0.75 * count && places[k]! > 0) return places[k]!;
    if (places[k + 1] === 0) return places[k]!;
  }
  return places.at(-1)!;
}
