import { spokenName } from '../../notation/spoken-name.ts';
import { formatNumber, formatQuantity } from '../../notation/spoken-number.ts';
import type { OutputResult } from '../outcome/result.ts';
import type { Unseen, UnseenEvent } from './result.ts';

/** `outage = 1`, `b above 106`, `b below 94`, `x from 5 to 6`. */
export function eventText(input: string, low: number, high: number, unit: string): string {
  const name = spokenName(input);
  if (low === high) return `${name} = ${formatQuantity(low, unit, 4)}`;
  if (high === Number.POSITIVE_INFINITY) return `${name} above ${formatQuantity(low, unit, 4)}`;
  if (low === Number.NEGATIVE_INFINITY) return `${name} below ${formatQuantity(high, unit, 4)}`;
  return `${name} from ${formatNumber(low, 4)} to ${formatQuantity(high, unit, 4)}`;
}

/** What decides whether an event is worth a sentence. */
type Told = Pick<OutputResult, 'unit' | 'mean' | 'sd' | 'interval' | 'minimum' | 'maximum'>;

/** What a reader must know of events that the draws showed seldom or never: once for each event of an input. */
export function unseenWarnings(unseen: Unseen, outputs: Readonly<Record<string, Told>>): string[] {
  const isSpreadKnown = Object.keys(unseen).every((output) => outputs[output]!.sd.value !== null);
  return warnings(unseen, outputs, endings(isSpreadKnown));
}

/** The same where such events are left out. `why`: where, and why, as in `here, as nobody looks for rare events`. */
export function leftOutWarnings(
  unseen: Unseen,
  outputs: Readonly<Record<string, Told>>,
  why: string,
): string[] {
  const left = ` is left out ${why}`;
  return warnings(unseen, outputs, { ...endings(true), added: left, correlated: left });
}

function warnings(
  unseen: Unseen,
  outputs: Readonly<Record<string, Told>>,
  endings: Readonly<Record<UnseenEvent['standing'], string>>,
): string[] {
  const said = new Map<string, string[]>();
  const told = Object.entries(unseen).map(
    ([output, events]) => [output, events.filter((event) => isNotable(event, outputs[output]!))] as const,
  );
  for (const [output, events] of told)
    for (const event of events) {
      const { unit } = outputs[output]!;
      const key = JSON.stringify([event.input, event.event, event.standing]);
      said.set(key, [...(said.get(key) ?? []), sharePhrase(output, event, unit)]);
    }
  const first = new Map<string, UnseenEvent>();
  for (const event of told.flatMap(([, events]) => events)) {
    const key = JSON.stringify([event.input, event.event, event.standing]);
    if (!first.has(key)) first.set(key, event);
  }
  return [...first].map(
    ([key, event]) => `${seenPhrase(event)}: ${said.get(key)!.join(', ')}${endings[event.standing]}`,
  );
}

/** Judgement: less than a thousandth of the mean, and of half the interval, is not worth a sentence. */
const notablePart = 1e-3;

/** Whether a reader should know of it: what moves an output that no draw moved always is. */
function isNotable({ adds }: UnseenEvent, { mean, interval, minimum, maximum }: Told): boolean {
  if (adds.value === null || minimum === maximum) return true;
  const halfWidth = ((interval.high ?? 0) - (interval.low ?? 0)) / 2;
  return Math.abs(adds.value) >= notablePart * Math.max(Math.abs(mean.value ?? 0), halfWidth);
}

function seenPhrase({ event, probability, hits, together }: UnseenEvent): string {
  const { expected, seen } = hits;
  const times = `${formatNumber(seen)} time${seen === 1 ? '' : 's'} of an expected ${formatNumber(expected, 2)}`;
  return together
    ? `${event} together with unusual values of other inputs is too rare for these draws`
    : `${event} (probability ${formatNumber(probability, 2)}) was drawn ${times}`;
}

function sharePhrase(output: string, { adds }: UnseenEvent, unit: string): string {
  const name = spokenName(output);
  return adds.value === null
    ? `the mean of ${name} is not known`
    : `${formatQuantity(adds.value, unit, 3)} of the mean of ${name}`;
}

const endings = (isSpreadKnown: boolean): Readonly<Record<UnseenEvent['standing'], string>> => ({
  added: ` is added by exact probability${isSpreadKnown ? ', and the standard deviation holds it' : ''}; percentiles, minimum and maximum are those of the draws`,
  correlated:
    ' is added as if the input were independent of those it is correlated with, and the errors hold all of it; percentiles, minimum and maximum are those of the draws',
  unsettled: ', as its values grow about as fast as they become rare: use percentiles',
});
