import { describe, expect, it } from 'vitest';
import { compare } from './analyses/comparison/comparison.ts';
import { simulate } from './simulate.ts';
import { base, other } from './run/testing/two-scenarios.ts';

describe('the same seed', () => {
  it('gives a scenario the same result in a comparison as alone', async () => {
    const options = { draws: 4096, seed: 'alone' };
    const { base: compared, others } = await compare([base, other], options);
    // The compiled program for a page's what-if is that of one scenario alone.
    const same = { whatIf: null };
    expect({ ...compared, ...same }).toEqual({ ...(await simulate(base, options)), ...same });
    expect({ ...others[0]!.result, ...same }).toEqual({ ...(await simulate(other, options)), ...same });
  });

  it.each(['latin-hypercube', 'monte-carlo'] as const)(
    'leaves the draws of other inputs as they are when one is added, under %s',
    async (design) => {
      const options = { draws: 4096, seed: 'added', design, sensitivity: false };
      const uncorrelated = { ...base, correlations: [] };
      const [alone, more] = [await simulate(uncorrelated, options), await simulate(other, options)];
      for (const name of ['b', 'c', 'n']) expect(more.sample.inputs[name]).toEqual(alone.sample.inputs[name]);
    },
  );

  it('gives other draws for another seed', async () => {
    const [a, b] = [
      await simulate(base, { draws: 1024, seed: 'a' }),
      await simulate(base, { draws: 1024, seed: 'b' }),
    ];
    expect(a.outputs.y!.mean.value).not.toBe(b.outputs.y!.mean.value);
    expect(a.inputs).toMatchObject({ a: { p5: b.inputs.a!.p5 } });
  });
});
