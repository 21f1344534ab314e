import { expect } from 'vitest';
import { columns, textWidth } from '../text-layout.ts';

/** Expects no line of a text to be longer than a terminal is wide. */
export function expectToFit(text: string): void {
  for (const line of text.split('\n')) expect(textWidth(line), line).toBeLessThanOrEqual(columns);
}
