import { visible } from '../../errors.ts';

/** Columns that every line of a terminal answer fits in. */
export const columns = 80;

/** Ranges of characters that take two columns (East Asian wide and full-width forms, emoji). Source: UAX 11. */
const wide =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\ua960-\ua97f\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]/u;

/** Columns a text takes on a terminal. */
export function textWidth(text: string): number {
  let width = 0;
  for (const character of text) {
    // Before the first combining mark every character takes one column.
    if (character < '\u0300') width += 1;
    else width += /\p{Mark}/u.test(character) ? 0 : wide.test(character) ? 2 : 1;
  }
  return width;
}

/** The text cut to a width, with `…` where something is missing. Control characters become visible. */
export function cut(text: string, width: number): string {
  const safe = visible(text);
  if (textWidth(safe) <= width) return safe;
  let kept = '';
  for (const character of safe) {
    if (textWidth(kept + character) > width - 1) break;
    kept += character;
  }
  return `${kept}…`;
}

/** A label made shorter in its middle, so that what and whose it is stay: `Cost per M inp… of agent`. */
export function leftLabel(full: string, width: number): string {
  const label = textWidth(full) <= width ? full : full.replace(' per million ', ' per M ');
  const owner = / of [^ ].*$/.exec(label)?.[0] ?? '';
  const room = width - textWidth(owner);
  if (textWidth(label) <= width || room < 6) return left(label, width);
  return left(`${cut(label.slice(0, label.length - owner.length), room)}${owner}`, width);
}

/** The text cut or filled up with spaces at the end to exactly `width` columns. */
export function left(text: string, width: number): string {
  const kept = cut(text, width);
  return kept + ' '.repeat(width - textWidth(kept));
}

/** The text cut or filled up with spaces at the beginning to exactly `width` columns. */
export function right(text: string, width: number): string {
  const kept = cut(text, width);
  return ' '.repeat(width - textWidth(kept)) + kept;
}

/** A name and what of it takes further lines, all of it: the first is as wide as its column. */
export function inLines(name: string, width: number): readonly [begin: string, more: readonly string[]] {
  const space = name.lastIndexOf(' ', width);
  if (textWidth(name) <= width || space < 1) return [name, []];
  return [name.slice(0, space), wrap(name.slice(space + 1), '    ')];
}

/** Lines of at most `columns`, broken at spaces (or inside a word that is longer than a line). */
export function wrap(text: string, indent = ''): readonly string[] {
  const room = columns - indent.length;
  const lines: string[] = [];
  let line = '';
  for (const word of visible(text)
    .split(' ')
    .flatMap((word) => pieces(word, room))) {
    if (line !== '' && textWidth(line) + 1 + textWidth(word) > room) {
      lines.push(indent + line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return line === '' ? lines : [...lines, indent + line];
}

function pieces(word: string, room: number): readonly string[] {
  const parts: string[] = [];
  let part = '';
  let width = 0;
  for (const character of word) {
    const more = textWidth(character);
    if (width + more > room) {
      parts.push(part);
      part = '';
      width = 0;
    }
    part += character;
    width += more;
  }
  return [...parts, part];
}

/** Ways to set text apart; plain text when colour is off. */
export interface Ink {
  readonly bold: (text: string) => string;
  readonly dim: (text: string) => string;
  readonly good: (text: string) => string;
  readonly bad: (text: string) => string;
}

/** Inks for a terminal with or without colour. */
export function inks(colour: boolean): Ink {
  const ink = (code: number) => (text: string) => (colour ? `\u001b[${code}m${text}\u001b[0m` : text);
  return { bold: ink(1), dim: ink(2), good: ink(32), bad: ink(31) };
}
