import { createDistribution } from '../../distributions/create-distribution.ts';
import { spokenName } from '../../notation/spoken-name.ts';
import type { Scenario } from '../../scenario/scenario.ts';
import type { InputEffect } from '../drivers/result.ts';
import type { CorrelationResult } from './result.ts';

/** A rank correlation this far from what was asked is said. */
const smallestMiss = 0.03;
/** Share of the headline's variance from which on standing defaults are said. */
const notableShare = 0.25;

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

  /** Rank correlations that values which repeat cannot reach. `kept`: draws that they were measured on. */
  missedCorrelations: (correlations: readonly CorrelationResult[], kept: number) =>
    correlations.flatMap(({ between, asked, normal, achieved }) => {
      const [a, b] = between.map(spokenName);
      // A copula's parameter is no rank correlation of values that repeat, and cannot be missed.
      if (achieved === null || normal !== undefined) return [];
      if (Math.abs(asked - achieved) <= Math.max(smallestMiss, 4 / Math.sqrt(kept))) return [];
      return [
        `${a} and ${b}: a rank correlation of ${asked} was asked, the draws reach ${achieved.toFixed(2)}, as values that repeat go along only so far`,
      ];
    }),

  defaults: (scenario: Scenario, headline: Readonly<Record<string, InputEffect>> | null | undefined) => {
    const standing = scenario.inputs.filter(
      ({ place, value }) => place === null && value.kind === 'distribution',
    );
    if (standing.length === 0 || !headline) return [];
    const share = standing.reduce((sum, { name }) => sum + (headline[name]?.first.value ?? 0), 0);
    if (share < notableShare) return [];
    return [
      `about ${Math.round(100 * Math.min(share, 1))} % of the variance of ${spokenName(scenario.outputs[0]!)} comes from ${standing.length} inputs that stand at the model's defaults: set those you know`,
    ];
  },
};
