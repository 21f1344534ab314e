import { expect, it } from 'vitest';
import { compare } from './analyses/comparison/comparison.ts';
import { base, other } from './run/testing/two-scenarios.ts';

/** More draws than a chunk in each replicate, so that workers share replicates. */
const draws = 2 ** 21;

it('the same seed gives the same bytes for 1, 2, 3 and 7 workers', async () => {
  const texts: string[] = [];
  for (const workers of [1, 2, 3, 7])
    texts.push(JSON.stringify(await compare([base, other], { draws, seed: 'bits', workers })));
  expect(texts.map((text) => text === texts[0])).toEqual([true, true, true, true]);
});
