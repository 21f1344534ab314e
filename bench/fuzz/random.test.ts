import { expect, it } from 'vitest';
import { kinds } from './kinds.ts';
import { Random } from './random.ts';

it('gives the same choices for the same seed, kind and case, and others for another', () => {
  const first = (seed: string, kind: string, index: number) => new Random(seed, kind, index).uniform();
  expect(first('a', 'b', 1)).toBe(first('a', 'b', 1));
  const others = [first('a', 'b', 1), first('a', 'b', 2), first('a', 'c', 1), first('b', 'b', 1)];
  expect(new Set(others).size).toBe(4);
});

it('is uniform', () => {
  const random = new Random('uniform', 'test', 0);
  const counts = new Array<number>(10).fill(0);
  for (let draw = 0; draw < 100_000; draw++) counts[random.below(10)]! += 1;
  // 10,000 each with a standard deviation of 95: five of them.
  for (const count of counts) expect(Math.abs(count - 10_000)).toBeLessThan(475);
  expect(random.pick(['a'])).toBe('a');
  expect(random.some([1, 2, 3], 1)).toEqual([1, 2, 3]);
  expect(random.some([1, 2, 3], 0)).toEqual([]);
});

it.each(kinds.map((kind) => [kind.name, kind] as const))(
  '%s: the same case is the same input',
  (name, kind) => {
    for (const index of [0, 1, 17, 399])
      expect(kind.make(new Random('1', name, index))).toEqual(kind.make(new Random('1', name, index)));
  },
);

it('has kinds of different names', () => {
  expect(new Set(kinds.map(({ name }) => name)).size).toBe(kinds.length);
});
