import type { Facts, Language, Word } from './language.ts';
import { keysAt } from './schema-at.ts';
import { namesOf, workloadKeys } from './words-of-facts.ts';
import { yamlPlace } from './yaml-place.ts';

/** A word of the text with what it means. */
export interface Meaning extends Word {
  /** Offsets in the text, end exclusive. */
  readonly from: number;
  readonly to: number;
  /** The input whose distribution can be drawn; null where it is none. */
  readonly input: string | null;
}

const inWord = /[\w.-]/;

/** The word at an offset: letters, digits, `_`, and `.` and `-` between them. */
function wordAt(text: string, offset: number): { readonly from: number; readonly to: number } | null {
  let [from, to] = [offset, offset];
  while (from > 0 && inWord.test(text[from - 1]!)) from--;
  while (to < text.length && inWord.test(text[to]!)) to++;
  // A full stop or dash at the end belongs to a sentence.
  while (to > from && /[.-]/.test(text[to - 1]!)) to--;
  return from === to ? null : { from, to };
}

/** What the word at an offset means; null for one that means nothing to the language. */
export function meaningAt(text: string, offset: number, language: Language, facts: Facts): Meaning | null {
  const at = wordAt(text, offset);
  if (at === null) return null;
  const word = text.slice(at.from, at.to);
  const place = yamlPlace(text.slice(0, at.from));
  if (place === null) return null;
  const isKey = /^["']?\s*:(?:\s|$)/.test(text.slice(at.from + word.length, at.from + word.length + 3));
  const found = isKey
    ? keyNamed(word, place.path, language, facts)
    : valueNamed(word, place.path.filter((key) => key !== '[]').at(-1) ?? '', language, facts);
  if (found === undefined) return null;
  const input = facts.inputs.some(({ name }) => name === found.word) ? found.word : null;
  return { ...found, from: at.from, to: at.from + word.length, input };
}

const named = (words: readonly Word[], name: string) => words.find(({ word }) => word === name);

function keyNamed(
  word: string,
  path: readonly string[],
  { schema }: Language,
  facts: Facts,
): Word | undefined {
  if (path.length === 1 && ['inputs', 'formulas'].includes(path[0]!)) return named(namesOf(facts), word);
  return named(keysAt(schema, path), word) ?? named(namesOf(facts), word) ?? named(workloadKeys(facts), word);
}

function valueNamed(word: string, key: string, language: Language, facts: Facts): Word | undefined {
  const { functions, monthly, families, units, values } = language;
  const lists = [
    values[key] ?? [],
    namesOf(facts),
    families,
    functions,
    facts.hasHorizon ? monthly : [],
    units,
  ];
  for (const list of lists) {
    const found = named(list, word);
    if (found !== undefined) return found;
  }
  return undefined;
}
