import { glyphWidth } from './glyph-widths.ts';

const fontSize = 12;

/** A name in one line, or in two of about the same length where it is wider than `width` pixels. */
function labelLines(name: string, width: number): string | readonly string[] {
  if (glyphWidth(name, fontSize) <= width) return name;
  const spaces = [...name.matchAll(/ /g)].map(({ index }) => index);
  const middle = name.length / 2;
  const [at] = spaces.sort((a, b) => Math.abs(a - middle) - Math.abs(b - middle));
  return at === undefined ? name : [name.slice(0, at), name.slice(at + 1)];
}

/**
 * A Vega expression that gives each row its name. Names stand in it as literals in plain ASCII: nothing in them is
 * read as anything but text.
 */
export function rowLabels(names: Readonly<Record<string, string>>, width: number): string {
  const lines = Object.fromEntries(
    Object.entries(names).map(([key, name]) => [key, labelLines(name, width)]),
  );
  const literal = JSON.stringify(lines).replace(
    /[^\u0020-\u007e]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  return `${literal}[datum.value]`;
}
