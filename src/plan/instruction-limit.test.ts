import { describe, expect, it } from 'vitest';
import { readScenarioText } from '../scenario/read-scenario.ts';
import { checkFormulas, checkInstructions } from './instruction-limit.ts';

/** A formula of so many additions of an input that moves. */
const scenario = (months: number, additions: number) =>
  readScenarioText(`title: Long
horizon: { from: 2027-01, months: ${months} }
inputs:
  x: { value: 1 USD/day, growth: 5% per year }
formulas:
  y: ${Array.from({ length: additions }, (_, k) => `x * ${k + 2}`).join(' + ')}
`);

describe('the longest program', () => {
  it('has 200,000 instructions, that of a sensitivity analysis three times as many', () => {
    expect(() => checkInstructions(200_000, 'main')).not.toThrow();
    expect(() => checkInstructions(200_001, 'main')).toThrow(
      'this takes a program of 200,001 instructions, and the longest has 200,000: look at fewer months, let fewer inputs change, or name fewer outputs',
    );
    expect(() => checkInstructions(600_000, 'sensitivity')).not.toThrow();
    expect(() => checkInstructions(600_001, 'sensitivity')).toThrow(
      '600,001 instructions, and the longest has 600,000:',
    );
  });
});

describe('the months of all formulas', () => {
  // 4,000 additions of a product: 4,000 x 3 parts and 3,999 sums, in 60 months.
  const long = scenario(60, 4000);

  it('are estimated before they are written down', () => {
    expect(() => checkFormulas([long])).not.toThrow();
    expect(() => checkFormulas([long, long])).toThrow(
      'all months together have about 2 million parts of formulas, and at most 1 million are possible: look at fewer months, let fewer inputs change, or name fewer outputs',
    );
  });

  it('do not count without a horizon', () => {
    expect(() => checkFormulas(Array(100).fill({ ...long, horizon: null }))).not.toThrow();
  });
});
