import type { Command, Option } from './command.ts';

/** Options that every command has. */
const common: Readonly<Record<string, Option>> = {
  version: { type: 'boolean', describe: 'Show version number' },
  help: { type: 'boolean', describe: 'Show help' },
};

/** What `--help` says of one command, in lines of at most `width` characters. */
export function commandHelp({ usage, summary, options, examples, notes }: Command, width: number): string {
  const parts = [
    `costcone ${usage}`,
    wrapped(summary, width).join('\n'),
    optionList({ ...common, ...options }, width),
  ];
  const rows = examples.map(([line, explanation]): Row => [line, explanation]);
  if (rows.length > 0) parts.push(`Examples:\n${columns(rows, width)}`);
  if (notes !== undefined) parts.push(wrapped(notes, width).join('\n'));
  return parts.join('\n\n');
}

/** What `--help` says of all commands. */
export function generalHelp(commands: readonly Command[], width: number): string {
  const rows = commands.map(({ usage, summary }): Row => [`costcone ${usage}`, summary]);
  return [
    'costcone <command>',
    ...wrapped('What does it cost to run a language model, and how sure can we be?', width),
    `Commands:\n${columns(rows, width)}`,
    optionList(common, width),
  ].join('\n\n');
}

/** A name and what it means; the mark stands at the right edge. */
type Row = readonly [name: string, meaning: string, mark?: string];

function optionList(options: Command['options'], width: number): string {
  const rows = Object.entries(options).map(
    ([name, option]): Row => [`--${name}`, option.describe, marksOf(option)],
  );
  return `Options:\n${columns(rows, width)}`;
}

function marksOf({ type, choices, demandOption, default: preset }: Option): string {
  const marks = [`[${type}]`];
  if (demandOption) marks.push('[required]');
  if (choices !== undefined) marks.push(`[choices: ${choices.map((choice) => `"${choice}"`).join(', ')}]`);
  if (preset !== undefined) marks.push(`[default: ${preset}]`);
  return marks.join(' ');
}

/** Rows in two columns; the left one is as wide as its longest word group, at most half of all. */
function columns(rows: readonly Row[], width: number): string {
  const left = Math.min(width >> 1, Math.max(...rows.map(([name]) => name.length)));
  return rows.flatMap((row) => rowLines(row, left, width)).join('\n');
}

function rowLines([name, meaning, mark]: Row, left: number, width: number): string[] {
  const names = wrapped(name, left);
  const right = width - left - 4;
  const meanings = wrapped(meaning, right);
  if (mark !== undefined) {
    const last = meanings.at(-1)!;
    if (last.length + 1 + mark.length <= right)
      meanings[meanings.length - 1] = last + mark.padStart(right - last.length);
    else meanings.push(mark.padStart(right));
  }
  return Array.from({ length: Math.max(names.length, meanings.length) }, (_, line) =>
    `  ${(names[line] ?? '').padEnd(left)}  ${meanings[line] ?? ''}`.trimEnd(),
  );
}

/** A text in lines of at most `width` characters; a longer word has a line by itself. */
function wrapped(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line !== '' && line.length + 1 + word.length > width) {
      lines.push(line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return [...lines, line];
}
