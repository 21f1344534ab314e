import { describe, expect, it } from 'vitest';
import type { OutputResult } from './result.ts';
import { answer, nameOutput, sameInEveryDraw } from './words.ts';

describe('the answer in a sentence', () => {
  it('says the mean of what is the same in every draw where rare events make it another', () => {
    const same = output({ minimum: 100, maximum: 100, low: 100, high: 100, mean: 200 });
    expect(sentence(same)).toBe(
      'Cost is 100 USD/day in every draw; with rare events that the draws did not show its mean is 200 USD/day.',
    );
    expect(sameInEveryDraw(nameOutput('cost', same))).toBe('in every draw; mean 200 USD/day');
    const constant = output({ minimum: 100, maximum: 100, low: 100, high: 100, mean: 100 });
    expect(sentence(constant)).toBe('Cost is 100 USD/day in every draw.');
    expect(sameInEveryDraw(nameOutput('cost', constant))).toBe('the same in every draw');
  });

  it('says an interval that is a single value as one', () => {
    expect(sentence(output({ minimum: 0, maximum: 7, low: 0, high: 0, mean: 0.05 }))).toBe(
      'Cost is 0 USD/day in at least 90 % of the draws.',
    );
  });
});

function sentence(one: OutputResult): string {
  const { lead, median, rest } = answer(nameOutput('cost', one));
  return `${lead}${median}${rest}`;
}

interface Shown {
  readonly minimum: number;
  readonly maximum: number;
  readonly low: number;
  readonly high: number;
  readonly mean: number;
}

function output({ minimum, maximum, low, high, mean }: Shown): OutputResult {
  const exact = (value: number) => ({ value, error: 0 });
  return {
    label: 'Cost',
    unit: 'USD/day',
    draws: 65536,
    minimum,
    maximum,
    mean: exact(mean),
    interval: { level: 0.9, low, high },
    quantiles: { p5: exact(low), p50: exact(low), p95: exact(high) },
  } as unknown as OutputResult;
}
