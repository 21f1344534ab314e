import type { Spread } from '../../analyses/spread/result.ts';
import { spreadWords } from '../../analyses/spread/words.ts';
import type { TerminalOptions } from './terminal-report.ts';
import { wrap } from './text-layout.ts';

/** The answer of `spread` for a terminal: at most 80 columns. */
export function terminalSpread(spread: Spread, { page }: TerminalOptions = {}): string {
  const lines = [...spreadWords(spread), ...(page ? [`Report: ${page}`] : [])];
  return lines.flatMap((line) => wrap(line)).join('\n');
}
