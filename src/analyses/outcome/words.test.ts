import { describe, expect, it } from 'vitest';
import type { OutputResult } from './result.ts';
import { answer, cautions, nameOutput, relativeError, sameInDraws, simulationWords } from './words.ts';

describe('the answer in a sentence', () => {
  it('says the mean of what is the same in every draw where rare events make it another', () => {
    const same = output({ minimum: 100, maximum: 100, low: 100, high: 100, mean: 200 });
    expect(sentence(same)).toBe(
      'Cost is 100 USD/day in every draw; with rare events that the draws did not show its mean is 200 USD/day.',
    );
    expect(sameInDraws(nameOutput('cost', same))).toBe('in every draw; mean 200 USD/day');
    const constant = output({ minimum: 100, maximum: 100, low: 100, high: 100, mean: 100 });
    expect(sentence(constant)).toBe('Cost is 100 USD/day in every draw.');
    expect(sameInDraws(nameOutput('cost', constant))).toBe('the same in every draw');
  });

  it('says an interval that is a single value as one', () => {
    const point = output({ minimum: 0, maximum: 7, low: 0, high: 0, mean: 0.05 });
    expect(sentence(point)).toBe('Cost is 0 USD/day in at least 90 % of the draws.');
    expect(sameInDraws(nameOutput('cost', point))).toBe('in at least 90 % of the draws');
    const interval = output({ minimum: 0, maximum: 7, low: 0, high: 1, mean: 0.05 });
    expect(sameInDraws(nameOutput('cost', interval))).toBeNull();
  });
});

describe('what lies on both sides of 0', () => {
  const balance = { minimum: -5, maximum: 5, low: -4.5, high: 4.5, mean: 0 };

  it.each([
    [-3.2e-5, '0 USD/day'],
    [0.12, '0.12 USD/day'],
    [null, '–'],
  ])('has no digits of chance: %s', (value, text) => {
    expect(nameOutput('balance', output(balance)).quantity(value)).toBe(text);
  });

  it('keeps those of what lies on one side', () => {
    const cost = output({ ...balance, low: 1e-6 });
    expect(nameOutput('cost', cost).quantity(3.2e-5)).toBe('3.2 × 10⁻⁵ USD/day');
  });

  it('is known to so much money where that is half the number or more', () => {
    const [vague, sharp] = [
      { value: -3.2e-5, error: 8e-5 },
      { value: 2, error: 0.01 },
    ];
    expect(simulationWords(vague, 'USD/day')).toBe('to about 8 × 10⁻⁵ USD/day');
    expect(relativeError(vague, 'USD/day')).toBe('8 × 10⁻⁵ USD/day');
    expect(simulationWords({ value: 0, error: 0.1 }, 'USD/day')).toBe('to about 0.1 USD/day');
    expect(simulationWords(sharp, 'USD/day')).toBe('to about 0.5 %');
    expect(relativeError(sharp, 'USD/day')).toBe('0.5 %');
  });
});

it('what stands on defaults over months is part of their cost, not of that of a day', () => {
  const standing = { total: 'daily_cost', unit: 'USD', amount: 90, share: 0.9, parts: [] };
  expect(cautions.onDefaults(standing, 'Cost over 12 months')[0]).toMatch(
    /^90 USD of the mean cost over 12 months of 100 USD rests on defaults/,
  );
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
