import { describe, expect, it } from 'vitest';
import { tidySvg } from './draw.ts';

describe('a tidied drawing', () => {
  it('has no more points along level ground than its ends', () => {
    const svg =
      '<svg width="9"><path d="M0,1L1,2L2,1L3,30L2.5,30L2,30.00001L1,30L0,30.5L0,30Z" fill="red"/></svg>';
    expect(tidySvg(svg, 'a')).toContain('d="M0,1L1,2L2,1L3,30L1,30L0,30.5L0,30Z"');
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
