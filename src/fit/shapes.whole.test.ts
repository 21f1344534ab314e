import { describe, expect, it } from 'vitest';
import { createDistribution } from '../distributions/create-distribution.ts';
import { largestBelow } from '../distributions/neighbours.ts';
import { readScenarioText } from '../scenario/read-scenario.ts';
import { fitColumn } from './fit-column.ts';
import { columns } from './testing/drawn-columns.ts';

/** The distribution that a scenario reads in a line. */
function read(notation: string) {
  const { inputs } = readScenarioText(
    `inputs:\n  one_value: ${notation}\nformulas:\n  twice: 2 * one_value\noutputs: [twice]\n`,
  );
  const input = inputs.find(({ name }) => name === 'one_value')!;
  if (input.value.kind !== 'distribution') throw new Error(`${notation} is no distribution`);
  return createDistribution(input.value.spec);
}

/** Kolmogorov and Smirnov's distance by its definition: on both sides of every value, and next to it. */
function distance(values: readonly number[], cdf: (x: number) => number): number {
  const sorted = [...values].sort((a, b) => a - b);
  let largest = 0;
  for (let first = 0, next = 0; first < sorted.length; first = next) {
    const value = sorted[first]!;
    while (sorted[next] === value) next++;
    largest = Math.max(
      largest,
      Math.abs(cdf(value) - next / sorted.length),
      Math.abs(cdf(largestBelow(value)) - first / sorted.length),
    );
  }
  return largest;
}

describe.each(Object.entries(columns))('%s', (_, { values, shape }) => {
  const column = values();
  const fit = fitColumn(column, 'shapes');

  it('is recognized, or none fits', () => {
    if (shape === null) expect(fit.verdict.fits).toBe('none');
    else {
      expect(fit.families[0]!.notation).toMatch(shape);
      expect(fit.verdict.fits).toBe('yes');
    }
  });

  it('has lines that a scenario reads, with the distance they say, the nearest first', () => {
    let previous = 0;
    for (const { notation, kolmogorovSmirnov } of fit.families) {
      const { cdf, support } = read(notation);
      expect(Math.abs(distance(column, cdf) - kolmogorovSmirnov), notation).toBeLessThan(2e-5);
      expect(kolmogorovSmirnov).toBeGreaterThanOrEqual(previous);
      previous = kolmogorovSmirnov;
      // No value below 0 where none was seen: fewer than one in 2^40.
      if (fit.minimum >= 0) expect(support[0] >= 0 || cdf(-1e-300) < 2 ** -40, notation).toBe(true);
    }
  });

  it('is there itself as a line, near the values', () => {
    expect(Math.abs(distance(column, read(fit.curve!).cdf) - fit.curveDistance!)).toBeLessThan(2e-5);
    expect(fit.curveDistance).toBeLessThan(0.02);
    const mean = read(fit.meanOfMany.notation);
    expect(mean.cdf(fit.mean)).toBeGreaterThan(0.3);
    expect(mean.cdf(fit.mean)).toBeLessThan(0.7);
  });
});
