import { glyphWidth } from './glyph-widths.ts';

const fontSize = 12;
const lineHeight = 14;

/** A name in one line, or in two of about the same length where it is wider than `width` pixels. */
function labelLines(name: string, width: number): string | readonly string[] {
  if (glyphWidth(name, fontSize) <= width) return name;
  const spaces = [...name.matchAll(/ /g)].map(({ index }) => index);
  const middle = name.length / 2;
  const [at] = spaces.sort((a, b) => Math.abs(a - middle) - Math.abs(b - middle));
  return at === undefined ? name : [name.slice(0, at), name.slice(at + 1)];
}

/**
 * What an axis needs to give each row its name. In the Vega expression names stand as literals in plain ASCII: nothing
 * in them is read as anything but text.
 */
export function rowLabels(names: Readonly<Record<string, string>>, width: number) {
  const lines = Object.fromEntries(
    Object.entries(names).map(([key, name]) => [key, labelLines(name, width)]),
  );
  const literal = JSON.stringify(lines).replace(
    /[^\u0020-\u007e]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  const expression = `${literal}[datum.value]`;
  const isFolded = Object.values(lines).some((line) => typeof line !== 'string');
  // Vega places the first line where a single one would stand.
  const labelOffset = isFolded
    ? { condition: { test: `isArray(${expression})`, value: -lineHeight / 2 }, value: 0 }
    : 0;
  return { labelExpr: expression, labelOffset };
}
