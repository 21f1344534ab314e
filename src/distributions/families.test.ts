import { sum } from 'simple-statistics';
import { describe, expect, it } from 'vitest';
import { createDistribution } from './create-distribution.ts';
import { createSpec } from './create-spec.ts';
import { densityBins } from './density-bins.ts';
import { families } from './families.ts';
import { distributionsMarkdown } from './families-markdown.ts';

const at = (...values: (number | readonly number[])[]) => values.map((value) => ({ name: null, value }));

describe('the table of distributions', () => {
  it('has a Markdown row for each family, with every way to write it', () => {
    const lines = distributionsMarkdown().split('\n');
    expect(lines).toHaveLength(families.length + 2);
    const row = (name: string) => lines.find((line) => line.startsWith(`| \`${name}\``));
    expect(row('pert')).toContain('`low, mode, high, lambda=4`');
    expect(row('lognormal')).toContain('`mean=, sd=`<br>`mu=, sigma=`<br>`median=, gsd=`<br>`p5=, p95=`');
    expect(row('mixture')).toContain('`distributions.., [weights=]`');
    expect(row('quantiles')).toContain('`p5=, p50=, p95=, .., [min=], [max=]`');
  });
});

describe('densityBins', () => {
  it('holds 99 % of a continuous distribution in 40 equal bins', () => {
    const { edges, masses } = densityBins(createDistribution(createSpec('normal', at(10, 2))));
    expect([edges.length, masses.length]).toEqual([41, 40]);
    expect(sum([...masses])).toBeCloseTo(0.99, 12);
    for (const [i, mass] of masses.entries()) expect(mass).toBeCloseTo(masses[39 - i]!, 12);
  });

  it('holds atoms at both ends', () => {
    const { edges, masses } = densityBins(
      createDistribution(createSpec('discrete', at([1, 2, 5], [2, 1, 1]))),
    );
    expect([edges[0], edges[40], masses[0], masses[39]]).toEqual([1, 5, 0.5, 0.25]);
    expect(sum([...masses])).toBeCloseTo(1, 12);
  });
});
