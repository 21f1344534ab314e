import { nearestName, sharedBeginning } from '../errors.ts';

/** What a row goes by. */
export interface NamedRow {
  readonly id: string;
  readonly aliases?: readonly string[];
  readonly name?: string;
  readonly label?: string;
}

/**
 * How freely words name rows, each way with those before it: `spelling`, whatever its case and separators; `maker`, also
 * with the maker's name before it; `release`, also with an organisation before it and a word such as `instruct` in it.
 */
const namings = ['spelling', 'maker', 'release'] as const;
export type Naming = (typeof namings)[number];

/** Who makes models and accelerators, where a name begins with it: it tells nothing that the rest does not. */
const makers: readonly string[] = [
  'ai21',
  'alibaba',
  'amazon',
  'amd',
  'aws',
  'cohere',
  'google',
  'huawei',
  'ibm',
  'intel',
  'meta',
  'microsoft',
  'mistralai',
  'nvidia',
];

/**
 * Words for what a model was tuned to or is stored as. Tuning changes neither shape nor size, so these find their row.
 * Versions (`v0.2`, `2507`), sizes, `thinking`, `vision`, `turbo` and number formats may change either: they only get a hint.
 */
const releases: readonly string[] = ['base', 'chat', 'hf', 'instruct', 'it'];

/**
 * Runs of letters and numbers, in lower case: `Llama-3.3_70B` is llama, 3.3, 70, b. What stands between them does not
 * matter, but numbers stay apart: Qwen2-57B is not Qwen2.5-7B. A plus is a word, as in Command R+.
 */
function partsOf(text: string, naming: Naming): readonly string[] {
  const name = naming === 'release' ? text.slice(text.lastIndexOf('/') + 1) : text;
  const parts = name.toLowerCase().match(/\d(?:\d|\.(?=\d))*|\p{L}+|\+/gu) ?? [];
  if (naming === 'spelling') return parts;
  const own = parts.length > 1 && makers.includes(parts[0]!) ? parts.slice(1) : parts;
  return naming === 'maker' ? own : own.filter((part, index) => index === 0 || !releases.includes(part));
}

const keyOf = (text: string, naming: Naming) => partsOf(text, naming).join('-');

/** Names of a row, the surest first: what is an id is never taken for another row's alias or name. */
const tiersOf = ({ id, aliases = [], name, label }: NamedRow): readonly (readonly string[])[] => [
  [id],
  aliases,
  [name, label].filter((one) => one !== undefined),
];

/** The row that a word names by its id, an alias or its name; undefined where there is none, or more than one. */
export function rowNamed<Row extends NamedRow>(
  rows: readonly Row[],
  word: string,
  naming: Naming,
): Row | undefined {
  const exact = rows.find(({ id }) => id === word);
  if (exact !== undefined) return exact;
  for (const way of namings.slice(0, namings.indexOf(naming) + 1)) {
    const key = keyOf(word, way);
    if (key === '') return undefined;
    for (const tier of [0, 1, 2]) {
      const found = rows.filter((row) => tiersOf(row)[tier]!.some((name) => keyOf(name, way) === key));
      if (found.length > 0) return found.length === 1 ? found[0] : undefined;
    }
  }
  return undefined;
}

/** Ids that a hint names at most. */
const most = 4;

/**
 * Ids that may have been meant, the likeliest first: of rows whose name holds the word, or is what the word begins with
 * (`us` for us-east-9), or begins with it but for a last digit (h100-sxm for h1000), or differs by typing mistakes, or shares
 * most pairs of letters with it and either begins like it or has no other words.
 */
export function nearestIds(rows: readonly NamedRow[], word: string, naming: Naming): readonly string[] {
  const parts = partsOf(word, naming);
  if (parts.length === 0) return [];
  const named = rows.flatMap((row) =>
    tiersOf(row)
      .flat()
      .map((name) => ({ id: row.id, parts: partsOf(name, naming) })),
  );
  const holding = named
    .map((row) => ({ ...row, at: placeIn(row.parts, parts) }))
    .filter(({ at }) => at >= 0)
    .sort((a, b) => a.at - b.at || a.parts.length - b.parts.length);
  if (holding.length > 0) return idsOf(holding);
  const whole = named.filter(
    (row) => row.parts.length > 0 && row.parts.every((part, index) => part === parts[index]),
  );
  if (whole.length > 0) return idsOf(whole.sort((a, b) => b.parts.length - a.parts.length).slice(0, 1));
  const keys = new Map(named.map(({ id, parts }) => [parts.join('-'), id]));
  const letters = parts.join('');
  // A number with a digit too many, which may be a letter or two away from any other number.
  const longer = /^\d{2,}$/.test(parts.at(-1)!) ? [...parts.slice(0, -1), parts.at(-1)!.slice(0, -1)] : [];
  const cut = named.filter((row) => longer.length > 0 && placeIn(row.parts, longer) === 0);
  if (cut.length > 0) return idsOf(cut);
  // Every two letters are a typing mistake away from two others.
  const mistyped = letters.length > 2 ? nearestName(parts.join('-'), keys.keys(), letters.length) : undefined;
  if (mistyped !== undefined) return [keys.get(mistyped)!];
  const alike = named
    .map((row) => ({ ...row, name: row.parts.join('') }))
    .filter(
      (row) =>
        sharedBeginning(row.name, letters) >= Math.max(2, letters.length / 4) ||
        row.parts.every((part) => parts.includes(part)),
    )
    .map((row) => ({ ...row, likeness: likeness(row.name, letters) }))
    .filter((row) => row.likeness >= 0.4)
    .sort((a, b) => b.likeness - a.likeness);
  return idsOf(alike.filter((row) => row.likeness >= alike[0]!.likeness * 0.9));
}

const idsOf = (rows: readonly { readonly id: string }[]) =>
  [...new Set(rows.map(({ id }) => id))].slice(0, most);

/** Where a name's parts hold those of a word in a row, the last of which may be cut short; -1 where they do not. */
function placeIn(name: readonly string[], word: readonly string[]): number {
  const last = word.length - 1;
  return name.findIndex((_, start) =>
    word.every((part, index) => {
      const there = name[start + index];
      return index === last ? there?.startsWith(part) === true : there === part;
    }),
  );
}

/**
 * Pairs of neighbouring letters that two texts share, over all that they have: 1 where they are the same.
 *
 * Source: the coefficient of Dice, Ecology 26(3), 1945.
 */
function likeness(a: string, b: string): number {
  const [first, second] = [pairsOf(a), pairsOf(b)];
  const shared = [...first].filter((pair) => second.has(pair)).length;
  return (2 * shared) / Math.max(1, first.size + second.size);
}

const pairsOf = (text: string) => new Set([...text.slice(1)].map((_, index) => text.slice(index, index + 2)));

/** `did you mean "a", "b" or "c"?`, or nothing without candidates. */
export function didYouMeanOneOf(ids: readonly string[]): string | undefined {
  if (ids.length === 0) return undefined;
  const quoted = ids.map((id) => `"${id}"`);
  const last = quoted.pop();
  return `did you mean ${quoted.length === 0 ? last : `${quoted.join(', ')} or ${last}`}?`;
}

/** The first word of a model's name, without organisation and maker: what all models of a family begin with. */
export const familyOf = (name: string) => partsOf(name, 'release')[0] ?? '';
