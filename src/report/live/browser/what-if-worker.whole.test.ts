import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { host } from '#host';
import { carriedEvidence } from '../../../scenario/evidence/carried.ts';
import { compareLevers } from '../../../analyses/comparison/compare-levers.ts';
import { withLevers } from '../../../analyses/what-if/carried-levers.ts';
import type { Lever } from '../../../scenario/levers/lever.ts';
import { findLevers } from '../../../scenario/levers/lever-files.ts';
import { readScenario, readScenarioText } from '../../../scenario/read-scenario.ts';
import { simulate } from '../../../simulate.ts';
import { mostWhatIfDraws } from '../../page/sections/what-if-command.ts';
import { sampleScenarios } from '../../testing/sample-scenarios.ts';
import { type Changes, changeNotation, questionOf, type WhatIfAnswer } from './what-if-messages.ts';

/** Asks the worker on this thread, with its messages caught. */
let ask: <Told = WhatIfAnswer>(message: unknown) => Promise<Told>;
beforeAll(async () => {
  let hear: (event: { data: unknown }) => void = () => {};
  let heard: (data: unknown) => void = () => {};
  vi.stubGlobal('addEventListener', (_: string, listener: typeof hear) => {
    hear = listener;
  });
  vi.stubGlobal('postMessage', (data: unknown) => heard(data));
  await import('./what-if-worker.ts');
  ask = <Told>(data: unknown) =>
    new Promise<Told>((resolve) => {
      heard = (told) => resolve(told as Told);
      hear({ data });
    });
});
afterAll(() => vi.unstubAllGlobals());

const correlated = `${sampleScenarios.usual!.trimEnd()}
correlations:
  - { between: [queries, tokens], spearman: -0.4 }
`;

const year = `horizon: { from: 2027-01, months: 6 }
inputs:
  users: { value: 40k to 60k, growth: 3% to 8% per month }
  price: { value: 0.02 to 0.03 USD/day, growth: -20% per year, volatility: 20% per year }
  load: { value: "beta(p5=0.5, p95=0.7)", noise: 5%, steps: [ { from: "uniform(1, 4) month", factor: 0.9 } ] }
formulas: { cost: users * price * load }
goals:
  - total(cost) <= 160k USD with 90%
  - cost <= 1.2k USD/day in every month with 80%
`;

const counts = 'inputs: { n: poisson(3), price: 1 to 2 }\nformulas: { y: n + price }\n';

describe('the worker of a page', () => {
  it.each([
    [
      'sobol',
      sampleScenarios.usual!,
      { price: { form: 'to', low: 2, high: 6 }, staff: { form: 'to', low: 1e3, high: 2e3 } },
    ],
    [
      'sobol',
      sampleScenarios.usual!,
      { tokens: { form: 'to', low: 300, high: 300 }, price: { form: 'to', low: 2, high: 6 } },
    ],
    ['latin-hypercube', sampleScenarios.usual!, { queries: { form: 'to', low: 2e6, high: 2e6 } }],
    ['monte-carlo', sampleScenarios.usual!, { price: { form: 'uniform', low: 2, high: 6 } }],
    ['sobol', correlated, { queries: { form: 'to', low: 1e6, high: 9e6 } }],
    // What had atoms has none any more, and the other way round.
    ['sobol', counts, { n: { form: 'uniform', low: 0.01, high: 6.02 } }],
    ['sobol', counts, { price: { form: 'to', low: 1.5, high: 1.5 } }],
    ['sobol', sampleScenarios['what was observed']!, { price: { form: 'to', low: 2, high: 6 } }],
    ['monte-carlo', sampleScenarios['what was observed']!, { staff: { form: 'to', low: 4e3, high: 4e3 } }],
    // Months: a range of growth is lognormal in 1 + r, one value is r; other parts are inputs like others.
    ['sobol', year, { 'users.growth': { form: 'growth', low: -0.02, high: 0.1, per: 'month' } }],
    ['sobol', year, { 'price.growth': { form: 'growth', low: -0.4, high: -0.1, per: 'year' } }],
    ['monte-carlo', year, { 'users.growth': { form: 'growth', low: 0.05, high: 0.05, per: 'month' } }],
    [
      'sobol',
      year,
      {
        'price.volatility': { form: 'to', low: 0.1, high: 0.4, per: 'year' },
        'load.noise': { form: 'to', low: 0.1, high: 0.1 },
        'load.steps.0': { form: 'uniform', low: 0.5, high: 2.5 },
        users: { form: 'to', low: 30_000, high: 60_000 },
      },
    ],
    [
      'sobol',
      sampleScenarios['narrow and far from zero']!,
      { main_part: { form: 'normal', low: 499, high: 501 } },
    ],
  ] as const)('gives what run --set gives: %s', async (design, text, changed) => {
    const changes: Changes = changed;
    const options = { draws: 65536, seed: 'worker', design, workers: 1, sensitivity: false } as const;
    // What a page carries does not depend on how many draws its run had.
    const result = await simulate(readScenarioText(text, { name: 'a.yaml' }), { ...options, draws: 1024 });
    const kernel = await host.kernelBytes();
    await ask(questionOf(result, result.whatIf!, { version: host.version, kernel, tables: {} }));
    const quick = await ask({ changes });
    const answer = await ask({ changes, thorough: true });

    const set = Object.entries(changes).map(
      ([name, change]) => `${name}=${changeNotation(change, result.inputs[name]!.unit)}`,
    );
    // What was observed was observed of the scenario as it is.
    const changedTo = readScenarioText(text, { name: 'a.yaml', set });
    const evidence = carriedEvidence(readScenarioText(text, { name: 'a.yaml' }));
    const again = await simulate({ ...changedTo, evidence }, { ...options, maxDraws: mostWhatIfDraws });
    const [name] = Object.keys(again.outputs) as [string];
    const [got, expected] = [answer.outputs[name]!, again.outputs[name]!];
    for (const { curve } of [quick.outputs[name]!, got])
      for (const [index, value] of curve.entries())
        expect(Math.abs(value / expected.curve[index]! - 1)).toBeLessThan(1e-12);
    expect(got.mean.value! / expected.mean.value!).toBeCloseTo(1, 12);
    expect(answer.goals.map(({ probability, verdict }) => [probability.value, verdict])).toEqual(
      again.goals.map(({ probability, verdict }) => [probability.value, verdict]),
    );
    expect(answer.forecast === null).toBe(again.forecast === undefined);
    if (answer.forecast === null) return;
    const [months, wanted] = [answer.forecast, again.forecast!].map(({ outputs }) => outputs[name]!.months);
    for (const [month, { mean, quantiles }] of months!.entries()) {
      expect(mean.value! / wanted![month]!.mean.value!).toBeCloseTo(1, 12);
      expect(quantiles.p95.value! / wanted![month]!.quantiles.p95.value!).toBeCloseTo(1, 12);
    }
    expect(answer.forecast.goals).toEqual(again.forecast!.goals);
  });

  it.each([
    ['distillation', 'chatgpt-2023', { daily_active_users: { form: 'to', low: 9e6, high: 2e7 } }],
    // What a lever sets is what it sets.
    ['h200', 'chatgpt-2023', { queries_per_user: { form: 'to', low: 2, high: 3 } }],
    // One that takes an input away: those behind it keep their draws, whatever else is one number.
    ['elastic', 'chatgpt-2023', {}],
    ['elastic', 'chatgpt-2023', { queries_per_user: { form: 'to', low: 3, high: 3 } }],
    // What was observed was observed of the scenario as it is.
    ['int4', 'startup-invoice', {}],
    ['elastic', 'startup-invoice', { queries_per_user: { form: 'to', low: 4, high: 6 } }],
  ] as const)('gives what compare --lever gives: %s on %s, with %j', async (name, scenarioName, changes) => {
    const file = `scenarios/${scenarioName}.yaml`;
    const levers = findLevers([name]);
    const options = { draws: 65536, seed: 'worker', workers: 1, sensitivity: false } as const;
    const result = await simulate(readScenario(file), { ...options, draws: 1024 });
    const { whatIf: bare, scenario } = result;
    const readBase = (pulled: readonly Lever[]) => readScenario(file, { levers: pulled });
    const whatIf = withLevers(bare!, readBase, levers, scenario.sha256);
    expect(whatIf.levers).toHaveLength(1);
    const tables = {};
    const kernel = await host.kernelBytes();
    // As a page gets it.
    const sent = JSON.parse(JSON.stringify(whatIf)) as typeof whatIf;
    await ask(questionOf(result, sent, { version: host.version, kernel, tables }));
    const answer = await ask({ changes, lever: name, thorough: true });
    const set = Object.entries(changes as Changes).map(
      ([input, change]) => `${input}=${changeNotation(change, result.inputs[input]!.unit)}`,
    );
    // As the command of the page has it read: see `leverCommand`.
    const read = (pulled: readonly Lever[]) =>
      result.evidence === undefined
        ? readScenario(file, { set, levers: pulled })
        : readScenarioText(`extends: ${scenarioName}.yaml`, { folder: 'scenarios', set, levers: pulled });
    const { others } = await compareLevers(read, levers, { ...options, maxDraws: mostWhatIfDraws });
    const [headline] = Object.keys(result.outputs) as [string];
    const [got, expected] = [answer.outputs[headline]!, others[0]!.result.outputs[headline]!];
    for (const [index, value] of got.curve.entries())
      expect(Math.abs(value / expected.curve[index]! - 1)).toBeLessThan(1e-12);
    expect(answer.goals.map(({ probability }) => probability.value)).toEqual(
      others[0]!.result.goals.map(({ probability }) => probability.value),
    );
  });

  it('leaves out levers that do not apply or change nothing', async () => {
    const text = 'model: llm-service\naccelerator: h100-sxm\nlanguage_model: llama3.1-8b\n';
    const read = (levers: readonly Lever[]) => readScenarioText(text, { name: 'a.yaml', levers });
    const { whatIf, scenario } = await simulate(read([]), {
      draws: 1024,
      seed: 'a',
      workers: 1,
      sensitivity: false,
    });
    const found = findLevers(['h100', 'int8', 'fp8']);
    const { levers } = withLevers(whatIf!, read, found, scenario.sha256);
    expect(levers?.map(({ lever }) => lever)).toEqual(['int8', 'fp8']);
    // Somebody has written the file meanwhile, or it cannot be read any more.
    expect(withLevers(whatIf!, read, found, 'another')).toBe(whatIf);
    const unread = () => readScenarioText('model: none');
    expect(withLevers(whatIf!, unread, found, scenario.sha256)).toBe(whatIf);
  });
});
