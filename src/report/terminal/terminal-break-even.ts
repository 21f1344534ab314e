import { sentenceName } from '../../notation/spoken-name.ts';
import {
  breakEvenAnswer,
  breakEvenMeasure,
  breakEvenQuestion,
  inputWords,
} from '../../analyses/break-even/words.ts';
import { countWords, designNames } from '../../analyses/words.ts';
import type { BreakEven } from '../../analyses/break-even/result.ts';
import { formatPercent, formatQuantity } from '../../notation/spoken-number.ts';
import type { TerminalOptions } from './terminal-report.ts';
import { inks, wrap } from './text-layout.ts';
import { textTable } from './text-table.ts';

/** The answer of `break-even` for a terminal: at most 80 columns. */
export function terminalBreakEven(found: BreakEven, options: TerminalOptions = {}): string {
  const ink = inks(options.colour ?? false);
  const { lead, number, rest } = breakEvenAnswer(found);
  const sections = [
    wrap(breakEvenQuestion(found)).map(ink.bold),
    wrap(`${lead}${number}${rest}`),
    [...wrap(`${sentenceName(found.input)}, and the ${breakEvenMeasure(found)}:`), ...curveLines(found)],
    found.warnings.flatMap((warning) => wrap(`Warning: ${warning}`)),
    wrap(
      `${countWords(found.run.draws, 'draw')} a value, seed ${found.run.seed}, ${designNames[found.run.design]}`,
    ).map(ink.dim),
    options.page ? wrap(`Report: ${options.page}`) : [],
  ];
  return sections
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n');
}

/** About ten points of the curve, so that one sees how steep it is. */
function curveLines(found: BreakEven): readonly string[] {
  const { curve, target } = found;
  const step = Math.max(1, Math.ceil(curve.length / 10));
  const rows = curve
    .filter((_, index) => index % step === 0)
    .map(({ input, value }) => {
      const reached = target.kind === 'goal' ? formatPercent(value) : formatQuantity(value, target.unit);
      return { label: '', cells: [inputWords(found, input), reached] };
    });
  return textTable(['right', 'right'], rows);
}
