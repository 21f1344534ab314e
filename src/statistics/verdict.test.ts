import { expect, it } from 'vitest';
import { verdictOf } from './verdict.ts';

it('calls a goal met or missed only where two errors do not change it', () => {
  expect(verdictOf({ value: 0.92, error: 0.01 }, 0.9)).toBe('met');
  expect(verdictOf({ value: 0.92, error: 0.011 }, 0.9)).toBe('too close to call');
  expect(verdictOf({ value: 0.88, error: 0.011 }, 0.9)).toBe('too close to call');
  expect(verdictOf({ value: 0.87, error: 0.011 }, 0.9)).toBe('missed');
  expect(verdictOf({ value: 0.9, error: 0 }, 0.9)).toBe('met');
  expect(verdictOf({ value: null, error: null }, 0.9)).toBe('too close to call');
});
