import type { MovedInput, SeenObservation } from '../../analyses/evidence/result.ts';
import {
  effectiveWords,
  expectedWords,
  movedInputs,
  observedName,
  seenWords,
  shortPlace,
} from '../../analyses/evidence/words.ts';
import type { Result } from '../../analyses/result.ts';
import { spokenName } from '../../notation/spoken-name.ts';
import { formatNumber, formatRange } from '../../notation/spoken-number.ts';
import { cut, type Ink, left, leftLabel, right, wrap } from './text-layout.ts';

/** Observations that are shown; a page has all. */
const shownObservations = 12;

/** What was observed against what was expected, a line each with its source below. */
export function observationLines(result: Result, ink: Ink): readonly string[] {
  const { evidence, run } = result;
  if (evidence === undefined || evidence.observations.length === 0) return [];
  const more = evidence.observations.length - shownObservations;
  return [
    `  ${left('Observed', 20)} ${left('seen', 19)} ${left('expected (99 %)', 22)} place`,
    ...evidence.observations.slice(0, shownObservations).flatMap((seen) => linesOf(seen, result, ink)),
    ...(more > 0 ? [`  and ${more} more`] : []),
    ...wrap(effectiveWords(evidence, run), '  ').map(ink.dim),
  ];
}

function linesOf(seen: SeenObservation, result: Result, ink: Ink): readonly string[] {
  const cells = [
    left(observedName(seen, result), 20),
    left(seenWords(seen), 19),
    left(expectedWords({ ...seen, unit: '' }), 22),
    cut(shortPlace(seen), 14),
  ];
  const mark = seen.conflict ? `    ${ink.bad('CONFLICT')}` : '';
  const source = wrap(seen.source, '    ');
  return [`  ${cells.join(' ')}`.trimEnd(), ...(mark === '' ? [] : [mark]), ...source.map(ink.dim)];
}

/** Inputs shown of those that observations moved. */
const shownInputs = 5;

/** The inputs that observations moved most: their 90 % interval before and after. */
export function movedLines({ evidence, inputs }: Result): readonly string[] {
  if (evidence === undefined) return [];
  const rows = movedInputs(evidence).slice(0, shownInputs);
  if (rows.length === 0) return [];
  return [
    `  ${left('Inputs that moved', 20)} ${left('before (90 %)', 15)} ${left('after', 15)} ${right('moved', 9)}`,
    ...rows.map(([name, input]) => inputLine(name, input, inputs[name]?.unit ?? '')),
  ];
}

function inputLine(name: string, { prior, posterior, moved }: MovedInput, unit: string): string {
  const range = ({ p5, p95 }: MovedInput['prior']) => left(formatRange(p5, p95, ''), 15);
  const by = moved === null ? '' : `${moved > 0 ? '+' : ''}${formatNumber(moved, 2)} sd`;
  return `  ${leftLabel(spokenName(name), 20)} ${range(prior)} ${range(posterior)} ${right(by, 9)} ${cut(unit, 15)}`.trimEnd();
}
