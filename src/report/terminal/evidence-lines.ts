import type { MovedInput, SeenObservation } from '../../analyses/evidence/result.ts';
import {
  effectiveWords,
  expectedWords,
  movedInputs,
  observedLabel,
  observedMonth,
  seenWords,
  shortPlace,
} from '../../analyses/evidence/words.ts';
import type { Result } from '../../analyses/result.ts';
import { spokenName } from '../../notation/spoken-name.ts';
import { formatRange } from '../../notation/spoken-number.ts';
import { type Ink, wrap } from './text-layout.ts';
import { type TextRow, textTable } from './text-table.ts';

/** Observations that are shown; a page has all. */
const shownObservations = 12;

/** What was observed against what was expected, a line each with its source below. */
export function observationLines(result: Result, ink: Ink): readonly string[] {
  const { evidence, run } = result;
  if (evidence === undefined || evidence.observations.length === 0) return [];
  const more = evidence.observations.length - shownObservations;
  return [
    ...textTable(
      ['left', 'left', 'left'],
      [
        { label: 'Observed', cells: ['seen', 'expected (99 %)', 'place'] },
        ...evidence.observations.slice(0, shownObservations).map((seen) => rowOf(seen, result, ink)),
      ],
    ),
    ...(more > 0 ? [`  and ${more} more`] : []),
    ...wrap(effectiveWords(evidence, run), '  ').map(ink.dim),
  ];
}

function rowOf(seen: SeenObservation, result: Result, ink: Ink): TextRow {
  const about = [observedMonth(seen), seen.source].filter(Boolean).join('; ');
  return {
    label: observedLabel(seen, result),
    cells: [seenWords(seen), expectedWords({ ...seen, unit: '' }), shortPlace(seen)],
    below: [...(seen.conflict ? [`    ${ink.bad('CONFLICT')}`] : []), ...wrap(about, '    ').map(ink.dim)],
  };
}

/** Inputs shown of those that observations moved. */
const shownInputs = 5;

/** The inputs that observations moved most: their 90 % interval before and after. */
export function movedLines({ evidence, inputs }: Result): readonly string[] {
  if (evidence === undefined) return [];
  const rows = movedInputs(evidence).slice(0, shownInputs);
  if (rows.length === 0) return [];
  return textTable(
    ['left', 'left'],
    [
      { label: 'Inputs that moved', cells: ['before (90 %)', 'after'] },
      ...rows.map(([name, input]) => movedRow(name, input, inputs[name]?.unit ?? '')),
    ],
  );
}

function movedRow(name: string, { prior, posterior }: MovedInput, unit: string): TextRow {
  return {
    label: spokenName(name),
    cells: [formatRange(prior.p5, prior.p95, ''), formatRange(posterior.p5, posterior.p95, unit)],
  };
}
