import { createDistribution } from '../distributions/create-distribution.ts';
import type { Distribution } from '../distributions/distribution.ts';
import { binaryExponent } from '../elementary/elementary.ts';
import type { Copula, Plan } from '../plan/plan.ts';
import { latinHypercubeRoundKeys } from '../sampling/latin-hypercube.ts';
import { scrambledDirections } from '../sampling/linear-scramble.ts';
import { latinHypercubeTail, monteCarloTail, sobolTail } from '../sampling/signed-tail.ts';
import { sobolDirections } from '../sampling/sobol.ts';

/** Gives the signed tail (see signed-tail.ts) of a draw of a replicate. */
export type TailOf = (draw: number) => number;

/** The quantile of a uniform given as a signed tail. */
export function quantileOfTail(distribution: Distribution, tail: number): number {
  return tail > 0 ? distribution.quantile(tail) : distribution.upperQuantile(-tail);
}

/** The tail function of every stream in one replicate, before copulas. */
export function streamTails(plan: Plan, replicate: number): TailOf[] {
  return plan.streams.map(({ dimension }, stream) => {
    const at = 4 * (replicate * plan.streams.length + stream);
    return streamTail(plan, dimension, plan.keys.subarray(at, at + 4) as unknown as Key);
  });
}

type Key = readonly [number, number, number, number];

function streamTail(plan: Plan, dimension: number, [key0, key1, key2, key3]: Key): TailOf {
  if (plan.design === 'monte-carlo') return (draw) => monteCarloTail(draw, key0, key1);
  if (plan.design === 'sobol') {
    const scrambled = scrambledDirections(sobolDirections(dimension), key2, key3);
    return (draw) => sobolTail(draw, scrambled);
  }
  const bits = binaryExponent(plan.drawsPerReplicate);
  const roundKeys = latinHypercubeRoundKeys(key2, key3);
  return (draw) => latinHypercubeTail(draw, bits, key0, key1, roundKeys);
}

/** Fills `columns[stream]` with the tails of consecutive draws from `first` on, copulas applied. */
export function fillTails(
  tails: readonly TailOf[],
  copulas: readonly Copula[],
  first: number,
  columns: readonly Float64Array[],
): void {
  tails.forEach((tailOf, stream) => {
    const column = columns[stream]!;
    for (let row = 0; row < column.length; row++) column[row] = tailOf(first + row);
  });
  for (const { streams, factor } of copulas)
    tie(
      streams.map((stream) => columns[stream]!),
      factor,
    );
}

const normal = createDistribution({ family: 'normal', parameters: { mean: 0, sd: 1 } });

/** Replaces the tails of independent columns by those of normals with covariance `factor * factor'`. */
function tie(columns: readonly Float64Array[], factor: Float64Array): void {
  const size = columns.length;
  const rows = columns[0]?.length ?? 0;
  for (let row = 0; row < rows; row++) {
    const independent = columns.map((column) => quantileOfTail(normal, column[row]!));
    columns.forEach((column, j) => {
      let z = 0;
      for (let k = 0; k <= j; k++) z += factor[j * size + k]! * independent[k]!;
      column[row] = z <= 0 ? normal.cdf(z) : -normal.survival(z);
    });
  }
}
