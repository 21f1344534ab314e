import { describe, expect, it } from 'vitest';
import { drawAlike, drawSpec, tidySvg } from './draw.ts';
import { inputThumbnail } from './thumbnail.ts';

describe('a tidied drawing', () => {
  it('has no more points along level ground than its ends', () => {
    const svg =
      '<svg width="9"><path d="M0,1L1,2L2,1L3,30L2.5,30L2,30.00001L1,30L0,30.5L0,30Z" fill="red"/></svg>';
    expect(tidySvg(svg, 'a')).toContain('d="M0,1L1,2L2,1L3,30L1,30L0,30.5L0,30Z"');
  });

  it('says what all parts of a group have in common once', () => {
    const labels = (fills: readonly string[]) =>
      fills.map(
        (fill, k) => `<text text-anchor="end" transform="translate(${k + 1},5)" fill="${fill}">${k}</text>`,
      );
    const group = (fills: readonly string[]) =>
      `<svg width="9"><g fill="none" transform="translate(1,2)">${labels(fills).join('')}</g></svg>`;
    expect(tidySvg(group(['red', 'red']), 'a')).toContain(
      '<g transform="translate(1,2)" fill="red" text-anchor="end">' +
        '<text x="1" y="5">0</text><text x="2" y="5">1</text></g>',
    );
    expect(tidySvg(group(['red', 'blue']), 'a')).toContain(
      '<g fill="none" transform="translate(1,2)" text-anchor="end"><text x="1" y="5" fill="red">',
    );
  });

  it('makes circles of circles alone, and leaves the shapes before them as they are', () => {
    const area = '<path d="M0,0L1,1L1,0Z" fill="red"/>';
    const circle =
      '<path transform="translate(3,4)" d="M2.5,0A2.5,2.5,0,1,1,-2.5,0A2.5,2.5,0,1,1,2.5,0" fill="blue"/>';
    expect(tidySvg(`<svg width="9">${area}${circle}</svg>`, 'a')).toBe(
      `<svg width="9">${area}<circle cx="3" cy="4" r="2.5" fill="blue"/></svg>`,
    );
  });
});

describe('drawings that differ in their rows only', () => {
  it('are those that each would be alone, also when they are asked for at the same time', async () => {
    const shapes = [1, 2, 5].map((power) => {
      const edges = Array.from({ length: 17 }, (_, k) => 3 + k);
      const masses = edges.slice(1).map((_, k) => k ** power);
      return inputThumbnail({ density: { edges, masses } })!.spec;
    });
    const alone = [];
    for (const spec of shapes) alone.push(await drawSpec(spec, 'a'));
    expect(await Promise.all(shapes.map((spec) => drawAlike(spec, 'a')))).toEqual(alone);
    expect(new Set(alone).size).toBe(3);
  });
});
