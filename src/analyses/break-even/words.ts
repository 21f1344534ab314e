import type { BreakEven } from './result.ts';
import { inSentence, sentenceName, spokenName } from '../../notation/spoken-name.ts';
import { formatDrawShare, formatQuantity } from '../../notation/spoken-number.ts';
import { goalName } from '../goals/words.ts';

/** What is asked, in a sentence. */
export function breakEvenQuestion(found: BreakEven): string {
  const name = spokenName(found.input);
  const { target } = found;
  if (target.kind === 'goal')
    return `At which value of ${name} does "${goalOf(found)}" hold in ${formatDrawShare(target.value, 2)}?`;
  return `At which value of ${name} do ${nameOf(found.scenario)} and ${nameOf(found.other)} have the same mean ${labelOf(found)}?`;
}

/** The answer in a sentence, in pieces so that a page can set the number apart. */
export function breakEvenAnswer(found: BreakEven) {
  const { input, unit, value, crossings, curve } = found;
  if (value.value === null) {
    const ends = [curve[0], curve.at(-1)].map((point) => formatQuantity(point?.input, unit));
    const side = sideWords(found);
    return {
      lead: `${sentenceName(input)}: `,
      number: 'no value',
      rest: ` between ${ends.join(' and ')}, those that were tried.${side && ` ${side}`}`,
    };
  }
  const known =
    value.error === null || value.error === 0
      ? ''
      : ` The simulation knows it to about ${formatQuantity(value.error, unit, 2)} (one standard error).`;
  const others =
    crossings > 1 ? ` It is reached ${crossings} times; this is the one nearest to the median.` : '';
  return {
    lead: `${sentenceName(input)}: `,
    number: formatQuantity(value.value, unit),
    rest: `.${known}${others}`,
  };
}

/** On which side all values that were tried lie, or that the input changes nothing; empty where a curve passes the target. */
function sideWords(found: BreakEven): string {
  const { unit, curve, target } = found;
  const known = curve.flatMap((point) => (point.value === null ? [] : [{ ...point, value: point.value }]));
  const [first] = known;
  if (first === undefined) return 'None of them gave a finite number.';
  const isGoal = target.kind === 'goal';
  const told = (value: number) =>
    isGoal ? `the goal holds in ${formatDrawShare(value, 2)}` : costWords(found, value);
  if (known.every(({ value }) => value === first.value))
    return `It changes nothing here: at every one of them ${told(first.value)}.`;
  const misses = known.map(({ value }) => value - target.value);
  const isAbove = misses.every((miss) => miss > 0);
  if (!isAbove && !misses.every((miss) => miss < 0)) return '';
  const nearest =
    known[misses.reduce((best, miss, k) => (Math.abs(miss) < Math.abs(misses[best]!) ? k : best), 0)]!;
  const end = nearest === first ? 'lowest' : nearest === known.at(-1) ? 'highest' : null;
  const where = `at ${end === null ? '' : `the ${end} value, `}${formatQuantity(nearest.input, unit)}`;
  const side = isAbove ? 'more' : 'less';
  return isGoal
    ? `The goal holds with ${isAbove ? 'a higher' : 'a lower'} probability at every one of them: even ${where}, ${told(nearest.value)}.`
    : `${nameOf(found.other)} costs ${side} at every one of them: even ${where}, ${told(nearest.value)}.`;
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
  const { input, unit, value, curve, target } = found;
  const place = value.value;
  if (place === null) return `No ${spokenName(input)} that was tried makes it even`;
  const at = formatQuantity(place, unit);
  if (found.crossings > 1) {
    const even =
      target.kind === 'goal' ? `the chance passes ${formatDrawShare(target.value, 2)}` : 'means are equal';
    return `${sentenceName(input)}: ${even} at ${found.crossings} values; the nearest to the median is ${at}`;
  }
  const below = curve.findLast((point) => point.input < place)?.value ?? 0;
  if (target.kind === 'goal')
    return `${sentenceName(input)} ${below >= target.value ? `up to ${at}` : `from ${at} on`}: the goal holds in at least ${formatDrawShare(target.value, 2)}`;
  const [cheaper, dearer] = below > 0 ? [found.scenario, found.other] : [found.other, found.scenario];
  return `${sentenceName(input)} below ${at}: ${nameOf(cheaper)} costs less; above it: ${nameOf(dearer)}`;
}

export const nameOf = (scenario: BreakEven['scenario'] | null) => scenario?.title || scenario?.file || '';

/** What the curve shows: a chance, or a difference of means. */
export function breakEvenMeasure(found: BreakEven): string {
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
