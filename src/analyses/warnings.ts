import { createDistribution } from '../distributions/create-distribution.ts';
import { spokenName } from '../notation/spoken-name.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { replicateCount } from '../plan/plan.ts';
import { type ReplicatedColumn, simulationHalfWidth } from '../statistics/estimate.ts';
import { unresolved } from './outcome/outcome.ts';
import type { InputEffect, OutputResult, Result } from './result.ts';
import { tailIndex } from '../statistics/tail-index.ts';

const spoken = (names: readonly string[]) => names.map(spokenName).join(', ');

/** What a reader of a result must know before trusting it. */
export const warnings = {
  partial: (whole: number, planned: number) => [
    `the run was stopped: ${whole} of ${planned} replicates were whole and only they count`,
  ],

  roundedUp: (asked: number, drawn: number) =>
    asked === drawn ? [] : [`${asked} draws were rounded up to ${drawn}: 16 replicates of a power of two`],

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

  unsettled: (names: readonly string[]) =>
    names.length === 0
      ? []
      : [
          `${spoken(names)}: a tail is so heavy that the standard deviation does not settle; use percentiles, variance shares are left out`,
        ],

  unresolved: (count: number) => {
    const { keys, needed } = unresolved(count);
    return keys.length === 0 ? [] : [`${keys.join(', ')} need at least ${needed} draws (${count} drawn)`];
  },

  nonFinite: (name: string, { nonFinite, draws }: Pick<OutputResult, 'nonFinite' | 'draws'>) =>
    nonFinite === 0
      ? []
      : [
          `${spokenName(name)} is not a finite number in ${nonFinite} of ${draws} draws; they are left out of its statistics`,
        ],

  /** Indices that the run does not know well enough to tell from nothing, where that could hide something. */
  wideIndices: (sensitivity: NonNullable<Result['sensitivity']>) => {
    const outputsOf = new Map<string, string[]>();
    for (const [output, effects] of Object.entries(sensitivity))
      for (const [input, { first, total }] of Object.entries(effects ?? {}))
        if (isWide(first) || isWide(total)) outputsOf.set(input, [...(outputsOf.get(input) ?? []), output]);
    if (outputsOf.size === 0) return [];
    const named = [...outputsOf].map(([input, [output, ...more]]) => {
      const others = more.length === 0 ? '' : ` and ${more.length} more output${more.length > 1 ? 's' : ''}`;
      return `${spokenName(input)} (in ${spokenName(output!)}${others})`;
    });
    return [
      `simulation intervals of variance shares are wider than the shares for ${named.join(', ')}: take more draws to tell these from nothing`,
    ];
  },

  /** Outputs whose indices are missing though their variance settles. */
  brokenIndices: (sensitivity: NonNullable<Result['sensitivity']>, unsettled: ReadonlySet<string>) => {
    const broken = Object.entries(sensitivity).flatMap(([output, effects]) =>
      !unsettled.has(output) && Object.values(effects ?? {}).some(({ first }) => first.value === null)
        ? [output]
        : [],
    );
    if (broken.length === 0) return [];
    return [
      `${spoken(broken)}: variance shares are left out, as some of the draws behind them gave no finite number`,
    ];
  },

  correlated: (correlations: Result['correlations'], sensitivity: Result['sensitivity']) =>
    correlations.length === 0 || sensitivity === null
      ? []
      : [
          'correlated inputs share what they explain: their variance shares are first-order ones measured from the draws, and total ones are not given',
        ],

  /** Rank correlations that values which repeat cannot reach. `kept`: draws that they were measured on. */
  missedCorrelations: (correlations: Result['correlations'], kept: number) =>
    correlations.flatMap(({ between, asked, achieved }) => {
      const [a, b] = between.map(spokenName);
      if (achieved === null) return [];
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
    if (share < 0.25) return [];
    return [
      `about ${Math.round(100 * Math.min(share, 1))} % of the variance of ${spokenName(scenario.outputs[0]!)} comes from ${standing.length} inputs that stand at the model's defaults: set those you know`,
    ];
  },
};

const halfWidth = simulationHalfWidth(replicateCount);

/** True where the 95 % interval of an index is wider than the index and could hide a tenth of the variance. */
const isWide = ({ value, error }: InputEffect['first']) =>
  value !== null && error !== null && halfWidth * error > Math.max(Math.abs(value), 0.05);

/** A rank correlation this far from what was asked is said. */
const smallestMiss = 0.03;

/** Below this exponent of the tail there is no variance (at 2), or none that a run could find. */
const lightEnough = 2.1;
/** A standard deviation that is known no better than this has not settled. */
const settledError = 0.1;

/** Whether the variance of an output settles as draws are added. */
export function settles(column: ReplicatedColumn, { sd }: Pick<OutputResult, 'sd'>): boolean {
  if (sd.value === null || sd.error === null) return false;
  const index = tailIndex(column.pooled);
  return sd.error <= settledError * sd.value && (index === null || index > lightEnough);
}
