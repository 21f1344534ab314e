import type { Random } from '../random.ts';
import { anyWord, numbers, strange } from './words.ts';

/** One change of a text, at a place that the choices lead to. `others`: lines that it may take up. */
type Change = (text: string, random: Random, others: readonly string[]) => string;

const spliced = (text: string, at: number, count: number, put = '') =>
  text.slice(0, at) + put + text.slice(at + count);

/** Applies a change to one line of a text. */
function onLine(text: string, random: Random, change: (lines: string[], index: number) => void): string {
  const lines = text.split('\n');
  change(lines, random.below(lines.length));
  return lines.join('\n');
}

const changes: readonly Change[] = [
  (text, random) => spliced(text, random.below(text.length + 1), 1 + random.few(20)),
  (text, random) => spliced(text, random.below(text.length + 1), 0, anyWord(random)),
  (text, random) => spliced(text, random.below(text.length + 1), random.few(5), random.pick(strange)),
  (text, random) => spliced(text, random.below(text.length + 1), 1, String.fromCharCode(random.below(128))),
  (text, random) => onLine(text, random, (lines, index) => lines.splice(index, 1)),
  (text, random) =>
    onLine(text, random, (lines, index) => lines.splice(random.below(lines.length), 0, lines[index]!)),
  (text, random, others) =>
    onLine(text, random, (lines, index) => lines.splice(index, 0, random.pick(others))),
  (text, random) =>
    onLine(
      text,
      random,
      (lines, index) => (lines[index] = ' '.repeat(random.few(4)) + lines[index]!.trimStart()),
    ),
  (text, random) =>
    onLine(text, random, (lines, index) => {
      const other = random.below(lines.length);
      [lines[index], lines[other]] = [lines[other]!, lines[index]!];
    }),
  (text, random) => inPlaceOf(text, random, /[-+]?\d[\d.]*(?:e[-+]?\d+)?/g, () => random.pick(numbers)),
  (text, random) => inPlaceOf(text, random, /[A-Za-z_][\w.]*/g, () => anyWord(random)),
  (text, random) => {
    const words = text.match(/[A-Za-z_][\w.]*/g) ?? ['a'];
    return inPlaceOf(text, random, /[A-Za-z_][\w.]*/g, () => random.pick(words));
  },
  (text, random) => {
    const values = text.match(/: .+$/gm) ?? [': 1'];
    return inPlaceOf(text, random, /: .+$/gm, () => random.pick(values));
  },
  (text, random) =>
    inPlaceOf(text, random, /: .+$/gm, () =>
      random.pick([
        ':',
        ': {}',
        ': []',
        ': null',
        ': ~',
        ': ""',
        ': true',
        ': 1',
        ': .inf',
        ': .nan',
        ': !!binary aGk=',
        ': &a [*a]',
        ': *a',
        ': |',
        ': >',
        ': 2023-01-01',
      ]),
    ),
  (text, random) => text.slice(0, random.below(text.length + 1)),
  (text, random) => {
    const start = random.below(text.length + 1);
    return spliced(text, start, 0, text.slice(start, start + 1 + random.few(200)).repeat(1 + random.few(50)));
  },
];

/** Puts another text in the place of one of the matches. */
function inPlaceOf(text: string, random: Random, pattern: RegExp, put: () => string): string {
  const matches = [...text.matchAll(pattern)];
  if (matches.length === 0) return text;
  const match = random.pick(matches);
  return spliced(text, match.index, match[0].length, put());
}

/** A text with one to `most` changes. */
export function mutateText(text: string, random: Random, others: readonly string[], most = 4): string {
  let changed = text;
  for (let left = 1 + random.few(most - 1); left > 0; left--)
    changed = random.pick(changes)(changed, random, others).slice(0, 100_000);
  return changed;
}

/** Bytes with some changed, left out or put in. */
export function mutateBytes(bytes: Uint8Array, random: Random): Uint8Array {
  const list = [...bytes];
  for (let left = 1 + random.few(10); left > 0; left--) {
    const at = random.below(list.length + 1);
    list.splice(at, random.below(3), ...random.times(random.below(3), () => random.below(256)));
  }
  return Uint8Array.from(list);
}
