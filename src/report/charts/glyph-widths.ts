/** Characters by their advance in thousandths of the font size. Source: Adobe Font Metrics of Helvetica, rounded. */
const advances: readonly (readonly [number, string])[] = [
  [222, "'ijl"],
  [278, ' !,./:;I[]\\ft|'],
  [333, '()-r`'],
  [389, '*'],
  [500, 'Jcksvxyz'],
  [556, '0123456789?_abdeghnopquL$#–'],
  [584, '+<=>~^−'],
  [611, 'FTZ'],
  [667, 'ABEKPSVXY&'],
  [722, 'CDHNRUw'],
  [778, 'GOQ'],
  [833, 'Mm'],
  [889, '%'],
  [944, 'W'],
];
const advanceOf = new Map(advances.flatMap(([width, characters]) => [...characters].map((c) => [c, width])));

/** Width of a text in pixels for a common sans-serif font: the same on every machine, with or without fonts. */
export function glyphWidth(text: string, fontSize: number): number {
  let width = 0;
  for (const character of text)
    width += advanceOf.get(character) ?? ((character.codePointAt(0) ?? 0) > 0x1100 ? 1000 : 600);
  // System interface fonts run a little wider than Helvetica.
  return (width / 1000) * 1.06 * fontSize;
}
