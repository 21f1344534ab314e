import { describe, expect, it } from 'vitest';
import type { GoalResult } from './result.ts';
import { goalName, goalWords } from './words.ts';

const labels = {
  outputs: { api_cost: { label: 'API cost' } } as never,
  model: { daily_cost: { label: 'Daily cost' } } as never,
};

describe('a goal in words', () => {
  it.each([
    ['daily_cost <= 2.5M USD/day with 80%', '<=', 2.5e6, 'USD/day', 'Daily cost at most 2.5 million USD/day'],
    ['0 >= daily_cost', '<=', 0, 'USD/day', 'Daily cost at most 0 USD/day'],
    ['daily_cost > 694444', '>', 694444, '', 'Daily cost above 694,444'],
  ] as const)('%s', (text, operator, limit, unit, words) => {
    const threshold = { quantity: 'daily_cost', operator, limit, unit, expectedOverrun: none };
    expect(goalName({ text, threshold }, labels)).toBe(words);
  });

  it.each([
    ['daily_cost <= api_cost with 50%', 'Daily cost at most API cost'],
    ['api_cost > gpu_price', 'API cost above GPU price'],
    ['gpu_price < daily_cost', 'GPU price below daily cost'],
    ['2 * daily_cost <= api_cost + 1 with 90%', '2 * daily_cost <= api_cost + 1'],
  ])('%s', (text, words) => expect(goalName({ text, threshold: null }, labels)).toBe(words));

  it('says what is asked, and what cannot be told', () => {
    const goal: GoalResult = {
      text: '',
      required: 0.8,
      probability: { value: 0.894, error: 0.001 },
      verdict: 'met',
      threshold: null,
    };
    expect(goalWords(goal)).toBe('It holds in 89 of 100 draws; the goal requires 80.');
    expect(goalWords({ ...goal, probability: { value: 0.998, error: 0 }, required: 0.9999 })).toBe(
      'It holds in 99.8 of 100 draws; the goal requires 99.99.',
    );
    expect(goalWords({ ...goal, probability: { value: 2.87e-7, error: 0 }, required: 1e-7 })).toBe(
      'It holds in 0.000029 of 100 draws; the goal requires 0.00001.',
    );
    expect(goalWords({ ...goal, probability: { value: 1e-12, error: 0 }, required: 1e-7 })).toBe(
      'It holds in fewer than 0.000001 of 100 draws; the goal requires 0.00001.',
    );
    expect(goalWords({ ...goal, verdict: 'too close to call' })).toMatch(/cannot tell the two apart/);
  });
});

const none = { value: null, error: null };
