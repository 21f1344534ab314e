import { describe, expect, it } from 'vitest';
import { sampleResult } from '../testing/sample-results.ts';
import { forest } from './forest.ts';

describe('scenarios side by side', () => {
  it('say which has the lowest median, and that none has where all are the same', async () => {
    const result = await sampleResult('usual');
    const cheaper = { ...result, outputs: { daily_cost: result.outputs.token_cost! } };
    const named = (name: string, own: typeof result) => ({
      name,
      result: own,
      paired: null,
      isGain: () => false,
    });
    expect(forest([named('A', result), named('B', cheaper)], 'daily_cost')!.title).toMatch(
      /^B has the lowest median daily cost: [\d,]+ USD\/day$/,
    );
    expect(forest([named('A', result), named('B', result)], 'daily_cost')!.title).toMatch(
      /^All have the same median daily cost: /,
    );
    const gained = (name: string, own: typeof result) => ({ ...named(name, own), isGain: () => true });
    expect(forest([gained('A', result), gained('B', cheaper)], 'daily_cost')!.title).toMatch(
      /^A has the highest median daily cost: /,
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
    const scenarios = [other, result].map((own, k) => ({
      name: `${k}`,
      result: own,
      paired: null,
      isGain: () => false,
    }));
    expect(forest(scenarios, 'daily_cost')!.title).toMatch(/^All have the same median daily cost: /);
  });

  it('of many draw no more than the first view holds, and have the numbers of all', async () => {
    const result = await sampleResult('usual');
    const scenarios = Array.from({ length: 21 }, (_, k) => ({
      name: `S${k}`,
      result,
      paired: null,
      isGain: () => false,
    }));
    const chart = forest(scenarios, 'daily_cost')!;
    expect(chart.caption).toContain('Drawn are the first 8 of 21; the numbers of all are below.');
    expect(chart.table.rows).toHaveLength(21);
    expect(
      (chart.spec({ width: 335, narrow: true, live: false }).data as { values: unknown[] }).values,
    ).toHaveLength(8);
    expect(forest(scenarios.slice(0, 8), 'daily_cost')!.caption).not.toContain('Drawn are');
  });
});
