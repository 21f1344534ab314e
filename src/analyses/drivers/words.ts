import { beginSentence, inSentence, spokenName } from '../../notation/spoken-name.ts';
import { formatNumber, formatPercent, formatQuantity } from '../../notation/spoken-number.ts';
import { replicateCount } from '../../plan/plan.ts';
import { type Estimate, simulationHalfWidth, unknownEstimate } from '../../statistics/estimate.ts';
import { intervalName, isConstant, type NamedOutput } from '../outcome/words.ts';
import type { Result } from '../result.ts';
import type { Concentration, Driver, InputEffect, Sensitivity } from './result.ts';

/** What a result knows of its drivers; results of older versions have shares of the variance only. */
type Known = Pick<Result, 'drivers' | 'sensitivity'>;

/** Judgement: a narrowing of less than a hundredth of the width cannot be seen in a drawing. */
const leastNarrowing = 0.01;
/** Standard errors by which a narrowing has to lie clear of 0; judgement: about those of a 95 % interval. */
const clearErrors = 2;
/** Names that are given of a tie; the others are counted. */
const namedInTie = 3;

/** Names of the inputs that reach an output; the one whose knowledge would narrow its interval most stands first. */
export function rankedInputs({ drivers, sensitivity }: Known, output: string): readonly string[] {
  const found = drivers?.[output];
  return found ? Object.keys(found) : rankedShares({ sensitivity }, output).map(([name]) => name);
}

/** True for a narrowing that the run can tell from none and that is worth a line. */
export function isNotable({ narrowing: { value, error } }: Driver): boolean {
  return value !== null && error !== null && value >= leastNarrowing && value > clearErrors * error;
}

/** Inputs whose narrowing of an output's interval is notable, the largest first. */
export function notableDrivers({ drivers }: Known, output: string): readonly (readonly [string, Driver])[] {
  return Object.entries(drivers?.[output] ?? {}).filter(([, driver]) => isNotable(driver));
}

/** `0.4 million USD/day (15 %)`: how much of an interval would go, in its unit and as a share of its width. */
export function narrowingWords({ amount, narrowing }: Driver, unit: string): string {
  return `${formatQuantity(amount.value, unit, shownDigits)} (${narrowingShare(narrowing)})`;
}

/** A narrowing as a share of the width: `15 %`. */
export function narrowingShare({ value }: Estimate): string {
  return value === null ? '–' : `${formatNumber(100 * value, shownDigits)} %`;
}

/** Narrowings are seldom known to more. */
const shownDigits = 2;

/** Names in a sentence: `A`, `A and B`, `A, B, C and 2 more`. */
export function listNames(names: readonly string[]): string {
  const spoken = names.map(spokenName);
  const kept = spoken.length > namedInTie ? spoken.slice(0, namedInTie) : spoken.slice(0, -1);
  const last = spoken.length > namedInTie ? `${spoken.length - namedInTie} more` : spoken.at(-1)!;
  return kept.length === 0 ? last : `${kept.join(', ')} and ${last}`;
}

/** Who drives an output most: a name or names, what that means in a sentence, and the same as a heading. */
export interface Leader {
  readonly who: string;
  readonly says: string;
  readonly heading: string;
  /** True where others cannot be told apart from the first. */
  readonly isTied: boolean;
}

/** The leader of an output's drivers in words. It says so where inputs are tied, none stands out, or nobody looked. */
export function leaderWords(result: Known, { name, output }: NamedOutput): Leader {
  const nobody = (says: string, who = 'none'): Leader => ({
    who,
    says: `${says}.`,
    heading: says,
    isTied: false,
  });
  if (isConstant(output)) return nobody('Nothing moves it');
  const drivers = result.drivers?.[name];
  if (!drivers) return leaderByShare(result, name);
  const interval = `the ${intervalName(output)}`;
  const values = Object.values(drivers);
  if (output.interval.low !== null && output.interval.low === output.interval.high)
    return nobody(`${beginSentence(interval)} is a single value, which nothing can narrow`);
  if (values.every(({ narrowing }) => narrowing.value === null))
    return nobody(`The draws are too few to say what would narrow ${interval}`, 'not known');
  const [first] = notableDrivers(result, name);
  if (first === undefined)
    return nobody(`No input alone would narrow ${interval} by ${tooLittle(values)}`, 'no single input');
  const [input, driver] = first;
  const tied = Object.keys(drivers).filter((other) => drivers[other]!.rank === driver.rank);
  if (tied.length === 1) {
    const words = `would narrow ${interval} by`;
    return {
      who: spokenName(input),
      says: `Knowing it ${words} ${narrowingWords(driver, output.unit)}.`,
      heading: `Knowing ${spokenName(input)} ${words} ${narrowingShare(driver.narrowing)}`,
      isTied: false,
    };
  }
  return {
    who: listNames(tied),
    says: `Too close to call: knowing one of them would narrow ${interval} by up to ${narrowingWords(driver, output.unit)}.`,
    heading: `${beginSentence(listNames(tied))} are too close to call`,
    isTied: true,
  };
}

/** What no narrowing reaches: a hundredth where the run knows that, else what it can tell. */
function tooLittle(drivers: readonly Driver[]): string {
  const isSmall = drivers.every(
    ({ narrowing: { value, error } }) =>
      value === null || (error !== null && value + clearErrors * error < 2 * leastNarrowing),
  );
  return isSmall ? `more than about ${formatPercent(leastNarrowing)}` : 'more than this run can tell';
}

/** The leader in a result of an older version, which has shares of the variance only. */
function leaderByShare(result: Known, output: string): Leader {
  const [first] = rankedShares(result, output);
  if (first === undefined) {
    const heading = 'This run did not look for drivers';
    return { who: 'not measured', says: `${heading}.`, heading, isTied: false };
  }
  const [who, words] = [spokenName(first[0]), shareWords(first[1])];
  const says = `${beginSentence(words)}.`;
  return { who, says, heading: `${beginSentence(who)} comes first: ${words}`, isTied: false };
}

/** What a narrowing is, and where it comes from: what a reader must know once. */
export function narrowingExplained({ output, quantity }: NamedOutput): string {
  const { low, high } = output.interval;
  const width = low === null || high === null ? '' : `, today ${quantity(high - low)} wide,`;
  return `How much narrower the ${intervalName(output)} of ${inSentence(output.label)}${width} would be on average if one input were known exactly and all others stayed as uncertain as they are. Read from up to 65,536 of the run’s own draws, cut into slices in which that input hardly varies. What several inputs would do together is not the sum.`;
}

/** The effects of the inputs on an output by their shares of its variance, the largest first. */
export function rankedShares(
  { sensitivity }: Pick<Known, 'sensitivity'>,
  output: string,
): readonly (readonly [string, InputEffect])[] {
  const size = ([, effect]: readonly [string, InputEffect]) =>
    mainShare(effect).value ?? Math.abs(effect.spearman ?? 0);
  return Object.entries(sensitivity?.[output] ?? {}).sort((a, b) => size(b) - size(a));
}

/** The total share of the variance, or the first-order one where inputs are correlated; null where it is not settled. */
export function mainShare({ first, total, settled }: InputEffect): Estimate {
  if (settled === false) return unknownEstimate;
  return total.value === null ? first : total;
}

/** `41 % of the variance`, or the rank correlation where that is not settled. */
export function shareWords(effect: InputEffect): string {
  const { value } = mainShare(effect);
  return value === null
    ? `rank correlation ${formatNumber(effect.spearman, 2)}`
    : `${formatPercent(value)} of the variance`;
}

/** What a reader must know of variance shares before trusting them. */
export const driverWarnings = {
  /** Indices that the run does not know well enough to tell from nothing, where that could hide something. */
  wideIndices: (sensitivity: Sensitivity) => {
    const outputsOf = new Map<string, string[]>();
    for (const [output, effects] of Object.entries(sensitivity))
      for (const [input, { first, total, settled }] of Object.entries(effects ?? {}))
        if (settled !== false && (isWide(first) || isWide(total)))
          outputsOf.set(input, [...(outputsOf.get(input) ?? []), output]);
    if (outputsOf.size === 0) return [];
    const named = [...outputsOf].map(([input, [output, ...more]]) => {
      const others = more.length === 0 ? '' : ` and ${more.length} more output${more.length > 1 ? 's' : ''}`;
      return `${spokenName(input)} (in ${spokenName(output!)}${others})`;
    });
    return [
      `simulation intervals of variance shares are wider than the shares for ${named.join(', ')}: run more draws to tell them from zero`,
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

  /** Outputs whose shares rest on a few extreme draws: the first, with its figures, stands for all. */
  concentrated: (
    outputs: readonly string[],
    unsettled: ReadonlyMap<string, unknown>,
    concentrated: ReadonlyMap<string, Concentration>,
  ) => {
    const named = outputs.filter((output) => concentrated.has(output) && !unsettled.has(output));
    if (named.length === 0) return [];
    const [first, ...more] = named as [string, ...string[]];
    const { draws, variance, above } = concentrated.get(first)!;
    const which = above > 0.9 ? 'highest' : above < 0.1 ? 'lowest' : 'outermost';
    const others = more.length === 0 ? '' : ` and ${more.length} more output${more.length > 1 ? 's' : ''}`;
    return [
      `variance shares have not settled for ${spokenName(first)}${others}: the ${which} ${formatPercent(draws)} of the draws carry ${formatPercent(variance)} of the variance of ${spokenName(first)}; another seed may well give other shares, so inputs are not ranked by them`,
    ];
  },

  /** `isConditioned`: whether the run is held against observations, which tie all inputs together. */
  correlated: (sensitivity: Sensitivity | null, isConditioned: boolean) =>
    Object.values(sensitivity ?? {}).some((effects) =>
      Object.values(effects ?? {}).some(({ method }) => method === 'given-data'),
    )
      ? [
          isConditioned
            ? 'what was observed can tie inputs together: variance shares are first-order ones, measured from the draws that agree with it, and total ones are not given'
            : 'correlated inputs share what they explain: their variance shares are first-order ones measured from the draws, and total ones are given for them together only',
        ]
      : [],
};

/** Half-width of the 95 % simulation interval of a share with this error. */
export const shareHalfWidth = (error: number) => simulationHalfWidth(replicateCount) * error;

/** True where the 95 % interval of an index is wider than the index and could hide a tenth of the variance. */
const isWide = ({ value, error }: Estimate) =>
  value !== null && error !== null && shareHalfWidth(error) > Math.max(Math.abs(value), 0.05);
