import { createDistribution } from '../../distributions/create-distribution.ts';
import type { DistributionSpec } from '../../distributions/distribution.ts';
import { type StratifiedRows, stratifiedRows } from '../../statistics/stratified-mean.ts';
import { fewValues, probabilityAt, singleValues } from './strata.ts';

/** A value below this probability is unusual: with another such it may be rare though neither is alone. */
const unusual = 0.1;

/** An input of which unusual values are drawn more often, so that a few draws show them together with those of others. */
export interface Boosted {
  readonly name: string;
  /** What it is drawn from. */
  readonly spec: DistributionSpec;
  /** By value in base units: how probable it is. */
  readonly probabilities: ReadonlyMap<number, number>;
}

interface Listed {
  readonly name: string;
  readonly scale: number;
  readonly values: readonly number[];
  readonly probabilities: readonly number[];
}

/** Inputs with few values of which some are unusual, each of which then shows one in one draw of k + 1. */
export function boostedInputs(
  inputs: readonly { readonly name: string; readonly spec: DistributionSpec; readonly scale: number }[],
): Boosted[] {
  const listed = inputs.flatMap(({ name, spec, scale }): Listed[] => {
    const distribution = createDistribution(spec);
    const values = Array.from(singleValues(distribution) ?? []);
    const probabilities = values.map((value) => probabilityAt(distribution, value));
    const few = values.length > 1 && values.length <= fewValues;
    return few && probabilities.some((probability) => probability < unusual)
      ? [{ name, scale, values, probabilities }]
      : [];
  });
  const share = 1 / (listed.length + 1);
  return listed.flatMap(({ name, scale, values, probabilities }): Boosted[] => {
    const isUnusual = probabilities.map((probability) => probability < unusual);
    const count = isUnusual.filter(Boolean).length;
    const often = probabilities.reduce((sum, one, at) => sum + (isUnusual[at] ? 0 : one), 0);
    if (1 - often >= share || often === 0) return [];
    const weights = probabilities.map((one, at) =>
      isUnusual[at] ? share / count : (one / often) * (1 - share),
    );
    return [
      {
        name,
        // In base units already: a scale must not round values apart.
        spec: { family: 'discrete', parameters: { values: values.map((value) => value * scale), weights } },
        probabilities: new Map(values.map((value, at) => [value * scale, probabilities[at]!])),
      },
    ];
  });
}

/** Rows in strata, each with its probability. */
export interface RowStrata extends StratifiedRows {
  readonly probabilities: readonly number[];
}

/** The draws of boosted inputs as strata, one for each combination of values. `columns`: what each was, row by row. */
export function strataOfRows(
  boosted: readonly Boosted[],
  columns: readonly Float64Array[],
  rows: number,
): RowStrata {
  const stratum = new Int32Array(rows);
  let probabilities = rows === 0 ? [] : [1];
  for (const [at, column] of columns.entries()) {
    const whole = probabilities;
    // What each stratum so far is parted into, by the column's value.
    const parts = whole.map(() => new Map<number, number>());
    probabilities = [];
    for (let row = 0; row < rows; row++) {
      const [before, value] = [stratum[row]!, column[row]!];
      const known = parts[before]!.get(value);
      stratum[row] = known ?? probabilities.length;
      if (known !== undefined) continue;
      parts[before]!.set(value, probabilities.length);
      probabilities.push(whole[before]! * boosted[at]!.probabilities.get(value)!);
    }
  }
  return { ...stratifiedRows(stratum, probabilities), probabilities };
}
