import type { Facts, Language, Word } from './language.ts';
import { keysAt, valuesAt } from './schema-at.ts';
import { inputWord, namesOf, quantityWord, workloadKeys } from './words-of-facts.ts';
import { type YamlPlace, yamlPlace } from './yaml-place.ts';

/** What may be written at a place. */
export interface Offer extends Word {
  readonly kind: 'key' | 'input' | 'quantity' | 'function' | 'distribution' | 'unit' | 'value';
}

export interface Offers {
  /** How many characters before the place the word has begun. */
  readonly back: number;
  readonly offers: readonly Offer[];
}

/** What may be written at the end of a text, null where that is nothing or a comment. */
export function offersAt(text: string, language: Language, facts: Facts): Offers | null {
  const place = yamlPlace(text);
  if (place === null) return null;
  const keys = place.part === 'value' ? [] : keyOffers(place, language, facts);
  const { back, offers } =
    place.part === 'key' ? { back: place.written.length, offers: [] } : valueOffers(place, language, facts);
  if (keys.length > 0 && offers.length === 0) return { back: place.written.length, offers: keys };
  return offers.length === 0 ? null : { back, offers: [...keys, ...offers] };
}

const asKind = (kind: Offer['kind'], words: readonly Word[]): readonly Offer[] =>
  words.map((word) => ({ ...word, kind }));

/** A key is followed by its value. */
const asKeys = (kind: Offer['kind'], words: readonly Word[]) =>
  asKind(kind, words).map((offer) => ({ ...offer, insert: `${offer.word}: ` }));

function keyOffers({ path }: YamlPlace, { schema }: Language, facts: Facts): readonly Offer[] {
  const [top, second] = path;
  const known = asKeys('key', keysAt(schema, path));
  if (path.length === 1 && top === 'inputs') return asKeys('input', facts.inputs.map(inputWord));
  if (path.length === 1 && top === 'formulas') return asKeys('quantity', facts.quantities.map(quantityWord));
  if (path.length === 2 && top === 'services')
    return [...known, ...asKeys('input', facts.inputs.map(inputWord))];
  const isWorkload = path.at(-1) === '[]' && path.at(-2) === 'workloads';
  return isWorkload && second !== undefined ? [...known, ...asKeys('input', workloadKeys(facts))] : known;
}

/** A list's items are written like its key's value. */
const keyOf = (path: readonly string[]) => path.filter((key) => key !== '[]').at(-1);

const namesAfter: readonly string[] = ['quantity', 'between', 'outputs', 'firstMonths'];
const formulasUnder: readonly string[] = ['formulas', 'goals'];
const notationsUnder: readonly string[] = [
  'inputs',
  'workloads',
  'services',
  'customers',
  'commitments',
  'credits',
  'discount',
  'tax',
];
/** Keys whose values are words for people. */
const prose: readonly string[] = ['source', 'explanation', 'label', 'name', 'title', 'question', 'notes'];

function valueOffers({ path, written }: YamlPlace, language: Language, facts: Facts): Offers {
  const key = keyOf(path) ?? '';
  const ofKey = language.values[key] ?? [];
  const chosen = ofKey.length > 0 ? ofKey : valuesAt(language.schema, path);
  if (chosen.length > 0) return { back: written.length, offers: asKind('value', chosen) };
  if (prose.includes(key)) return nothing;
  const word = lastWord(written, /[\w.]/);
  const units = afterNumber(written) || key === 'unit' ? asKind('unit', language.units) : [];
  const names = asNames(facts);
  if (namesAfter.includes(key)) return { back: word.length, offers: names };
  if (formulasUnder.includes(path[0]!)) {
    const functions = [...language.functions, ...(facts.hasHorizon ? language.monthly : [])];
    const offers = units.length > 0 ? units : [...names, ...asKind('function', functions)];
    return { back: word.length, offers: key === 'unit' ? asKind('unit', language.units) : offers };
  }
  if (!notationsUnder.includes(path[0]!)) return nothing;
  const families = asKind(
    'distribution',
    language.families.filter(({ word }) => (word === 'to') === afterNumber(written)),
  );
  return {
    back: word.length,
    offers: key === 'unit' ? units : [...ownUnit(path, facts), ...families, ...units],
  };
}

const nothing: Offers = { back: 0, offers: [] };

function asNames(facts: Facts): readonly Offer[] {
  const own = new Set(facts.inputs.map(({ name }) => name));
  return namesOf(facts).map((word) => ({ ...word, kind: own.has(word.word) ? 'input' : 'quantity' }));
}

/** Whether a number, or a distribution, has just been written: a unit may follow, or have begun. */
function afterNumber(written: string): boolean {
  const before = written.slice(0, written.length - lastWord(written, /[A-Za-z/*]/).length);
  return /(?:\d[kMBT%]?|\))\s?$/.test(before) || /\d$/.test(before.trimEnd());
}

/** What a text ends in of these characters. */
function lastWord(text: string, sign: RegExp): string {
  let from = text.length;
  while (from > 0 && sign.test(text[from - 1]!)) from--;
  return text.slice(from);
}

/** The unit of the input whose value is being written, before all others. */
function ownUnit([top, name]: readonly string[], { inputs }: Facts): readonly Offer[] {
  const unit = top === 'inputs' ? inputs.find((input) => input.name === name)?.unit : undefined;
  return unit
    ? [{ kind: 'unit', word: unit, detail: `unit of ${name}`, about: 'What a number without a unit has.' }]
    : [];
}
