import { formatProblem, type Problem, ScenarioError } from '../../../src/errors.ts';
import { Finding } from '../finding.ts';
import type { Input } from '../kind.ts';

/** Most problems that are printed of a file, the line that counts the others beside them. */
const mostLines = 51;
const longestLine = 2000;

/** Words that only our own mistakes print, unless they stand in the input. */
const ourMistakes = ['undefined', 'NaN', '[object', 'Infinity', 'infinity', '∞'];

const control = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff]/;

/** @throws Finding where a text that people read holds what only a mistake of ours, or a stranger, puts there */
export function checkWords(text: string, input: Input, where: string): void {
  // What a calculation gave, quoted as such.
  const said = text.replaceAll(/is not a finite number \("(?:-?Infinity|NaN)"\)/g, '');
  for (const word of ourMistakes) {
    const at = said.indexOf(word);
    if (at >= 0 && !stands(input, word))
      throw new Finding(`${where} says ${word}`, JSON.stringify(said.slice(Math.max(0, at - 150), at + 80)));
  }
}

/** @throws Finding where a text could steer a terminal */
export function checkControl(text: string, where: string): void {
  const at = text.search(control);
  if (at >= 0)
    throw new Finding(
      `${where} sends a control character`,
      JSON.stringify(text.slice(Math.max(0, at - 60), at + 20)),
    );
}

/** @throws Finding where an error is not one that a person can use */
export function checkError(error: Error, input: Input, lines?: readonly number[]): void {
  const where = `the message of a ${error.name}`;
  checkWords(error.message, input, where);
  // The command shows such characters of what it was called with, whatever stands in the message.
  if (error.name !== 'UsageError') checkControl(error.message, where);
  const printed = error.message.split('\n');
  if (printed.length > mostLines) throw new Finding(`${where} has too many lines`, `${printed.length}`);
  const longest = printed.reduce((most, line) => Math.max(most, line.length), 0);
  if (longest > longestLine)
    throw new Finding(
      `${where} has too long a line`,
      `${longest} characters: ${printed.find(({ length }) => length === longest)!.slice(0, 200)}`,
    );
  if (error.message.trim() === '') throw new Finding(`${where} is empty`);
  if (error instanceof ScenarioError) for (const problem of error.problems) checkPlace(problem, lines);
}

/**
 * The main file of a case goes by this name.
 */
export const mainFile = 'fuzz.yaml';

/** @throws Finding where a problem has no place, or one that is not in the file. `lines`: how long each line is */
function checkPlace(problem: Problem, lines?: readonly number[]): void {
  const { file, line, column } = problem.place;
  if (file === '' || problem.rule === '')
    throw new Finding('a problem without place or rule', formatProblem(problem));
  if (file !== mainFile || lines === undefined) return;
  if (line === undefined) {
    throw new Finding('a problem of the file without a line', formatProblem(problem));
  }
  const length = lines[line - 1];
  if (length === undefined || column === undefined || !(column >= 1) || column > length + 1)
    throw new Finding(
      'a problem at a place that the file does not have',
      `${line}:${column} of ${lines.length} lines, ${length ?? 'no'} characters in this one: ${formatProblem(problem)}`,
    );
}

/** Whether a word stands in the input itself, in any capitals. */
function stands({ text, words = [], files = {} }: Input, word: string): boolean {
  const lowered = word.toLowerCase();
  return [text, ...words, ...Object.values(files)].some((part) =>
    (typeof part === 'string' ? part : new TextDecoder().decode(part)).toLowerCase().includes(lowered),
  );
}
