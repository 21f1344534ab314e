import { createDistribution } from '../../distributions/create-distribution.ts';
import { spokenName } from '../../notation/spoken-name.ts';
import type { InputValue, Scenario } from '../../scenario/scenario.ts';
import type { Drivers } from '../drivers/result.ts';
import { narrowingShare, notableDrivers } from '../drivers/words.ts';
import type { CorrelationResult } from './result.ts';

/** A rank correlation this far from what was asked is said. */
const smallestMiss = 0.03;
/**
 * Sum of narrowings of the headline's interval from which on standing defaults are said. Judgement: what a quarter of the
 * variance of a normal is worth, 1 - sqrt(3/4), is about that.
 */
const notableSum = 0.13;
/** Defaults that are named. */
const namedDefaults = 3;

const hasRepeatedValues = (value: InputValue) =>
  value.kind === 'distribution' && createDistribution(value.spec).discrete;

/** What a reader must know of the inputs before trusting a result. */
export const inputWarnings = {
  /** Inputs that reach an output and whose distribution has no mean or no variance. */
  momentless: (scenario: Scenario, reaching: readonly string[]) =>
    scenario.inputs.flatMap(({ name, notation, value }) => {
      if (value.kind === 'constant' || !reaching.includes(name)) return [];
      const { mean, sd } = createDistribution(value.spec);
      if (mean !== null && sd !== null) return [];
      const missing = mean === null ? 'mean' : 'variance';
      return [
        `${spokenName(name)} = ${notation} has no ${missing}: means and standard deviations that depend on it mean nothing, use percentiles`,
      ];
    }),

  /** Inputs of `--set` that nothing depends on. */
  withoutEffect: (names: readonly string[]) =>
    names.map(
      (name) =>
        `${name} is set, but changes nothing here, because no output, goal or published quantity depends on it`,
    ),

  /** Rank correlations that the draws do not reach. `kept`: draws that they were measured on, all of the same weight. */
  missedCorrelations: (
    { inputs }: Pick<Scenario, 'inputs'>,
    correlations: readonly CorrelationResult[],
    kept: number,
  ) =>
    correlations.flatMap(({ between, asked, normal, achieved }) => {
      const [a, b] = between.map(spokenName);
      // A copula's parameter is no rank correlation of values that repeat, and cannot be missed.
      if (achieved === null || normal !== undefined) return [];
      if (Math.abs(asked - achieved) <= Math.max(smallestMiss, 4 / Math.sqrt(kept))) return [];
      const repeats = inputs.some(({ name, value }) => between.includes(name) && hasRepeatedValues(value));
      return [
        `${a} and ${b}: a rank correlation of ${asked} was requested; the draws reach ${achieved.toFixed(2)}${repeats ? ', because repeated values limit it' : ''}`,
      ];
    }),

  defaults: (scenario: Scenario, drivers: Drivers | null) => {
    const headline = scenario.outputs[0]!;
    const unset = new Set(scenario.inputs.filter(({ place }) => place === null).map(({ name }) => name));
    const found = notableDrivers({ drivers, sensitivity: null }, headline).filter(([name]) =>
      unset.has(name),
    );
    const sum = found.reduce((total, [, { narrowing }]) => total + (narrowing.value ?? 0), 0);
    if (sum < notableSum) return [];
    const named = found
      .slice(0, namedDefaults)
      .map(([name, { narrowing }]) => `${spokenName(name)} (${narrowingShare(narrowing)})`);
    return [
      `inputs left at the model's defaults drive ${spokenName(headline)}; knowing these would narrow its interval most: ${named.join(', ')}; set the ones you know`,
    ];
  },
};
