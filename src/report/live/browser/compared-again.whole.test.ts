import { describe, expect, it } from 'vitest';
import { host } from '#host';
import { compareLevers } from '../../../analyses/comparison/compare-levers.ts';
import { compare } from '../../../analyses/comparison/comparison.ts';
import type { Comparison, PairedStatistics } from '../../../analyses/comparison/result.ts';
import type { OutputResult } from '../../../analyses/outcome/result.ts';
import { findLevers } from '../../../scenario/levers/lever-files.ts';
import { readScenario, readScenarioText } from '../../../scenario/read-scenario.ts';
import { carriedTables } from '../../page/carried-tables.ts';
import { sampleScenarios } from '../../testing/sample-scenarios.ts';
import { askedWorker } from './testing/asked-worker.ts';
import {
  type Changes,
  changeNotation,
  type ComparisonAnswer,
  type ComparisonQuestion,
  type WhatIfChanges,
} from './what-if-messages.ts';

const ask = askedWorker<ComparisonQuestion | WhatIfChanges, ComparisonAnswer>();

const options = { draws: 65536, seed: 'compared', workers: 1, sensitivity: false } as const;
/** What a page carries does not depend on how many draws its comparison had. */
const few = { ...options, draws: 1024, bridge: false } as const;

/** What the page of a comparison answers to some changes. */
async function answers({ base, whatIf }: Comparison, changes: Changes) {
  const { seed, design } = base.run;
  // As a page gets it.
  const comparison = JSON.parse(JSON.stringify(whatIf)) as NonNullable<typeof whatIf>;
  const kernel = await host.kernelBytes();
  const others = comparison.others.map(({ inputs }) => ({ inputs: inputs?.items ?? [] }));
  const tables = carriedTables([comparison.scenario, ...others], design);
  await ask({ comparison, carried: { version: host.version, kernel, tables }, settings: { seed, design } });
  return [await ask({ changes }), await ask({ changes, thorough: true })] as const;
}

const setsOf = ({ base }: Comparison, changes: Changes) =>
  Object.entries(changes).map(
    ([name, change]) => `${name}=${changeNotation(change, base.inputs[name]!.unit)}`,
  );

function expectAlike(got: number | null, wanted: number | null): void {
  if (wanted === null || wanted === 0) expect(got).toBe(wanted);
  else expect(Math.abs(got! / wanted - 1)).toBeLessThan(1e-12);
}

/** The page says of every scenario what the command says of it, and of its difference to the base. `made`: what the page is of. */
function expectTheSame(answers: readonly ComparisonAnswer[], again: Comparison, made: Comparison): void {
  const [headline] = Object.keys(again.base.outputs) as [string];
  // A lever that changes nothing any more is left out by the command.
  const places = again.others.map(({ result }) =>
    made.others.findIndex((other) => other.result.scenario.file === result.scenario.file),
  );
  const [, whole] = answers;
  for (const { compared } of answers) {
    expect(compared.outputs).toHaveLength(made.others.length + 1);
    expectSameOutput(compared.outputs[0]!, again.base.outputs[headline]!);
    for (const [index, { result, outputs }] of again.others.entries()) {
      const place = places[index]!;
      expectSameOutput(compared.outputs[place + 1]!, result.outputs[headline]!);
      const [got, wanted] = [compared.paired[place]!, outputs[headline]!];
      expectSameQuantiles(got.difference, wanted.difference);
      expectSameQuantiles(got.ratio, wanted.ratio);
      expect(got.probabilityLower.value).toBe(wanted.probabilityLower.value);
    }
    for (const [place, { difference }] of compared.paired.entries())
      if (!places.includes(place)) expect(difference.sd.value).toBe(0);
  }
  expectAlike(whole!.compared.outputs[0]!.mean.value, again.base.outputs[headline]!.mean.value);
  for (const [index, { outputs }] of again.others.entries())
    expectAlike(
      whole!.compared.paired[places[index]!]!.difference.mean.value,
      outputs[headline]!.difference.mean.value,
    );
}

function expectSameOutput(got: OutputResult, wanted: OutputResult): void {
  expectSameQuantiles(got, wanted);
  expect(got.interval.level).toBe(wanted.interval.level);
  expectAlike(got.interval.low, wanted.interval.low);
}

function expectSameQuantiles(got: PairedStatistics, wanted: PairedStatistics): void {
  for (const key of ['p5', 'p50', 'p95'] as const)
    expectAlike(got.quantiles[key].value, wanted.quantiles[key].value);
}

const year = (price: string, staff: string) => `horizon: { from: 2027-01, months: 6 }
inputs:
  users: { value: 40k to 60k, growth: ${price === '0.02 to 0.03' ? '3% to 8%' : '5%'} per month }
  price: { value: ${price} USD/day, growth: -20% per year, volatility: 20% per year }
  staff: ${staff}
formulas: { cost: users * price + staff }
`;

const usual = sampleScenarios.usual!;
const cheaper = usual.replace('value: 1 to 4 USD/Mtoken', 'value: 0.5 to 2 USD/Mtoken');

describe('the worker of the page of a comparison', () => {
  it.each([
    // Both have the input as it is, and one has another value of its own, which `--set` replaces.
    ['sobol', usual, cheaper, { tokens: { form: 'to', low: 300, high: 900 } }],
    ['sobol', usual, cheaper, { price: { form: 'to', low: 2, high: 6 } }],
    ['latin-hypercube', usual, cheaper, { price: { form: 'to', low: 2, high: 2 } }],
    ['monte-carlo', usual, cheaper, { staff: { form: 'to', low: 1e3, high: 2e3 } }],
    // Of months: a rate of growth is a range in one scenario and a number in the other.
    [
      'sobol',
      year('0.02 to 0.03', '100 to 200 USD/day'),
      `${year('0.03 to 0.05', '50 to 90 USD/day')}level: 0.8\n`,
      { 'users.growth': { form: 'growth', low: -0.02, high: 0.1, per: 'month' } },
    ],
    [
      'sobol',
      year('0.02 to 0.03', '100 to 200 USD/day'),
      year('0.03 to 0.05', '50 to 90 USD/day'),
      { price: { form: 'to', low: 0.01, high: 0.04 }, staff: { form: 'to', low: 80, high: 80 } },
    ],
  ] as const)('gives what compare --set gives: %s', async (design, base, other, changed) => {
    const changes: Changes = changed;
    const read = (set: readonly string[]) =>
      [base, other].map((text, index) => readScenarioText(text, { name: `${index}.yaml`, set }));
    const made = await compare(read([]), { ...few, design });
    const answer = await answers(made, changes);
    expectTheSame(
      answer,
      await compare(read(setsOf(made, changes)), { ...options, design, bridge: false }),
      made,
    );
  });

  it.each([
    // Which a lever gives its default back, another one changes with an option, and a third leaves as it is.
    { gpu_price: { form: 'to', low: 1, high: 3 }, queries_per_user: { form: 'to', low: 4, high: 4 } },
    // Which a lever sets.
    { spot_share: { form: 'uniform', low: 0.1, high: 0.2 } },
  ] as const)('gives what compare --lever --set gives: %j', async (changed) => {
    const file = 'scenarios/chatgpt-2023.yaml';
    const levers = findLevers(['h200', 'neocloud', 'spot', 'int8']);
    const changes: Changes = changed;
    const spot = ['spot_share=uniform(0.05, 0.15)'];
    const compared = (set: readonly string[], settings: typeof options | typeof few) =>
      compareLevers((pulled) => readScenario(file, { set, levers: pulled }), levers, {
        ...settings,
        bridge: false,
      });
    const made = await compared(spot, few);
    const set = setsOf(made, changes);
    const before = 'spot_share' in changes ? [] : spot;
    const again = await compared([...before, ...set], options);
    expect(again.others.length).toBeGreaterThan(1);
    expectTheSame(await answers(made, changes), again, made);
  });
});
