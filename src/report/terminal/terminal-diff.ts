import { bridgeWords } from '../../analyses/bridge/words.ts';
import { comparedStatistics, type Diff, type OutputDiff } from '../../analyses/diff/result.ts';
import {
  diffAnswer,
  diffNotes,
  diffQuestion,
  movedRow,
  otherChanges,
  sortOutputs,
} from '../../analyses/diff/words.ts';
import { bridgeLines } from './terminal-bridge.ts';
import type { TerminalOptions } from './terminal-report.ts';
import { cut, inks, left, right, wrap } from './text-layout.ts';

/** What statistics are called in the terminal's answers. */
const names = { mean: 'mean', p5: 'p5', p50: 'median', p95: 'p95' } as const;

/** What changed between two saved results, for a terminal: at most 80 columns. */
export function terminalDiff(diff: Diff, options: TerminalOptions = {}): string {
  const ink = inks(options.colour ?? false);
  const { moved } = sortOutputs(diff);
  const sections = [
    wrap(diffQuestion(diff)).map(ink.bold),
    wrap(diffAnswer(diff)),
    moved.length === 0
      ? []
      : [row('', ['old', 'new', 'difference', 'of the old', 'in errors']), ...moved.flatMap(movedLines)],
    whyLines(diff),
    diffNotes(diff).flatMap((note) => wrap(note)),
    ...otherChanges(diff).map(({ title, lines }) => [title, ...lines.flatMap((line) => wrap(line, '  '))]),
    wrap(`${originWords(diff.old)} → ${originWords(diff.new)}`).map(ink.dim),
  ];
  return sections
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n');
}

/** What the change of the headline's mean is made of, or why that is not known. */
function whyLines({ why }: Diff): readonly string[] {
  if (why === undefined) return [];
  const { bridge, reason } = why;
  return bridge === null
    ? wrap(`Why the mean changed is not known: ${reason}.`)
    : [...wrap(`${bridgeWords(bridge)}.`), ...bridgeLines(bridge)];
}

function movedLines({ label, unit, statistics }: OutputDiff): readonly string[] {
  const lines = comparedStatistics
    .filter((key) => statistics[key].change === 'moved')
    .map((key) => row(names[key], movedRow(statistics[key])));
  return [cut(`  ${label}${unit && `, ${unit}`}`, 80), ...lines];
}

function row(name: string, cells: readonly string[]): string {
  const [old, now, difference, share, errors] = cells as [string, string, string, string, string];
  return `    ${left(name, 6)} ${right(old, 15)} ${right(now, 15)} ${right(difference, 15)} ${right(share, 10)} ${right(errors, 9)}`;
}

function originWords({ file, seed, version }: Diff['old']): string {
  return `${file}, seed ${seed}, costcone ${version}`;
}
