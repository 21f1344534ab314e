import { describe, expect, it } from 'vitest';
import type { BreakEven } from './result.ts';
import { breakEvenAnswer, breakEvenFinding, breakEvenQuestion } from './words.ts';
import { sampleBreakEven } from '../../report/testing/sample-break-even.ts';

const difference: BreakEven = {
  ...sampleBreakEven,
  other: { title: 'Buying', file: 'buy.yaml', sha256: '' },
  target: { kind: 'difference', text: 'daily_cost', value: 0, unit: 'USD/day', label: 'Daily cost' },
  curve: [
    { input: 1, value: 20 },
    { input: 4, value: -20 },
  ],
};

describe('a break-even in words', () => {
  it('says on which side a goal holds', () => {
    expect(breakEvenQuestion(sampleBreakEven)).toBe(
      'At which value of GPU price does "Daily cost at most 2.5 million USD/day" hold in 80 of 100 draws?',
    );
    expect(breakEvenFinding(sampleBreakEven)).toBe(
      'GPU price up to 2.5 USD/GPU/hour: the goal holds in at least 80 of 100 draws',
    );
    const turned = {
      ...sampleBreakEven,
      curve: sampleBreakEven.curve.map(({ input, value }) => ({ input, value: 1 - value! })),
    };
    expect(breakEvenFinding(turned)).toMatch(/^GPU price from 2.5 USD\/GPU\/hour on: the goal holds/);
  });

  it('says which of two scenarios costs less on which side', () => {
    expect(breakEvenQuestion(difference)).toBe(
      'At which value of GPU price do Renting and Buying have the same mean daily cost?',
    );
    expect(breakEvenFinding(difference)).toBe(
      'GPU price below 2.5 USD/GPU/hour: Renting costs less; above it: Buying',
    );
  });

  it('says of a gain which scenario has more of it, and which value is best', () => {
    const target = { ...difference.target, text: 'profit', label: 'Profit', isGain: true };
    expect(breakEvenFinding({ ...difference, target })).toBe(
      'GPU price below 2.5 USD/GPU/hour: Buying has the higher mean profit; above it: Renting',
    );
    const one = { value: 40, error: 0 };
    const within = { share: 0.01, low: 2, high: 3, isLowEnd: false, isHighEnd: false };
    const highest: BreakEven = {
      ...difference,
      other: null,
      target: { ...target, kind: 'cheapest', level: 0.9 },
      optimum: { cost: one, within },
    };
    const { lead, number, rest } = breakEvenAnswer(highest);
    const said = [breakEvenQuestion(highest), `${lead}${number}${rest}`, breakEvenFinding(highest)];
    expect(said.slice(0, 2)).toEqual([
      'Which value of GPU price is best, by the profit that 90 of 100 draws reach?',
      expect.stringContaining('it is at most 1 % lower.'),
    ]);
    expect(said.join(' ')).not.toMatch(/cost|cheap|lowest/);
  });

  it('has no digits of chance around 0', () => {
    const found = { ...sampleBreakEven, value: { value: -5.11e-8, error: 0.0034 } };
    expect(breakEvenAnswer(found).number).toBe('0 USD/GPU/hour');
    expect(breakEvenFinding(found)).toContain(' 0 USD/GPU/hour');
  });

  it('claims no side where the chance is even at several values', () => {
    expect(breakEvenFinding({ ...sampleBreakEven, crossings: 2 })).toMatch(
      /: the chance passes .* at 2 values; the nearest to the median is /,
    );
  });

  it('says where nothing was found, and between which values', () => {
    const none = { ...sampleBreakEven, value: { value: null, error: null }, crossings: 0 };
    const { lead, number, rest } = breakEvenAnswer(none);
    expect(`${lead}${number}${rest}`).toBe(
      'GPU price: no value between 1 USD/GPU/hour and 4 USD/GPU/hour, those that were tried.',
    );
  });
});
