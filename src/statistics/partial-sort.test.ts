import { describe, expect, it } from 'vitest';
import { select, sortPlaces } from './partial-sort.ts';
import { normalRows } from './testing/normal-rows.ts';

const [rough] = normalRows(5000, 'partial sort') as [Float64Array];
const shapes: Readonly<Record<string, Float64Array>> = {
  rough,
  rising: Float64Array.from({ length: 5000 }, (_, k) => k),
  falling: Float64Array.from({ length: 5000 }, (_, k) => -k),
  parabolic: Float64Array.from({ length: 5000 }, (_, k) => (k - 2500) ** 2),
  'of few values': Float64Array.from({ length: 5000 }, (_, k) => k % 3),
  constant: new Float64Array(5000),
};

describe.each(Object.entries(shapes))('values that are %s', (_, values) => {
  const sorted = values.toSorted();

  it('stand in the places asked for as after a full sort, each with its tag', () => {
    const [work, tags] = [values.slice(), Uint8Array.from(values, (_, k) => k % 251)];
    sortPlaces(work, tags, 5000, 240, 300);
    expect(work.subarray(240, 300)).toEqual(sorted.subarray(240, 300));
    expect(work.toSorted()).toEqual(sorted);
    const pairs = (numbers: Float64Array, marks: Uint8Array) =>
      Array.from(numbers, (value, k) => `${value} ${marks[k]!}`).sort();
    expect(pairs(work, tags)).toEqual(
      pairs(
        values,
        Uint8Array.from(values, (_, k) => k % 251),
      ),
    );
  });

  it.each([0, 1, 2500, 4999])('are selected by place %i', (place) => {
    expect(select(values.slice(), 5000, place)).toBe(sorted[place]);
  });
});
