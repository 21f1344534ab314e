import { ScenarioError } from '../../errors.ts';

/** A JSON value of a file, and the line that it begins on, counted from 1. */
export interface JsonItem {
  readonly value: unknown;
  readonly line: number;
}

/** Characters of one value. A benchmark that keeps every answer has some tens of millions. */
const longest = 1 << 28;

/**
 * The values of a JSON file: those of its outermost list, or all that stand one after the other, on lines of their own or
 * not. Python's `NaN` and `Infinity` are read as null.
 *
 * Source: RFC 8259, jsonlines.org. @throws ScenarioError where a value is not JSON
 */
export function* jsonItems(pieces: Iterable<string>, file: string): Generator<JsonItem, undefined> {
  const structure = /["{}[\]]/g;
  // Of the value that is being read, what stands in former pieces: joined once, as each is looked through once.
  let former: string[] = [];
  let [rest, length] = ['', 0];
  let [depth, line, begun] = [0, 1, 1];
  let isText = false;
  let isList = false;
  const broken = (rule: string) =>
    new ScenarioError([{ place: { file, line: depth > 0 ? begun : line, column: 1 }, path: '', rule }]);
  for (const piece of pieces) {
    const buffer = rest + piece;
    let [at, start] = [0, 0];
    let newline = buffer.indexOf('\n');
    const countTo = (end: number) => {
      for (; newline >= 0 && newline < end; newline = buffer.indexOf('\n', newline + 1)) line++;
    };
    for (;;) {
      if (isText) {
        const end = endOfText(buffer, at);
        at = end < 0 ? afterPairs(buffer, at) : end;
        if (end < 0) break;
        isText = false;
        continue;
      }
      structure.lastIndex = at;
      const match = structure.exec(buffer);
      if (match === null) {
        at = buffer.length;
        break;
      }
      at = match.index + 1;
      const [sign] = match;
      if (sign === '"') isText = true;
      else if (sign === '[' && depth === 0 && !isList) isList = true;
      else if (sign === '{' || sign === '[') {
        if (depth === 0) {
          countTo(match.index);
          [start, begun] = [match.index, line];
        }
        depth++;
      } else if (depth > 1) depth--;
      else if (depth === 1) {
        const text = former.join('') + buffer.slice(start, at);
        yield { value: parsed(text, broken), line: begun };
        [former, length, depth] = [[], 0, 0];
      } else isList = false;
    }
    countTo(at);
    rest = buffer.slice(at);
    if (depth === 0) continue;
    former.push(buffer.slice(start, at));
    length += at - start;
    if (length > longest) throw broken(`a JSON value must not be longer than ${longest >> 20} MiB`);
  }
  if (depth > 0 || isText) throw broken('must be JSON: the file ends within a value');
}

/** Where a text ends that `at` stands in, after its quote; -1 where the piece ends before. */
function endOfText(buffer: string, at: number): number {
  for (let quote = buffer.indexOf('"', at); quote >= 0; quote = buffer.indexOf('"', quote + 1)) {
    let slashes = 0;
    while (quote - 1 - slashes >= at && buffer[quote - 1 - slashes] === '\\') slashes++;
    if (slashes % 2 === 0) return quote + 1;
  }
  return -1;
}

/** The end of a piece within a text, before a backslash whose character is in the future. */
function afterPairs(buffer: string, at: number): number {
  let slashes = 0;
  while (buffer.length - 1 - slashes >= at && buffer[buffer.length - 1 - slashes] === '\\') slashes++;
  return buffer.length - (slashes % 2);
}

function parsed(text: string, broken: (rule: string) => ScenarioError): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // As Python writes them; texts are passed over.
    const plain = text.replace(/"(?:[^"\\]|\\.)*"|-?\bInfinity\b|\bNaN\b/g, (part) =>
      part.startsWith('"') ? part : 'null',
    );
    try {
      return JSON.parse(plain);
    } catch {
      throw broken('must be JSON');
    }
  }
}
