import { spokenName } from '../../notation/spoken-name.ts';
import { formatNumber, formatPercent } from '../../notation/spoken-number.ts';
import { replicateCount } from '../../plan/plan.ts';
import { type Estimate, simulationHalfWidth } from '../../statistics/estimate.ts';
import type { CorrelationResult } from '../inputs/result.ts';
import type { InputEffect, Sensitivity } from './result.ts';

/** The effects of the inputs on an output, the largest first. */
export function rankedEffects(
  { sensitivity }: { readonly sensitivity: Sensitivity | null },
  output: string,
): readonly (readonly [string, InputEffect])[] {
  const size = ([, effect]: readonly [string, InputEffect]) =>
    mainEffect(effect).value ?? Math.abs(effect.spearman ?? 0);
  return Object.entries(sensitivity?.[output] ?? {}).sort((a, b) => size(b) - size(a));
}

/**
 * The share of the variance an input is ranked by: the total index, or the first-order one where inputs are
 * correlated. Null where the variance does not settle: then inputs are ranked by their rank correlation.
 */
export function mainEffect(effect: InputEffect): Estimate {
  return effect.total.value === null ? effect.first : effect.total;
}

/** How much an input does, in words: `41 % of the spread`. */
export function effectWords(effect: InputEffect): string {
  const { value } = mainEffect(effect);
  return value === null
    ? `rank correlation ${formatNumber(effect.spearman, 2)}`
    : `${formatPercent(value)} of the spread`;
}

/** A share in words: `two thirds`. */
export function shareWords(share: number): string {
  const named: readonly (readonly [number, string])[] = [
    [0.9, 'nearly all'],
    [0.78, 'four fifths'],
    [0.71, 'three quarters'],
    [0.63, 'two thirds'],
    [0.55, 'three fifths'],
    [0.45, 'half'],
    [0.37, 'two fifths'],
    [0.29, 'a third'],
    [0.22, 'a quarter'],
    [0.17, 'a fifth'],
    [0.08, 'a tenth'],
  ];
  return named.find(([from]) => share >= from)?.[1] ?? 'a few per cent';
}

/** What a reader must know of variance shares before trusting them. */
export const driverWarnings = {
  /** Indices that the run does not know well enough to tell from nothing, where that could hide something. */
  wideIndices: (sensitivity: Sensitivity) => {
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
  brokenIndices: (sensitivity: Sensitivity, unsettled: ReadonlyMap<string, unknown>) => {
    const broken = Object.entries(sensitivity).flatMap(([output, effects]) =>
      !unsettled.has(output) && Object.values(effects ?? {}).some(({ first }) => first.value === null)
        ? [output]
        : [],
    );
    if (broken.length === 0) return [];
    return [
      `${broken.map(spokenName).join(', ')}: variance shares are left out, as some of the draws behind them gave no finite number, or all of them the same one`,
    ];
  },

  correlated: (correlations: readonly CorrelationResult[], sensitivity: Sensitivity | null) =>
    correlations.length === 0 || sensitivity === null
      ? []
      : [
          'correlated inputs share what they explain: their variance shares are first-order ones measured from the draws, and total ones are not given',
        ],
};

/** Half-width of the 95 % simulation interval of a variance share with this error. */
export const shareHalfWidth = (error: number) => simulationHalfWidth(replicateCount) * error;

/** True where the 95 % interval of an index is wider than the index and could hide a tenth of the variance. */
const isWide = ({ value, error }: Estimate) =>
  value !== null && error !== null && shareHalfWidth(error) > Math.max(Math.abs(value), 0.05);
