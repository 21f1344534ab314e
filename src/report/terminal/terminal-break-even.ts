import { sentenceName, spokenName } from '../../notation/spoken-name.ts';
import type { BreakEven } from '../../statistics/break-even-result.ts';
import { formatPercent, formatQuantity } from '../format-number.ts';
import type { TerminalOptions } from './terminal-report.ts';
import { inks, right, wrap } from './text-layout.ts';

/** The answer of `break-even` for a terminal: at most 80 columns. */
export function terminalBreakEven(found: BreakEven, options: TerminalOptions = {}): string {
  const ink = inks(options.colour ?? false);
  const sections = [
    wrap(question(found)).map(ink.bold),
    wrap(answer(found)),
    [
      ...wrap(
        `${spokenName(found.input)} against ${found.target.kind === 'goal' ? 'probability' : 'difference'}:`,
      ),
      ...curveLines(found),
    ],
    found.warnings.flatMap((warning) => wrap(`Warning: ${warning}`)),
    wrap(
      `${found.run.draws.toLocaleString('en-US')} draws a value, seed ${found.run.seed}, ${found.run.design}`,
    ).map(ink.dim),
  ];
  return sections
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n');
}

function question({ input, target, scenario, other }: BreakEven): string {
  const name = spokenName(input);
  return target.kind === 'goal'
    ? `At which value of ${name} does "${target.text.replace(/\s+with\s.*$/s, '')}" hold with a probability of ${formatPercent(target.value)}?`
    : `At which value of ${name} do ${scenario.title || scenario.file} and ${other?.title || other?.file} have the same mean ${spokenName(target.text)}?`;
}

function answer({ input, unit, value, crossings, curve }: BreakEven): string {
  if (value.value === null) {
    const from = formatQuantity(curve[0]?.input, unit);
    const to = formatQuantity(curve.at(-1)?.input, unit);
    return `At none between ${from} and ${to}, the values that were tried.`;
  }
  const error =
    value.error === null || value.error === 0
      ? ''
      : ` The simulation knows it to +- ${formatQuantity(value.error, unit)} (one standard error).`;
  const others =
    crossings > 1 ? ` It is reached ${crossings} times; this is the one nearest to the median.` : '';
  return `${sentenceName(input)}: ${formatQuantity(value.value, unit, 4)}.${error}${others}`;
}

/** About ten points of the curve, so that one sees how steep it is. */
function curveLines({ curve, unit, target }: BreakEven): string[] {
  const step = Math.max(1, Math.ceil(curve.length / 10));
  return curve
    .filter((_, index) => index % step === 0)
    .map(({ input, value }) => {
      const reached = target.kind === 'goal' ? formatPercent(value) : formatQuantity(value, target.unit);
      return `  ${right(formatQuantity(input, unit), 26)}  ${right(reached, 22)}`;
    });
}
