import { inSentence, spokenName } from '../../notation/spoken-name.ts';
import { formatDrawShare, formatNumber, formatChange, formatQuantity } from '../../notation/spoken-number.ts';
import type { Result } from '../result.ts';
import { isGain } from '../words.ts';
import { ownNames } from './own-names.ts';
import type { OutputResult } from '../outcome/result.ts';
import type { ChoiceValue, Comparison, PairedForecast, PairedOutput } from './result.ts';

/** A scenario of a comparison with the name it goes by, which no other has. */
export interface NamedScenario {
  readonly name: string;
  readonly result: Result;
  /** Null for the base. */
  readonly paired: Readonly<Record<string, PairedOutput>> | null;
  /** Its headline against the base's by month; null for the base, and without a horizon. */
  readonly forecast?: PairedForecast | null;
  /** Whether more of an output is better, as the goals of the base or its name say. */
  readonly isGain: (output: string) => boolean;
}

/**
 * The base and the others; titles where they tell them apart, file names otherwise, numbers where both are alike. Titles of
 * others lose the words that they share with the base.
 */
export function namedScenarios({ base, others }: Comparison): readonly NamedScenario[] {
  const all = [
    { result: base, paired: null, forecast: null },
    ...others.map(({ result, outputs, forecast = null }) => ({ result, paired: outputs, forecast })),
  ];
  const titles = all.map(({ result }) => result.scenario.title || result.scenario.file);
  const names =
    new Set(titles).size === titles.length
      ? [titles[0]!, ...ownNames(titles[0]!, titles.slice(1))]
      : all.map(({ result }) => result.scenario.file);
  const distinct = new Set(names).size === names.length;
  return all.map((scenario, index) => ({
    ...scenario,
    isGain: (output) => isGain(output, base.goals),
    name: distinct ? names[index]! : `${names[index]} (${index + 1})`,
  }));
}

/** The scenario that lowers the headline most, or raises it where it is a gain, in a sentence. */
export function headlineWords(scenarios: readonly NamedScenario[], output: string) {
  const [base, ...others] = scenarios;
  const [best] = ranked(others, output);
  const paired = best?.paired?.[output];
  const label = base!.result.outputs[output]?.label ?? spokenName(output);
  if (!best || !paired) return { lead: `${label}: `, found: 'these scenarios have no headline in common.' };
  const { value } = paired.difference.mean;
  if (others.every((other) => isUnchanged(other, output)))
    return { lead: `${label}: `, found: `${unchangedWords(scenarios)}.` };
  if (value === null)
    return {
      lead: `${label}: `,
      found: `what changes in the mean does not settle; ${best.name} is lower than ${base!.name} in ${formatDrawShare(paired.probabilityLower.value)}.`,
    };
  const wantsMore = base!.isGain(output);
  const better = wantsMore ? value : -value;
  if (better <= 0)
    return {
      lead: `${label}: `,
      found: `no scenario has a ${wantsMore ? 'higher' : 'lower'} mean than ${base!.name}.`,
    };
  const share = relativeWords(better, base!.result.outputs[output]?.mean.value ?? null).replace('+', '');
  return {
    lead: areSettled(others, output)
      ? `${best.name} has the ${wantsMore ? 'highest' : 'lowest'} mean ${inSentence(label)}: `
      : `${best.name} has the largest median ${wantsMore ? 'gain' : 'saving'}; its mean ${inSentence(label)} is `,
    found: `${formatQuantity(better, paired.difference.unit)} ${wantsMore ? 'more' : 'less'} than ${base!.name}${share && ` (${share} of its mean)`}, ${wantsMore && paired.probabilityLower.value !== 0 ? 'but' : 'and'} lower in ${formatDrawShare(paired.probabilityLower.value)}.`,
  };
}

/** Whether the means of all differences to the base are known. */
function areSettled(others: readonly NamedScenario[], output: string): boolean {
  const differences = others.map(({ paired }) => paired?.[output]?.difference);
  return differences.every((found) => found === undefined || found.mean.value !== null);
}

/** In which order `ranked` gives them. */
export function orderWords(others: readonly NamedScenario[], output: string): string {
  const wantsMore = others[0]?.isGain(output) === true;
  const [best] = ranked(others, output);
  const isWorse = best !== undefined && savingOf(best, output, areSettled(others, output)) < 0;
  const [size, what] = isWorse
    ? ['smallest', wantsMore ? 'loss' : 'rise']
    : ['largest', wantsMore ? 'gain' : 'saving'];
  return areSettled(others, output)
    ? `the ${size} ${what} first`
    : `the ${size} median ${what} first, as not every mean settles`;
}

/**
 * Scenarios by their mean difference to the base, the largest saving first, or the largest gain; by the median one where some mean
 * does not settle.
 */
export function ranked(others: readonly NamedScenario[], output: string): readonly NamedScenario[] {
  const isSettled = areSettled(others, output);
  return [...others].sort((a, b) => savingOf(b, output, isSettled) - savingOf(a, output, isSettled) || 0);
}

/** What a scenario saves or gains, in the mean or in the median; less than anything where it is not known. */
function savingOf({ paired, isGain }: NamedScenario, output: string, isSettled: boolean): number {
  const found = paired?.[output]?.difference;
  const change = isSettled ? found?.mean.value : found?.quantiles.p50.value;
  return change == null ? Number.NEGATIVE_INFINITY : isGain(output) ? change : -change;
}

/** Whether a scenario's output is the base's in every draw. */
function isUnchanged({ paired }: NamedScenario, output: string): boolean {
  const found = paired?.[output];
  return found !== undefined && found.difference.sd.value === 0 && found.difference.mean.value === 0;
}

/** Names in a sentence before it says "and more". */
const mostNames = 3;

/** Why other scenarios change nothing: what they change does not matter to the output. */
function unchangedWords([base, ...others]: readonly NamedScenario[]): string {
  const changed = [...new Set(others.flatMap(({ result }) => changedInputs(base!.result, result)))];
  const more = changed.length > mostNames ? ` and ${changed.length - mostNames} more` : '';
  const because =
    changed.length === 0
      ? 'because no input has another value'
      : `because it does not depend on what differs (${changed.slice(0, mostNames).map(spokenName).join(', ')}${more})`;
  return `nothing changes here in any draw, ${because}`;
}

/** Inputs that a scenario writes in another way than the base, or that only one of them has. */
function changedInputs(base: Result, other: Result): readonly string[] {
  const names = new Set([...Object.keys(base.inputs), ...Object.keys(other.inputs)]);
  return [...names].filter((name) => base.inputs[name]?.notation !== other.inputs[name]?.notation);
}

/** What stands above `leftOutSentences`. */
export const leftOutTitle = 'Not applicable, without effect, or not together';

/** Levers that do not apply or change nothing, and combinations that were left out, each with its reason. */
export function leftOutSentences({ levers = [], leftOut = [] }: Comparison): readonly string[] {
  const titleOf = (name: string) => levers.find(({ lever }) => lever === name)?.title ?? name;
  return [
    ...levers.filter(({ applied }) => !applied).map(({ title, reason }) => `${title}: ${reason}.`),
    ...leftOut.map(({ levers: names, reason }) => `${names.map(titleOf).join(' + ')}: ${reason}.`),
  ];
}

/** A change as a percentage of a number, with its sign, as in `−22.1 %`; empty where that is 0 or not known. */
export function relativeWords(change: number | null, of: number | null): string {
  if (change === null || of === null || of === 0) return '';
  return formatChange(change / Math.abs(of));
}

/** A change with its sign, as in `+1,200`. */
export function changeWords(change: number | null): string {
  return `${change !== null && change > 0 ? '+' : ''}${formatNumber(change)}`;
}

/**
 * A difference with the word for its side.
 * @example differenceWords(-318, 'USD/day') // => '318 USD/day less'
 */
export function differenceWords(value: number | null, unit: string, digits?: number): string {
  if (value === null) return 'an amount that does not settle';
  if (value === 0) return 'the same';
  return `${formatQuantity(Math.abs(value), unit, digits)} ${value < 0 ? 'less' : 'more'}`;
}

/** What one chooses knowing nothing more; of several scenarios whose files have one name it is the one with the best mean. */
export function chosenName({ best, output }: ChoiceValue, scenarios: readonly NamedScenario[]): string {
  const named = scenarios.filter(({ result }) => result.scenario.file === best);
  const change = ({ paired, isGain }: NamedScenario) =>
    paired === null
      ? 0
      : (isGain(output) ? -1 : 1) * (paired[output]?.difference.mean.value ?? Number.POSITIVE_INFINITY);
  const [chosen] = named.toSorted((a, b) => change(a) - change(b));
  return chosen?.name ?? best;
}

/** Share of what knowing everything would save from which on an input is named. */
const smallestWorth = 0.01;

/** Inputs that it is worth to know before choosing, the worthiest first. A value within two of its errors may be none: by chance it is never below 0. */
export function worthKnowing({ perfectInformation, partialInformation }: ChoiceValue) {
  const least = smallestWorth * (perfectInformation.value ?? 0);
  return Object.entries(partialInformation).filter(
    ([, { value, error }]) => (value ?? 0) > Math.max(least, 2 * (error ?? 0)),
  );
}

/**
 * The median ratio to the base's output, where it says something: of an amount that may also be a loss, half of it is more, and a change
 * of sign is no multiple. Null elsewhere.
 */
export function tellingRatio(base: Pick<OutputResult, 'interval'>, { ratio }: PairedOutput): number | null {
  return (base.interval.low ?? 0) > 0 ? ratio.quantiles.p50.value : null;
}
