import { expect, it } from 'vitest';
import { cutDown } from './cut-down.ts';

it('keeps what a failure needs, and nothing else', async () => {
  const text = `${'x'.repeat(60)}needle${'y'.repeat(50)}!${'z'.repeat(20)}`;
  expect(await cutDown(text, async (one) => one.includes('needle') && one.includes('!'))).toBe('needle!');
});

it('cuts bytes as well', async () => {
  const bytes = Uint8Array.from({ length: 100 }, (_, index) => index);
  expect([...(await cutDown(bytes, async (one) => one.includes(40) && one.includes(41)))]).toEqual([40, 41]);
});

it('leaves what fails by nothing shorter', async () => {
  expect(await cutDown('abc', async () => false)).toBe('abc');
});
