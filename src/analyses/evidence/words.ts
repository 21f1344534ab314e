import { grouped } from '../../notation/grouped.ts';
import { parseMonth } from '../../notation/calendar-month.ts';
import { inSentence, sentenceName } from '../../notation/spoken-name.ts';
import { spokenMonth } from '../../notation/spoken-month.ts';
import {
  formatGiven,
  formatLevel,
  formatNumber,
  formatPercent,
  formatRange,
} from '../../notation/spoken-number.ts';
import type { Result } from '../result.ts';
import { countWords } from '../words.ts';
import type { EvidenceResult, MovedInput, SeenObservation } from './result.ts';

/** What of a Result its line of evidence is made of. */
type Known = Pick<Result, 'evidence' | 'outputs' | 'model'>;

/** What a person calls what was seen: `Hardware cost`, with the month where one was named: `Hardware cost, October 2026`. */
export function observedName(seen: Pick<SeenObservation, 'quantity' | 'month'>, labels: Labels): string {
  const month = observedMonth(seen);
  return `${observedLabel(seen, labels)}${month === null ? '' : `, ${month}`}`;
}

/** The same within a sentence: `hardware cost in October 2026`. */
export function observedPhrase(seen: Pick<SeenObservation, 'quantity' | 'month'>, labels: Labels): string {
  const month = observedMonth(seen);
  return `${inSentence(observedLabel(seen, labels))}${month === null ? '' : ` in ${month}`}`;
}

type Labels = Pick<Result, 'model'>;

/** What was seen, without its month. */
export function observedLabel({ quantity }: Pick<SeenObservation, 'quantity'>, { model }: Labels): string {
  return model[quantity]?.label ?? sentenceName(quantity);
}

/** `October 2026`; null where no month was named. */
export function observedMonth({ month }: Pick<SeenObservation, 'month'>): string | null {
  return month === null || parseMonth(month) === null ? month : spokenMonth(month);
}

/** Relative change of a width below which an interval is as wide as before. Judgement: no sentence shows more digits. */
const sameWidth = 0.005;

/**
 * Whether the scenario agrees with what was observed, and what that did to the interval of the headline, in a sentence; null
 * where nothing was observed.
 */
export function evidenceLine({ evidence, outputs, model }: Known): string | null {
  if (evidence === undefined || evidence.observations.length === 0) return null;
  return `${agreementWords(evidence, model)}${narrowingWords(evidence, outputs)}.`;
}

function agreementWords({ observations, of }: EvidenceResult, model: Result['model']): string {
  const all = `${countWords(observations.length, 'observation')}${of === undefined ? '' : ` of ${of}`}`;
  const conflicts = observations.filter(({ conflict }) => conflict);
  const unknown = observations.filter(({ conflict, place }) => !conflict && place.value === null).length;
  const untold = unknown === 0 ? '' : `; of ${formatNumber(unknown)} the draws cannot tell`;
  if (conflicts.length > 0) {
    const names = [...new Set(conflicts.map((seen) => observedPhrase(seen, { model })))];
    const which = conflicts.length === observations.length ? all : `${grouped(conflicts.length)} of ${all}`;
    return `In conflict with ${which} (${listed(names)})${untold}`;
  }
  if (unknown === observations.length) return `The draws cannot tell whether it agrees with ${all}`;
  if (unknown > 0) return `Agrees with ${observations.length - unknown} of ${all}${untold}`;
  return `Agrees with ${all}`;
}

/** Names in a list before it says how many more there are. */
const mostNames = 4;

function listed(names: readonly string[]): string {
  const more = names.length - mostNames;
  return more <= 0 ? names.join(', ') : `${names.slice(0, mostNames).join(', ')} and ${more} more`;
}

/** What became of the width of the headline's interval; empty where it is not known with and without the observations. */
function narrowingWords({ observations, priorHeadline }: EvidenceResult, outputs: Result['outputs']): string {
  const [headline] = Object.values(outputs);
  const before = widthOf(priorHeadline);
  const after = widthOf(headline?.interval ?? null);
  if (headline === undefined || before === null || after === null) return '';
  const who = observations.length === 1 ? 'it' : 'they';
  const interval = `the ${formatLevel(headline.interval.level)} interval`;
  if (Math.abs(after - before) <= sameWidth * before) return `; ${who} left ${interval} as wide as it was`;
  const did = after < before ? 'narrowed' : 'widened';
  const isFalse = after < before && observations.some(({ conflict }) => conflict);
  return `; ${who} ${did} ${interval} from ${formatRange(before, after, headline.unit)} in width${isFalse ? ', which is false precision while they conflict' : ''}`;
}

function widthOf(interval: { readonly low: number | null; readonly high: number | null } | null) {
  if (interval === null || interval.low === null || interval.high === null) return null;
  return interval.high - interval.low;
}

/**
 * What was seen, in its unit.
 * @example seenWords({ seen: { value: 61000, low: 58064, high: 64085 }, unit: 'USD/month' }) // => '61,000 USD/month'
 * @example seenWords({ seen: { value: null, low: 14, high: 16 }, unit: 'GPU' }) // => '14 to 16 GPUs'
 */
export function seenWords({ seen, unit }: Pick<SeenObservation, 'seen' | 'unit'>, between = 'to'): string {
  const { value, low, high } = seen;
  return value === null
    ? formatRange(low, high, unit, { digits: 6, between, isGiven: true })
    : formatGiven(value, unit);
}

/** The range in which 99 of 100 values were expected; a dash where that is not known. */
export function expectedWords({ predicted, unit }: Pick<SeenObservation, 'predicted' | 'unit'>): string {
  const [low, high] = [predicted['p0.5'], predicted['p99.5']];
  return low === null || high === null ? formatNumber(null) : formatRange(low, high, unit);
}

/** How many of a thousand, which tells what is rarer than one in a hundred. */
function outOfThousand(share: number): string {
  if (share < 0.0005) return 'fewer than 1 of 1,000';
  if (share > 0.9995) return 'more than 999 of 1,000';
  return `${Number((share * 1000).toFixed(share < 0.0015 || share > 0.9985 ? 1 : 0))} of 1,000`;
}

/**
 * Where what was seen lies among what was expected: `61,000 USD/month lies below 998 of 1,000 expected values`.
 */
export function placeWords(observation: Pick<SeenObservation, 'seen' | 'unit' | 'place'>): string {
  const { seen, place } = observation;
  if (seen.value === null) {
    const range = `between ${seenWords(observation, 'and')}`;
    if (place.value === null) return `how many expected values lie ${range} is not known`;
    return `${range} ${place.value < 0.0015 && place.value >= 0.0005 ? 'lies' : 'lie'} ${outOfThousand(place.value)} expected values`;
  }
  if (place.value === null) return `where ${seenWords(observation)} lies among them is not known`;
  const isLow = place.value < 0.5;
  return `${seenWords(observation)} lies ${isLow ? 'below' : 'above'} ${outOfThousand(isLow ? 1 - place.value : place.value)} expected values`;
}

/** The same with little room: `34 % lower`, of a hard range `12 % inside`. */
export function shortPlace({ seen, place }: Pick<SeenObservation, 'seen' | 'place'>): string {
  if (place.value === null) return formatNumber(null);
  const share =
    place.value < 0.0005 ? '<0.1 %' : place.value > 0.9995 ? '>99.9 %' : formatPercent(place.value);
  return `${share} ${seen.value === null ? 'inside' : 'lower'}`;
}

/**
 * What must be read before all else: observations that the scenario did not expect. They stand first among cautions and warnings.
 */
export function conflictWarnings({ observations }: EvidenceResult): readonly string[] {
  return observations
    .filter(({ conflict }) => conflict)
    .map((seen) => conflictWords(seen, observations.length));
}

function conflictWords(observation: SeenObservation, count: number): string {
  const { quantity, month, predicted } = observation;
  const isKnown = predicted['p0.5'] !== null && predicted['p99.5'] !== null;
  const given = count === 1 ? '' : ' given the other observations';
  const expected = isKnown ? `the model expected ${expectedWords(observation)}${given}; ` : '';
  return `conflict: ${quantity}${month === null ? '' : ` in ${month}`}: ${expected}${placeWords(observation)}: either the scenario does not describe this service, or the model is wrong; as long as they conflict, a narrow interval is false precision`;
}

/** Whether a caution tells of a conflict, which says so itself. */
export function isConflict(caution: string): boolean {
  return caution.startsWith('conflict: ');
}

/** How much the draws still tell: `1,530 effective draws of 1,048,576; in the smallest of 16 replicates 80`. */
export function effectiveWords(
  {
    effectiveDraws,
    smallestReplicate,
    withoutNumber = 0,
  }: Pick<EvidenceResult, 'effectiveDraws' | 'smallestReplicate' | 'withoutNumber'>,
  { draws, replicates }: Pick<Result['run'], 'draws' | 'replicates'>,
): string {
  const whole = (count: number) => grouped(Math.round(count));
  return `${countWords(Math.round(effectiveDraws), 'effective draw')} of ${whole(draws)}; in the smallest of ${countWords(replicates, 'replicate')} ${whole(smallestReplicate)}${withoutNumber === 0 ? '' : `; on ${whole(withoutNumber)} draws what was observed is no number, and these count nothing`}`;
}

/** How far an input must have moved, in standard deviations, or narrowed, as a share, to be named. Judgement. */
const notable = { moved: 0.1, narrowed: 0.05 };

/** Inputs that observations moved or narrowed enough to be named, in the order of the Result. */
export function movedInputs({ inputs }: EvidenceResult): readonly (readonly [string, MovedInput])[] {
  return Object.entries(inputs).filter(
    ([, { moved, narrowed }]) =>
      Math.abs(moved ?? 0) >= notable.moved || Math.abs(narrowed ?? 0) >= notable.narrowed,
  );
}

/** `2.1 sd lower, 86 % narrower`. */
export function moveWords({ moved, narrowed }: MovedInput): string {
  const parts = [
    ...(moved === null || Math.abs(moved) < notable.moved / 2
      ? []
      : [`${formatNumber(Math.abs(moved), 2)} sd ${moved < 0 ? 'lower' : 'higher'}`]),
    ...(narrowed === null || Math.abs(narrowed) < notable.narrowed / 2
      ? []
      : [`${formatNumber(Math.abs(narrowed) * 100, 2)} % ${narrowed < 0 ? 'wider' : 'narrower'}`]),
  ];
  return parts.length === 0 ? 'hardly changed' : parts.join(', ');
}
