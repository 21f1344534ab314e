import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { replicatedColumn } from './estimate.ts';
import { statistics } from './statistics.ts';
import { normalRows } from './testing/normal-rows.ts';
import { summaryOf } from './testing/summary-of.ts';

const reference = JSON.parse(
  readFileSync(new URL('./reference/statistics.json', import.meta.url), 'utf8'),
) as {
  readonly columns: Readonly<
    Record<string, { readonly values: readonly number[]; readonly weights: readonly number[] }>
  >;
  readonly statistics: Readonly<Record<string, Readonly<Record<string, number>>>>;
};

const columnOf = (replicates: readonly Float64Array[], atoms: boolean) =>
  replicatedColumn(
    replicates.map((own) => summaryOf(own, atoms, 0)),
    0,
  );

/** Columns of the reference: every value a hundred times as often as it weighs, in 16 replicates. */
const columns = Object.entries(reference.columns).map(([name, { values, weights }]) => {
  const draws = values.flatMap((value, k) => new Array<number>(100 * weights[k]!).fill(value));
  return { name, column: columnOf(new Array(16).fill(Float64Array.from(draws)), true) };
});

const [normals] = normalRows(16 * 1000, 'statistics') as [Float64Array, Float64Array];
const normal = columnOf(
  Array.from({ length: 16 }, (_, k) => normals.slice(1000 * k, 1000 * (k + 1))),
  false,
);

describe('the table of statistics', () => {
  it('has reference figures for every row, and no others', () => {
    expect(Object.keys(reference.statistics).sort()).toEqual(statistics.map(({ name }) => name).sort());
  });

  it('has a name, a title and a place of its own for every row', () => {
    for (const of of [
      ({ name }: (typeof statistics)[number]) => name,
      ({ title }: (typeof statistics)[number]) => title,
      ({ place }: (typeof statistics)[number]) => place.join('.'),
    ])
      expect(new Set(statistics.map(of)).size).toBe(statistics.length);
  });

  it('puts a further statistic where its name says', () => {
    for (const { name, place } of statistics) if (place[0] === 'statistics') expect(place[1]).toBe(name);
  });
});

describe.each([...statistics])('$name', ({ name, of, unit, tail }) => {
  it.each(columns)('is exact for $name', ({ name: column, column: draws }) => {
    const expected = reference.statistics[name]![column]!;
    const { value, error } = of(draws);
    expect(Math.abs(value! - expected)).toBeLessThanOrEqual(1e-12 * Math.abs(expected));
    expect(error).toBeGreaterThanOrEqual(0);
  });

  it('has an error that replicates show', () => {
    const { value, error } = of(normal);
    expect(Number.isFinite(value)).toBe(true);
    expect(error).toBeGreaterThan(0);
    // The outermost hundredth of 16,000 normal draws is known to a twentieth of their spread.
    expect(error).toBeLessThan(0.1);
  });

  it(`is ${unit === 'own' ? 'told in the unit that is shown' : 'the same in every unit'}`, () => {
    const [base, shown] = [of(normal), of(normal, 4)];
    const factor = unit === 'own' ? 4 : 1;
    expect(shown.value! * factor).toBeCloseTo(base.value!, 12);
    expect(shown.error! * factor).toBeCloseTo(base.error!, 12);
  });

  it('needs more draws only for a tail', () => {
    if (tail !== null) expect(tail).toBeGreaterThan(0);
    expect(tail ?? 0).toBeLessThanOrEqual(0.5);
  });
});
