import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { compare, compareLevers, findLevers, readScenario, simulate } from './index.ts';

it('serves as a library: reads a scenario file, simulates it, compares it with a lever', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'costcone-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const file = join(folder, 'service.yaml');
  writeFileSync(
    file,
    [
      'title: A small service',
      'question: What does a day cost?',
      'inputs:',
      '  requests: 8k to 20k query/day',
      '  price: triangular(0.001, 0.002, 0.005) USD/query',
      'formulas:',
      '  daily_cost: requests * price',
      'goals: [daily_cost <= 50 USD/day with 90%]',
      '',
    ].join('\n'),
  );
  const scenario = readScenario(file);
  const result = await simulate(scenario, { draws: 65_536, seed: 'readme' });
  const { interval, quantiles } = result.outputs.daily_cost!;
  expect(quantiles.p50.value).toBeGreaterThan(interval.low!);
  expect(quantiles.p50.value).toBeLessThan(interval.high!);
  expect(result.goals[0]!.probability.value).toBeGreaterThan(0.5);

  const cheaper = readScenario(file, { set: ['price=0.001 to 0.003 USD/query'] });
  const { others } = await compare([scenario, cheaper], { draws: 65_536, seed: 'readme' });
  expect(others[0]!.outputs.daily_cost!.difference.mean.value).toBeLessThan(0);

  const lever = join(folder, 'tenth.yaml');
  writeFileSync(lever, 'lever: tenth\ntitle: A tenth off\nexplanation: A discount.\nscale: { price: 0.9 }\n');
  const compared = await compareLevers((levers) => readScenario(file, { levers }), findLevers([lever]), {
    draws: 65_536,
    seed: 'readme',
  });
  expect(compared.others[0]!.outputs.daily_cost!.ratio.mean.value).toBeCloseTo(0.9, 12);
});
