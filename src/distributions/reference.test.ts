import { describe, expect, it } from 'vitest';
import { createDistribution } from './create-distribution.ts';
import { families } from './families.ts';
import { reference, specOf, type Written } from './testing/reference-entries.ts';

/** The call as it is written in the notation. */
function notationOf({ family, arguments: written }: Written): string {
  const texts = written.map(([name, value]) => {
    const text =
      typeof value === 'object'
        ? 'family' in value
          ? notationOf(value)
          : `[${value.join(', ')}]`
        : String(value);
    return name === null ? text : `${name}=${text}`;
  });
  return `${family}(${texts.join(', ')})`;
}

describe.each(reference.entries.map((entry) => [notationOf(entry), entry] as const))('%s', (_, entry) => {
  const distribution = createDistribution(specOf(entry));
  const { tolerance = 1e-12 } = entry;
  // A value near 0 among values of size 1 has no more digits than its neighbours.
  const size = distribution.upperQuantile(0.25) - distribution.quantile(0.25);
  const near = (found: number, expected: number) => {
    // A smallest end of 0 swallows what is below the smallest double.
    if (!Number.isFinite(expected)) expect(found).toBe(expected);
    else
      expect(Math.abs(found - expected)).toBeLessThanOrEqual(tolerance * Math.abs(expected) + 1e-14 * size);
  };

  it('has the quantiles of the reference', () => {
    for (const [i, u] of reference.u.entries()) near(distribution.quantile(u), entry.quantiles[i]!);
  });

  it('has the upper quantiles of the reference', () => {
    for (const [i, s] of reference.s.entries()) near(distribution.upperQuantile(s), entry.upperQuantiles[i]!);
  });

  it('has the moments of the reference', () => {
    for (const moment of ['mean', 'sd'] as const) {
      if (entry[moment] === null) expect(distribution[moment]).toBeNull();
      else near(distribution[moment]!, entry[moment]);
    }
  });
});

describe.each(families.map((family) => [family.name, family] as const))('the row of %s', (name, family) => {
  it('has reference figures, of which the first are for its example', () => {
    const first = reference.entries.find((entry) => entry.family === name);
    // Data come from a file; the reference names the data.
    expect(first && (name === 'empirical' ? family.example : notationOf(first))).toBe(family.example);
  });

  it('says what it is, with a source, and what each parameter means', () => {
    expect(family.explanation).toMatch(/\.$/);
    expect(family.source).not.toBe('');
    for (const { explanation } of family.parameters) expect(explanation).not.toBe('');
  });
});
