import { grouped } from '../notation/grouped.ts';
import { formatNumber, formatRange } from '../notation/spoken-number.ts';

/** What the scenario alone expected of an observation, before any other was known. */
export interface ExpectedObservation {
  readonly quantity: string;
  /** `2026-10`; null where no month was named. */
  readonly month: string | null;
  /** What was seen, for people. */
  readonly text: string;
  readonly isRange: boolean;
  /** Between which 99 of 100 values were expected, in `unit`; null where there are none. */
  readonly low: number | null;
  readonly high: number | null;
  readonly unit: string;
  /** The share of expected values below what was seen, of a range that within it; null where there are none. */
  readonly place: number | null;
}

/** Why draws are refused. */
export interface Refusal {
  readonly drawn: number;
  /** What the draws are worth, and what they should be. */
  readonly effective: number;
  readonly needed: number;
  /** Whether even the draw that agrees best is too unlikely for weights to be told apart. */
  readonly isFaint: boolean;
  /** How many draws to make next, where it is not for this run to do so. */
  readonly next: number | null;
  readonly observations: readonly ExpectedObservation[];
}

/** An observation with less beyond it is a conflict by itself. */
const conflictRoom = 0.005;

/** Observations that are listed; the others are counted, so that the advice below them is not cut off. */
const mostListed = 8;

/**
 * What the person is told whose observations leave too little of a run: how little, where each observation lies in what the
 * scenario alone expected, the farthest out first, and what to do.
 */
export function refusalWords({ drawn, effective, needed, isFaint, next, observations }: Refusal): string {
  const count = observations.length === 1 ? 'the observation' : `the ${observations.length} observations`;
  const draws = grouped(drawn);
  const isConflict = effective === 0 || isFaint;
  const isOut = observations.some((one) => room(one) < conflictRoom);
  const found = isConflict
    ? `${isOut ? 'conflict: ' : ''}no draw of ${draws} ${effective === 0 ? 'agrees with' : 'comes near'} ${count}`
    : `of ${draws} draws only ${formatNumber(effective)} effective ones agree with ${count}, and ${formatNumber(needed, 6)} are needed`;
  const more = observations.length - mostListed;
  return [
    `${found}. What the scenario expected before them:`,
    ...[...observations]
      .sort((a, b) => room(a) - room(b))
      .slice(0, mostListed)
      .map(line),
    ...(more > 0 ? [`  and ${more} more`] : []),
    isConflict && !isOut && observations.length > 1 ? amongThem : '',
    `Where one lies far out, either the scenario does not describe this service, or the model is wrong: correct what it says. Widen \`error\` where it does not hold what the measurement and the model may be off by.${isConflict ? '' : ` Where all lie well inside, ${next === null ? 'allow more draws with --max-draws' : `make ${grouped(next)} draws`}.`} --no-observed gives the run without observations.`,
  ]
    .filter((text) => text !== '')
    .join('\n');
}

/** Of several observations that the scenario expected each by itself, and not together. */
const amongThem =
  'None lies far out by itself: together they contradict each other or the scenario. Look at the unit, the month and the scope of each; of two measurements of the same thing keep one, or give both the `error` by which they differ.';

/** How much lies beyond what was seen, on the side where less does; what is not known stands first. */
function room({ isRange, place }: ExpectedObservation): number {
  if (place === null) return -1;
  return isRange ? place : Math.min(place, 1 - place);
}

function line({ quantity, month, text, isRange, low, high, unit, place }: ExpectedObservation): string {
  const what = `  ${quantity}${month === null ? '' : ` in ${month}`}: seen ${text}`;
  if (low === null || high === null || place === null) return `${what}, expected no number on any draw`;
  const isLow = place < 0.5;
  const where = isRange
    ? `in which ${perThousand(place)} values lie`
    : `which lies ${isLow ? 'below' : 'above'} ${perThousand(isLow ? 1 - place : place)}`;
  return `${what}, ${where}; expected ${formatRange(low, high, unit)} (99 %)`;
}

function perThousand(share: number): string {
  if (share < 0.0005) return 'fewer than 1 of 1,000';
  if (share > 0.9995) return 'more than 999 of 1,000';
  return `${Number((share * 1000).toPrecision(3))} of 1,000`;
}
