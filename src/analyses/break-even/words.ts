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
export function breakEvenAnswer({ input, unit, value, crossings, curve }: BreakEven) {
  if (value.value === null) {
    const ends = [curve[0], curve.at(-1)].map((point) => formatQuantity(point?.input, unit));
    return {
      lead: `${sentenceName(input)}: `,
      number: 'no value',
      rest: ` between ${ends.join(' and ')}, those that were tried.`,
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
