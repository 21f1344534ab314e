import type { SeenObservation } from '../../analyses/evidence/result.ts';
import {
  observedName,
  observedPhrase,
  placeWords,
  seenWords,
  shortPlace,
} from '../../analyses/evidence/words.ts';
import type { Result } from '../../analyses/result.ts';
import type { Chart, Size, Spec } from './chart.ts';
import { rowAxis } from './row-axis.ts';
import { colours } from './theme.ts';
import { valueAxis, withMargin } from './value-axis.ts';

/** Observations that are drawn; all are in the numbers below. */
const mostDrawn = 24;

/** What was seen on what was expected to be seen: a row an observation, those of one unit on one axis. Null where nothing was. */
export function observations(result: Result): Chart | null {
  const all = result.evidence?.observations ?? [];
  const drawn = all.filter(isDrawn).slice(0, mostDrawn);
  if (drawn.length === 0) return null;
  const nameOf = (seen: SeenObservation) => observedName(seen, result);
  const more = all.length - drawn.length;
  return {
    id: 'observations',
    title: titleOf(all, result),
    caption: `A bar holds 99 of 100 values that the model${all.length === 1 ? '' : ', given the other observations,'} expected to be seen, error of the measurement and model included; the tick is the median. A diamond is what was seen, a thick line a range in which the value lies.${more === 0 ? '' : ` ${more} more ${more === 1 ? 'stands' : 'stand'} in the numbers.`}`,
    label: `${drawn.map((seen) => `${nameOf(seen)}: ${placeWords(seen)}`).join('; ')}.`,
    table: {
      columns: [
        'Observed',
        'Source',
        'Seen',
        'Expected: 0.5th percentile',
        'Median',
        '99.5th',
        'Unit',
        'Place',
        'Conflict',
      ],
      rows: all.map((seen) => [
        nameOf(seen),
        seen.source,
        seenWords({ seen: seen.seen, unit: '' }),
        seen.predicted['p0.5'],
        seen.predicted.p50,
        seen.predicted['p99.5'],
        seen.unit,
        shortPlace(seen),
        seen.conflict ? 'yes' : 'no',
      ]),
    },
    spec: (size) => observationsSpec(drawn, nameOf, size),
  };
}

/** Without an expectation there is nothing to draw it on. */
function isDrawn({ predicted }: SeenObservation): boolean {
  return Object.values(predicted).every((value) => value !== null);
}

function titleOf(all: readonly SeenObservation[], result: Result): string {
  const conflicts = all.filter(({ conflict }) => conflict);
  if (conflicts.length === 1)
    return `What was seen of ${observedPhrase(conflicts[0]!, result)} is not what the model expected`;
  if (conflicts.length > 1)
    return `${conflicts.length} of ${all.length} observations are not what the model expected`;
  return all.length === 1
    ? 'What was seen is what the model could expect'
    : `${all.length === 2 ? 'Both' : `All ${all.length}`} observations are what the model could expect`;
}

function observationsSpec(
  drawn: readonly SeenObservation[],
  nameOf: (seen: SeenObservation) => string,
  size: Size,
): Spec {
  const units = [...new Set(drawn.map(({ unit }) => unit))];
  return {
    spacing: 18,
    vconcat: units.map((unit) =>
      panel(
        drawn.filter((seen) => seen.unit === unit),
        unit,
        nameOf,
        size,
      ),
    ),
  };
}

/** Observations in one unit. */
function panel(
  rows: readonly SeenObservation[],
  unit: string,
  nameOf: (seen: SeenObservation) => string,
  size: Size,
): Spec {
  const labelWidth = size.narrow ? 110 : 190;
  const values = rows.map(({ seen, predicted, conflict, ...rest }, index) => ({
    k: String(index),
    a: predicted['p0.5'],
    b: predicted.p50,
    c: predicted['p99.5'],
    v: seen.value,
    l: seen.low,
    h: seen.high,
    m: conflict,
    ...(size.live ? { t: placeWords({ seen, ...rest }) } : {}),
  }));
  const ends = values.flatMap(({ a, c, v, l, h }) => [a!, c!, ...(v === null ? [l, h] : [v])]);
  const axis = valueAxis(...withMargin(Math.min(...ends), Math.max(...ends), 0.04), unit, size);
  const x = { type: 'quantitative', scale: axis.scale, axis: axis.axis };
  const y = rowAxis(rows.map(nameOf), labelWidth);
  const color = { condition: { test: 'datum.m', value: colours.beyond }, value: colours.reported };
  const tip = size.live ? { tooltip: { expr: 'datum.t' } } : {};
  return {
    width: size.width - labelWidth - 30,
    height: { step: 32 },
    data: { values },
    layer: [
      {
        mark: { type: 'bar', height: 9, color: colours.outcomeSoft, cornerRadius: 4.5, ...tip },
        encoding: { y, x: { ...x, field: 'a' }, x2: { field: 'c' } },
      },
      {
        mark: { type: 'tick', color: colours.outcome, thickness: 2.5, size: 18, opacity: 1 },
        encoding: { y, x: { ...x, field: 'b' } },
      },
      {
        transform: [{ filter: 'datum.v === null' }],
        mark: { type: 'bar', height: 5, opacity: 1, ...tip },
        encoding: { y, x: { ...x, field: 'l' }, x2: { field: 'h' }, color },
      },
      {
        transform: [{ filter: 'datum.v !== null' }],
        mark: { type: 'point', filled: true, shape: 'diamond', size: 95, opacity: 1, ...tip },
        encoding: { y, x: { ...x, field: 'v' }, color },
      },
    ],
  };
}
