import { expect, it, vi } from 'vitest';
import { keptReadings } from './kept-readings.ts';

it('reads a text once, and forgets the oldest', () => {
  const read = vi.fn((text: string) => ({ text }));
  const kept = keptReadings(read, 2);
  const first = kept('a');
  expect(kept('a')).toBe(first);
  kept('b');
  kept('c');
  expect(read).toHaveBeenCalledTimes(3);
  expect(kept('a')).toEqual(first);
  expect(read).toHaveBeenCalledTimes(4);
});

it('reads again what could not be read', () => {
  const kept = keptReadings((text): string => {
    throw new Error(text);
  });
  expect(() => kept('x')).toThrow('x');
  expect(() => kept('x')).toThrow('x');
});

it('keeps no long text', () => {
  const kept = keptReadings((text: string) => ({ text }));
  const long = 'x'.repeat(1001);
  expect(kept(long)).toEqual({ text: long });
  expect(kept(long)).not.toBe(kept(long));
});
