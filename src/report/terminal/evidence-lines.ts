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
import { cut, type Ink, left, leftLabel, wrap } from './text-layout.ts';

/** Observations that are shown; a page has all. */
const shownObservations = 12;

/** What was observed against what was expected, a line each with its source below. */
export function observationLines(result: Result, ink: Ink): readonly string[] {
  const { evidence, run } = result;
  if (evidence === undefined || evidence.observations.length === 0) return [];
  const more = evidence.observations.length - shownObservations;
  return [
    `  ${left('Observed', 18)} ${left('seen', 23)} ${left('expected (99 %)', 21)} place`,
    ...evidence.observations.slice(0, shownObservations).flatMap((seen) => linesOf(seen, result, ink)),
    ...(more > 0 ? [`  and ${more} more`] : []),
    ...wrap(effectiveWords(evidence, run), '  ').map(ink.dim),
  ];
}

function linesOf(seen: SeenObservation, result: Result, ink: Ink): readonly string[] {
  const cells = [
    leftLabel(observedLabel(seen, result), 18),
    left(seenWords(seen), 23),
    left(expectedWords({ ...seen, unit: '' }), 21),
    cut(shortPlace(seen), 15),
  ];
  const about = [observedMonth(seen), seen.source].filter(Boolean).join('; ');
  return [
    `  ${cells.join(' ')}`.trimEnd(),
    ...(seen.conflict ? [`    ${ink.bad('CONFLICT')}`] : []),
    ...wrap(about, '    ').map(ink.dim),
  ];
}

/** Inputs shown of those that observations moved. */
const shownInputs = 5;

/** The inputs that observations moved most: their 90 % interval before and after. */
export function movedLines({ evidence, inputs }: Result): readonly string[] {
  if (evidence === undefined) return [];
  const rows = movedInputs(evidence).slice(0, shownInputs);
  if (rows.length === 0) return [];
  return [
    `  ${left('Inputs that moved', 22)} ${left('before (90 %)', 22)} after`,
    ...rows.map(([name, input]) => inputLine(name, input, inputs[name]?.unit ?? '')),
  ];
}

function inputLine(name: string, { prior, posterior }: MovedInput, unit: string): string {
  const [before, after] = [
    formatRange(prior.p5, prior.p95, ''),
    formatRange(posterior.p5, posterior.p95, unit),
  ];
  return `  ${leftLabel(spokenName(name), 22)} ${left(before, 22)} ${cut(after, 32)}`;
}
