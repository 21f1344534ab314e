import { expect, it } from 'vitest';
import { verdictOf } from './verdict.ts';

it('calls a goal met or missed only where two errors do not change it', () => {
  expect(verdictOf({ value: 0.92, error: 0.01 }, 0.9, 2 ** 14)).toBe('met');
  expect(verdictOf({ value: 0.92, error: 0.011 }, 0.9, 2 ** 14)).toBe('too close to call');
  expect(verdictOf({ value: 0.88, error: 0.011 }, 0.9, 2 ** 14)).toBe('too close to call');
  expect(verdictOf({ value: 0.87, error: 0.011 }, 0.9, 2 ** 14)).toBe('missed');
  expect(verdictOf({ value: 0.9, error: 0 }, 0.9, 2 ** 14)).toBe('met');
  expect(verdictOf({ value: null, error: null }, 0.9, 2 ** 14)).toBe('too close to call');
});

it('does not take an event that no draw showed for impossible', () => {
  const [always, never] = [
    { value: 1, error: 0 },
    { value: 0, error: 0 },
  ];
  expect([0.99, 0.999999, 1].map((required) => verdictOf(always, required, 1024))).toEqual([
    'met',
    'too close to call',
    'met',
  ]);
  expect([0.01, 1e-6].map((required) => verdictOf(never, required, 1024))).toEqual([
    'missed',
    'too close to call',
  ]);
});
