import { describe, expect, it } from 'vitest';
import { host } from '#host';
import { breakEven } from '../../../analyses/break-even/break-even.ts';
import type { BreakEvenRequest } from '../../../analyses/break-even/solve.ts';
import { readScenarioText } from '../../../scenario/read-scenario.ts';
import { carriedTables } from '../../page/carried-tables.ts';
import { breakEvenCommand } from '../../page/sections/what-if-command.ts';
import { askedWorker } from './testing/asked-worker.ts';
import {
  type BreakEvenAnswer,
  type BreakEvenQuestion,
  type Change,
  changeNotation,
  type WhatIfChanges,
} from './what-if-messages.ts';

const ask = askedWorker<BreakEvenQuestion | WhatIfChanges, BreakEvenAnswer>();

const rent = `title: Rent
inputs:
  gpus: 8 to 20 GPU
  price: 1 to 4 USD/GPU/hour
  waste: beta(2, 8)
formulas:
  daily_cost: { formula: gpus * price * 24 hour / (1 - waste), unit: USD }
goals:
  - daily_cost <= 900 USD with 80%
`;
const buy = `title: Buy
inputs:
  gpus: 8 to 20 GPU
  price: 1 to 4 USD/GPU/hour
  upkeep: 200 to 400 USD
  waste: beta(2, 8)
  need: 100
formulas:
  daily_cost: { formula: gpus * 20 USD/GPU / (1 - waste) + upkeep, unit: USD }
  bill: { formula: "need * 2 USD + max(0 USD, upkeep - need * 3 USD)", unit: USD }
outputs: [daily_cost, bill]
`;

type Read = (set: readonly string[]) => ReturnType<typeof readScenarioText>;
const ofText =
  (text: string, name: string): Read =>
  (set) =>
    readScenarioText(text, { name, set });
const [rented, bought] = [ofText(rent, 'rent.yaml'), ofText(buy, 'buy.yaml')];
const growing = `title: Growing
horizon: { from: 2026-01, months: 6 }
inputs:
  users: { value: 1000 to 2000, growth: 0.05 to 0.15 per month }
  price: 1 to 2 USD/month
formulas:
  cost: users * price
goals:
  - total(cost) <= 20k USD with 80%
`;
const months = ofText(growing, 'growing.yaml');

describe('what the page of a break-even answers', { timeout: 240_000 }, () => {
  it.each<[string, readonly Read[], BreakEvenRequest, Readonly<Record<string, Change>>]>([
    ['to a goal', [rented], { input: 'price', probability: 0.7 }, { gpus: { form: 'to', low: 4, high: 8 } }],
    [
      'to two scenarios',
      [rented, bought],
      { input: 'price' },
      { waste: { form: 'beta', low: 0.1, high: 0.4 }, gpus: { form: 'to', low: 30, high: 30 } },
    ],
    [
      'to the lowest value',
      [bought],
      { input: 'need', cheapest: 0.9, output: 'bill' },
      { upkeep: { form: 'to', low: 500, high: 900 } },
    ],
    [
      'to a rate of growth that must not be below -100 %',
      [months],
      { input: 'users.growth' },
      { price: { form: 'to', low: 0.5, high: 1 } },
    ],
  ])('%s is what break-even --set gives', async (_, read, request, changes) => {
    const options = { draws: 65536, seed: 'again', workers: 1 } as const;
    const asked = async (set: readonly string[], draws: number) => {
      const [first, other] = await Promise.all(read.map((one) => one(set)));
      return breakEven(first!, { ...request, ...(other && { other }) }, { ...options, draws, set });
    };
    // What a page carries does not depend on how many draws its curve had.
    const made = await asked([], 4096);
    const whatIf = JSON.parse(JSON.stringify(made.whatIf)) as NonNullable<typeof made.whatIf>;
    const kernel = await host.kernelBytes();
    const tables = carriedTables([whatIf.scenario, { inputs: whatIf.other?.inputs?.items ?? [] }], 'sobol');
    const carried = { version: host.version, kernel, tables };
    const settings = { seed: 'again', design: 'sobol' } as const;
    await ask({ breakEven: whatIf, input: made.input, carried, settings });
    const { found } = await ask({ changes });
    const units = new Map(whatIf.inputs.map(({ name, unit }) => [name, unit]));
    const set = Object.entries(changes).map(
      ([name, change]) => `${name}=${changeNotation(change, units.get(name)!)}`,
    );
    const { scenario: _scenario, other: _other, whatIf: _whatIf, ...wanted } = await asked(set, 65536);
    expect(found).toMatchObject(JSON.parse(JSON.stringify(wanted)));
    expect(found.value.value).not.toBeNull();
    expect(found.value.value).not.toBe(made.value.value);
    const command = breakEvenCommand(made, whatIf, set, 65536);
    expect(command).toMatch(/^costcone break-even .* --seed again --draws 65536 /);
    for (const word of [`--input ${made.input} `, ...set.map((one) => ` --set '${one}'`)])
      expect(command).toContain(word);
  });
});
