import { visible } from '../errors.ts';
import { write } from './printing.ts';
import { colourWanted } from './terminal.ts';

/** Colours and weights that our own words are set in; a text that is shown has none of its own. */
const ink = /(\u001b\[(?:0|1|2|31|32)m|\n)/;

/**
 * A text as it may go to a terminal: what could move the cursor, hide or turn words is written out. Lines and, where it is
 * wanted, our own colours stay.
 */
export function shown(text: string, colour = false): string {
  return text
    .split(ink)
    .map((part) => (part === '\n' || (colour && ink.test(part)) ? part : visible(part)))
    .join('');
}

/** Prints an answer and ends its line. */
export function print(text: string): void {
  write(`${shown(text, colourWanted())}\n`);
}

/** Says something beside the answer, as a line on standard error. */
export function say(text: string): void {
  process.stderr.write(`${shown(text)}\n`);
}

/** Prints a value as JSON, in which the same characters are written as JSON writes them: `\u202e`. */
export function printJson(value: unknown, space?: number): void {
  const parts = space === undefined ? jsonParts(value, 3) : [JSON.stringify(value, null, space)];
  for (const part of parts) write(shownJson(part));
  write('\n');
}

/**
 * The JSON of a value, one text for each of its parts so many levels below it: that of a large comparison would take some
 * hundred megabytes as one.
 */
export function* jsonParts(value: unknown, levels: number): Generator<string> {
  if (levels === 0 || typeof value !== 'object' || value === null) {
    yield JSON.stringify(value) ?? 'null';
    return;
  }
  const isList = Array.isArray(value);
  yield isList ? '[' : '{';
  let isFirst = true;
  for (const [key, part] of Object.entries(value)) {
    if (part === undefined && !isList) continue;
    yield `${isFirst ? '' : ','}${isList ? '' : `${JSON.stringify(key)}:`}`;
    yield* jsonParts(part, levels - 1);
    isFirst = false;
  }
  yield isList ? ']' : '}';
}

/** The same JSON without characters that a terminal obeys or does not show. They stand in texts only, so that it reads back alike. */
export function shownJson(json: string): string {
  return json
    .split('\n')
    .map((line) =>
      visible(line, (character) =>
        Array.from({ length: character.length }, (_, index) => unit(character.charCodeAt(index))).join(''),
      ),
    )
    .join('\n');
}

const unit = (code: number) => `\\u${code.toString(16).padStart(4, '0')}`;
