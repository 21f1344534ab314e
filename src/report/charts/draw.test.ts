import { describe, expect, it } from 'vitest';
import { tidySvg } from './draw.ts';

describe('a tidied drawing', () => {
  it('makes circles of circles alone, and leaves the shapes before them as they are', () => {
    const area = '<path d="M0,0L1,1L1,0Z" fill="red"/>';
    const circle =
      '<path transform="translate(3,4)" d="M2.5,0A2.5,2.5,0,1,1,-2.5,0A2.5,2.5,0,1,1,2.5,0" fill="blue"/>';
    expect(tidySvg(`<svg width="9">${area}${circle}</svg>`, 'a')).toBe(
      `<svg width="9">${area}<circle transform="translate(3,4)" r="2.5" fill="blue"/></svg>`,
    );
  });
});
