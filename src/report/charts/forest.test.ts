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
    const [b, c, d] = ['B', 'C', 'D'].map((name) => named(name, cheaper));
    expect(forest([named('A', result), b!, c!], 'daily_cost')!.title).toMatch(/^B and C have the lowest /);
    expect(forest([named('A', result), b!, c!, d!], 'daily_cost')!.title).toMatch(
      /^B and 2 others have the lowest /,
    );
  });

  it('say that all are the same where only digits that nobody sees differ', async () => {
    const result = await sampleResult('usual');
    const cost = result.outputs.daily_cost!;
    const p50 = { ...cost.quantiles.p50, value: cost.quantiles.p50.value! * (1 + 1e-9) };
    const other = {
      ...result,
      outputs: { daily_cost: { ...cost, quantiles: { ...cost.quantiles, p50 } } },
    };
    const scenarios = [other, result].map((own, k) => ({ name: `${k}`, result: own, paired: null }));
    expect(forest(scenarios, 'daily_cost')!.title).toMatch(/^All have the same median daily cost: /);
  });
});
