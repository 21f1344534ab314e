import { expect, it } from 'vitest';
import { differenceOf } from './rounded-difference.ts';

const plain = (value: number) => ({ value, difference: null });
const rest = { value: 0.1 + 0.2 - 0.3, difference: [0.1 + 0.2, 0.3] as const };

it('knows what rounding left of a difference', () => {
  expect(differenceOf('subtract', [plain(0.1 + 0.2), plain(0.3)])).toEqual([0.1 + 0.2, 0.3]);
  expect(differenceOf('add', [plain(0.1 + 0.2), plain(-0.3)])).toEqual([0.1 + 0.2, 0.3]);
  expect(differenceOf('negate', [rest])).toEqual([0.3, 0.1 + 0.2]);
  expect(differenceOf('multiply', [plain(-2), rest])).toEqual([-2 * (0.1 + 0.2), -0.6]);
  expect(differenceOf('divide', [rest, plain(0.5)])).toEqual([2 * (0.1 + 0.2), 0.6]);
  expect(differenceOf('add', [rest, plain(0)])).toEqual(rest.difference);
  expect(differenceOf('add', [rest, rest])).toEqual([2 * (0.1 + 0.2), 0.6]);
});

it('knows what is more than that', () => {
  expect(differenceOf('subtract', [plain(0.3), plain(0.3)])).toBeNull();
  expect(differenceOf('subtract', [plain(0.3), plain(0.2999999)])).toBeNull();
  expect(differenceOf('subtract', [plain(5e-17), plain(0)])).toBeNull();
  expect(differenceOf('add', [rest, plain(1)])).toBeNull();
  expect(differenceOf('multiply', [rest, plain(Infinity)])).toBeNull();
  expect(differenceOf('exp', [rest])).toBeNull();
});
