import { describe, expect, it } from 'vitest';
import { sampleResult } from '../testing/sample-results.ts';
import { forest } from './forest.ts';

describe('scenarios side by side', () => {
  it('say which has the lowest median, and that none has where all are the same', async () => {
    const result = await sampleResult('usual');
    const cheaper = { ...result, outputs: { daily_cost: result.outputs.token_cost! } };
    const named = (name: string, own: typeof result) => ({ name, result: own, paired: null });
    expect(forest([named('A', result), named('B', cheaper)], 'daily_cost')!.title).toMatch(
      /^B has the lowest median daily cost: [\d,]+ USD\/day$/,
    );
    expect(forest([named('A', result), named('B', result)], 'daily_cost')!.title).toMatch(
      /^All have the same median daily cost: /,
    );
  });
});
