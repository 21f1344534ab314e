import type { BreakEven, Optimum } from './result.ts';
import { inSentence, sentenceName, spokenName } from '../../notation/spoken-name.ts';
import { formatDrawShare, formatPercent, formatQuantity } from '../../notation/spoken-number.ts';
import { goalName } from '../goals/words.ts';

/** A value of the input with its unit, and of a rate its period. */
export function inputWords(
  { unit, per }: BreakEven,
  value: number | null | undefined,
  digits?: number,
): string {
  if (per === undefined) return formatQuantity(value, unit, digits);
  return `${formatPercent(value ?? null)} per ${per}`;
}

/** What is asked, in a sentence. */
export function breakEvenQuestion(found: BreakEven): string {
  const name = spokenName(found.input);
  const { target } = found;
  if (target.kind === 'cheapest')
    return `Which value of ${name} is ${bestWord(found)}, by ${statisticOf(found)}?`;
  if (target.kind === 'goal')
    return `At which value of ${name} does "${goalOf(found)}" hold in ${formatDrawShare(target.value, 2)}?`;
  return `At which value of ${name} do ${nameOf(found.scenario)} and ${nameOf(found.other)} have the same mean ${labelOf(found)}?`;
}

/** The answer in a sentence, in pieces so that a page can set the number apart. */
export function breakEvenAnswer(found: BreakEven) {
  const { input, value, crossings, curve } = found;
  if (found.optimum !== undefined) return cheapestAnswer(found, found.optimum);
  if (value.value === null) {
    const ends = [curve[0], curve.at(-1)].map((point) => inputWords(found, point?.input));
    const side = sideWords(found);
    return {
      lead: `${sentenceName(input)}: `,
      number: 'no value',
      rest: ` between ${ends.join(' and ')}, those that were tried.${side && ` ${side}`}`,
    };
  }
  const known = errorWords(found);
  const others =
    crossings > 1 ? ` It is reached ${crossings} times; this is the one nearest to the median.` : '';
  return {
    lead: `${sentenceName(input)}: `,
    number: placeWords(found, value.value),
    rest: `.${known}${others}`,
  };
}

/** The value that was found; what is as good as 0 beside its error has no digits of chance. */
function placeWords(found: BreakEven, value: number): string {
  return inputWords(found, Math.abs(value) < (found.value.error ?? 0) / 10 ? 0 : value);
}

function errorWords(found: BreakEven): string {
  const { error } = found.value;
  if (error === null || error === 0) return '';
  return ` The simulation knows it to about ${inputWords(found, error, 2)} (one standard error).`;
}

/** What is cheapest or best, what it costs or gains, and how much may be chosen otherwise. */
function cheapestAnswer(found: BreakEven, { cost, within }: Optimum) {
  const { input, value, curve, target } = found;
  const share = formatPercent(within.share);
  const at = value.value!;
  const end = at === curve[0]?.input ? 'lowest' : at === curve.at(-1)?.input ? 'highest' : null;
  const [worse, nearly] = found.target.isGain
    ? [`makes it more than ${share} lower`, `it is at most ${share} lower`]
    : [`costs more than ${share} more`, `it costs at most ${share} more`];
  const range =
    within.low === within.high
      ? `Any other value that was tried ${worse}.`
      : `From ${inputWords(found, within.low)}${within.isLowEnd ? ' (the lowest that was tried)' : ''} to ${inputWords(found, within.high)}${within.isHighEnd ? ' (the highest that was tried)' : ''} ${nearly}.`;
  return {
    lead: `${sentenceName(input)}: `,
    number: inputWords(found, at),
    rest: `${end === null ? '' : `, the ${end} value that was tried`}. Then ${statisticOf(found)} is ${formatQuantity(cost.value, target.unit)}. ${range}${errorWords(found)}`,
  };
}

/** `the mean cost`, or `the cost that 90 of 100 draws keep to`; a gain they reach. */
function statisticOf(found: BreakEven): string {
  const { level = null, isGain = false } = found.target;
  if (level === null) return `the mean ${labelOf(found)}`;
  return `the ${labelOf(found)} that ${formatDrawShare(level, 2)} ${isGain ? 'reach' : 'keep to'}`;
}

const bestWord = ({ target }: BreakEven) => (target.isGain ? 'best' : 'cheapest');

/** On which side all values that were tried lie, or that the input changes nothing; empty where a curve passes the target. */
function sideWords(found: BreakEven): string {
  const { curve, target } = found;
  const known = curve.flatMap((point) => (point.value === null ? [] : [{ ...point, value: point.value }]));
  const [first] = known;
  if (first === undefined) return 'None of them gave a finite number.';
  const isGoal = target.kind === 'goal';
  const told = (value: number) =>
    target.kind === 'cheapest'
      ? `${statisticOf(found)} is ${formatQuantity(value, target.unit)}`
      : isGoal
        ? `the goal holds in ${formatDrawShare(value, 2)}`
        : costWords(found, value);
  if (known.every(({ value }) => value === first.value))
    return `It changes nothing here: at every one of them ${told(first.value)}.`;
  const misses = known.map(({ value }) => value - target.value);
  const isAbove = misses.every((miss) => miss > 0);
  if (!isAbove && !misses.every((miss) => miss < 0)) return '';
  const nearest =
    known[misses.reduce((best, miss, k) => (Math.abs(miss) < Math.abs(misses[best]!) ? k : best), 0)]!;
  const end = nearest === first ? 'lowest' : nearest === known.at(-1) ? 'highest' : null;
  const where = `at ${end === null ? '' : `the ${end} value, `}${inputWords(found, nearest.input)}`;
  return isGoal
    ? `The goal holds with ${isAbove ? 'a higher' : 'a lower'} probability at every one of them: even ${where}, ${told(nearest.value)}.`
    : `${nameOf(found.other)} ${sideOf(found, isAbove)} at every one of them: even ${where}, ${told(nearest.value)}.`;
}

/** What is said of a scenario whose mean is above or below the other's. */
function sideOf(found: BreakEven, isAbove: boolean): string {
  if (!found.target.isGain) return `costs ${isAbove ? 'more' : 'less'}`;
  return `has the ${isAbove ? 'higher' : 'lower'} mean ${labelOf(found)}`;
}

/** What the second scenario costs more or less than the first. */
function costWords(found: BreakEven, difference: number): string {
  const amount = formatQuantity(Math.abs(difference), found.target.unit);
  if (difference === 0) return `both have the same mean ${labelOf(found)}`;
  const side = difference > 0 ? 'above' : 'below';
  return `its mean ${labelOf(found)} is ${amount} ${side} that of ${nameOf(found.scenario)}`;
}

/** What holds on which side of the value, without a full stop. */
export function breakEvenFinding(found: BreakEven): string {
  const { input, value, curve, target } = found;
  const place = value.value;
  if (target.kind === 'cheapest' && place === null)
    return `No ${spokenName(input)} that was tried is ${target.isGain ? 'better' : 'cheaper'} than another`;
  if (place === null) return `No ${spokenName(input)} that was tried makes it even`;
  const at = placeWords(found, place);
  if (target.kind === 'cheapest') return `${sentenceName(input)}: ${at} is ${bestWord(found)}`;
  if (found.crossings > 1) {
    const even =
      target.kind === 'goal' ? `the chance passes ${formatDrawShare(target.value, 2)}` : 'means are equal';
    return `${sentenceName(input)}: ${even} at ${found.crossings} values; the nearest to the median is ${at}`;
  }
  const below = curve.findLast((point) => point.input < place)?.value ?? 0;
  if (target.kind === 'goal')
    return `${sentenceName(input)} ${below >= target.value ? `up to ${at}` : `from ${at} on`}: the goal holds in at least ${formatDrawShare(target.value, 2)}`;
  const isOtherBetter = below > 0 === (target.isGain ?? false);
  const [better, worse] = isOtherBetter ? [found.other, found.scenario] : [found.scenario, found.other];
  return `${sentenceName(input)} below ${at}: ${nameOf(better)} ${sideOf(found, target.isGain ?? false)}; above it: ${nameOf(worse)}`;
}

export const nameOf = (scenario: BreakEven['scenario'] | null) => scenario?.title || scenario?.file || '';

/** What the curve shows: a chance, or a difference of means. */
export function breakEvenMeasure(found: BreakEven): string {
  if (found.target.kind === 'cheapest') return statisticOf(found).replace('the ', '');
  return found.target.kind === 'goal'
    ? `chance of "${goalOf(found)}"`
    : `mean ${labelOf(found)} of ${nameOf(found.other)} less that of ${nameOf(found.scenario)}`;
}

const labelOf = ({ target }: BreakEven) => inSentence(target.label ?? sentenceName(target.text));

function goalOf({ target: { text, label = '', threshold = null } }: BreakEven): string {
  const model = threshold && label ? { [threshold.quantity]: { label } } : {};
  return goalName(
    { text, threshold: threshold && { ...threshold, expectedOverrun: unknown } },
    {
      outputs: {},
      model,
    },
  );
}

const unknown = { value: null, error: null };
