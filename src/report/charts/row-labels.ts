import { glyphWidth } from './glyph-widths.ts';

const fontSize = 12;
const lineHeight = 14;

/** A name in one line, in two of about the same length where it is wider than `width` pixels, or in three where two do not hold it. */
export function labelLines(name: string, width: number, most: 2 | 3 = 2): string | readonly string[] {
  if (glyphWidth(name, fontSize) <= width) return name;
  const spaces = [...name.matchAll(/ /g)].map(({ index }) => index);
  const middle = name.length / 2;
  const [at] = spaces.sort((a, b) => Math.abs(a - middle) - Math.abs(b - middle));
  if (at === undefined) return name;
  const halves = [name.slice(0, at), name.slice(at + 1)];
  const isTooWide = (line: string) => glyphWidth(line, fontSize) > width;
  if (most === 2 || !halves.some(isTooWide)) return halves;
  const lines = filled(name, isTooWide);
  return lines.length < most ? halves : [...lines.slice(0, most - 1), lines.slice(most - 1).join(' ')];
}

/** Lines that hold as many words as fit. */
function filled(name: string, isTooWide: (line: string) => boolean): readonly string[] {
  const lines: string[] = [];
  // A plus belongs to what follows it.
  for (const word of name.split(/ (?!(?<=(?:^| )\+ ))/)) {
    const longer = `${lines.at(-1)} ${word}`;
    if (lines.length === 0 || isTooWide(longer)) lines.push(word);
    else lines[lines.length - 1] = longer;
  }
  return lines;
}

/**
 * What an axis needs to give each row its name. In the Vega expression names stand as literals in plain ASCII: nothing
 * in them is read as anything but text.
 */
export function rowLabels(names: Readonly<Record<string, string>>, width: number, most: 2 | 3 = 2) {
  const lines = Object.fromEntries(
    Object.entries(names).map(([key, name]) => [key, labelLines(name, width, most)]),
  );
  const literal = JSON.stringify(lines).replace(
    /[^\u0020-\u007e]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  const expression = `${literal}[datum.value]`;
  // Vega places the first line where a single one would stand.
  const counts = new Set(Object.values(lines).map((line) => (typeof line === 'string' ? 1 : line.length)));
  const condition = [...counts]
    .filter((count) => count > 1)
    .map((count) => ({
      test: `isArray(${expression})${counts.has(3) ? ` && length(${expression}) === ${count}` : ''}`,
      value: ((1 - count) * lineHeight) / 2,
    }));
  const labelOffset =
    condition.length === 0 ? 0 : { condition: condition.length === 1 ? condition[0] : condition, value: 0 };
  return { labelExpr: expression, labelOffset };
}
