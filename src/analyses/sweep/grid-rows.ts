import { grouped } from '../../notation/grouped.ts';
import { UsageError } from '../../errors.ts';
import { mostRows } from './csv-rows.ts';
import type { SweptRows } from './swept-rows.ts';

/** An end of a range, with its sign of size or percent. */
const endOfRange = /^([+-]?(?:\d+(?:\.\d+)?|\.\d+)(?:e[+-]?\d+)?)([kMBT%]?)$/;

const asIn = "as in --grid 'gpu_price=1..4:7' or --grid 'language_model=llama3.1-70b,qwen3-235b-a22b'";

/**
 * The product of some lists of values, as in `gpu_price=1..4:7` (seven points, ends included) and
 * `language_model=llama3.1-70b,qwen3-235b-a22b`; the last one changes fastest.
 *
 * @throws UsageError where a text is none of these
 */
export function gridRows(texts: readonly string[]): SweptRows {
  const lists = texts.map(listIn);
  const columns = lists.map(({ name }) => name);
  const twice = repeatedIn(columns);
  if (twice !== undefined)
    throw new UsageError(`--grid gives ${twice} twice: put all its values in one list`);
  const count = lists.reduce((product, { values }) => product * values.length, 1);
  if (count > mostRows)
    throw new UsageError(
      `the product of all --grid has ${grouped(count)} rows, and at most ${grouped(mostRows)} are possible: give fewer values`,
    );
  const rows = lists.reduce<readonly (readonly string[])[]>(
    (all, { values }) => all.flatMap((row) => values.map((value) => [...row, value])),
    [[]],
  );
  return {
    columns,
    rows,
    placeOf: () => ({ file: '--grid' }),
    nameOf: (row) => columns.map((name, index) => `${name}=${rows[row]![index]}`).join(', '),
  };
}

/** The first text that stands there a second time. */
function repeatedIn(texts: readonly string[]): string | undefined {
  const seen = new Set<string>();
  return texts.find((text) => seen.size === seen.add(text).size);
}

function listIn(text: string): { readonly name: string; readonly values: readonly string[] } {
  const equals = text.indexOf('=');
  const [name, list] = [text.slice(0, Math.max(0, equals)).trim(), text.slice(equals + 1).trim()];
  if (name === '' || /\s/.test(name) || list === '')
    throw new UsageError(`--grid needs name=values, ${asIn} (found "${text}")`);
  const values = /\.\./.test(list) ? pointsOf(list, text) : partsOf(list);
  if (values.includes('')) throw new UsageError(`--grid has an empty value (found "${text}")`);
  const twice = repeatedIn(values);
  if (twice !== undefined) throw new UsageError(`--grid gives ${name}=${twice} twice (found "${text}")`);
  return { name, values };
}

/** Equally spaced points, as notations. */
function pointsOf(list: string, text: string): readonly string[] {
  const refused = (why: string) =>
    new UsageError(
      `--grid ${why}, as in 'gpu_price=1..4:7' or 'gpu_price=1..4:7 USD/GPU/hour' (found "${text}")`,
    );
  const { from, to, points, unit } = partsOfRange(list);
  const ends = [endOfRange.exec(from), endOfRange.exec(to)];
  if (!/^\d+$/.test(points)) throw refused('needs a range with the number of points');
  if (ends.includes(null)) throw refused('needs numbers at the ends of a range');
  const [[low, ofFrom], [high, ofTo]] = ends.map((end) => [Number(end![1]), end![2]!] as const) as [
    readonly [number, string],
    readonly [number, string],
  ];
  const count = Number(points);
  if (ofFrom !== ofTo) throw refused(`needs the same sign at both ends, not "${ofFrom}" and "${ofTo}"`);
  if (count < 2 || low === high) throw refused('needs two ends and at least two points between them');
  if (count > mostRows) throw refused(`takes at most ${grouped(mostRows)} points`);
  const behind = `${ofTo}${unit === '' ? '' : ` ${unit}`}`;
  return Array.from({ length: count }, (_, index) => {
    const share = index / (count - 1);
    const at = index === count - 1 ? high : low + share * (high - low);
    // As people would write it: 0.3 and not 0.30000000000000004.
    return `${Number(at.toPrecision(12))}${behind}`;
  });
}

/** `1..4:7 USD/GPU/hour` taken apart: two ends, how many points, and a unit. */
function partsOfRange(list: string) {
  const dots = list.indexOf('..');
  const colon = list.indexOf(':', dots);
  const at = colon < 0 ? list.length : colon;
  const rest = list.slice(at + 1);
  const space = rest.indexOf(' ');
  const points = space < 0 ? rest : rest.slice(0, space);
  return {
    from: list.slice(0, dots).trim(),
    to: list.slice(dots + 2, at).trim(),
    points,
    unit: rest.slice(points.length).trim(),
  };
}

/** The entries of a list: commas within brackets or quotes belong to a notation. */
function partsOf(list: string): readonly string[] {
  const parts: string[] = [];
  let [depth, start] = [0, 0];
  let quote: string | null = null;
  for (let at = 0; at < list.length; at++) {
    const character = list[at]!;
    if (quote !== null) {
      if (character === quote) quote = null;
    } else if (character === '"' || character === "'") quote = character;
    else if ('([{'.includes(character)) depth += 1;
    else if (')]}'.includes(character)) depth -= 1;
    else if (character === ',' && depth === 0) {
      parts.push(list.slice(start, at).trim());
      start = at + 1;
    }
  }
  return [...parts, list.slice(start).trim()];
}
