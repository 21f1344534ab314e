import { describe, expect, it } from 'vitest';
import { assumptions } from '../../catalog/catalog.ts';
import { readScenarioText } from '../../scenario/read-scenario.ts';
import { simulate } from '../../simulate.ts';
import { build, names, problemsOf } from './testing/check-model.ts';

describe.each(names)('%s', (name) => {
  it('has formulas and defaults whose units fit', () => {
    expect(problemsOf(build(name))).toEqual([]);
  });

  it('explains everything and says where it comes from', () => {
    const { inputs, quantities, outputs, breakdown } = build(name);
    for (const { explanation, source } of [...inputs, ...quantities]) {
      expect(explanation).toMatch(/^\p{Lu}?.{8,}\.$/su);
      expect(source).not.toBe('');
    }
    const all = new Set(quantities.map((quantity) => quantity.name));
    for (const output of [...outputs, ...breakdown]) expect(all).toContain(output);
    const everything = [...inputs, ...quantities].map((one) => one.name);
    expect(new Set(everything).size).toBe(everything.length);
  });

  it('is simulated as it stands, and its breakdown adds up to the headline', async () => {
    const scenario = readScenarioText(`title: ${name}\nmodel: ${name}\n`);
    const options = { draws: 4096, seed: 'models', workers: 1, sensitivity: false };
    const { outputs, breakdown } = await simulate(scenario, options);
    expect(Object.keys(outputs)).toEqual(build(name).outputs);
    for (const { nonFinite, quantiles } of Object.values(outputs)) {
      expect(nonFinite).toBe(0);
      expect(quantiles.p50.value).not.toBeNull();
    }
    const total = breakdown!.parts.reduce((sum, { mean }) => sum + mean.value!, 0);
    expect(total / outputs[scenario.outputs[0]!]!.mean.value!).toBeCloseTo(1, 12);
  });

  it('uses every input', () => {
    const { inputs, quantities } = build(name, { workloads: [{ name: 'chat' }] });
    const words = new Set(quantities.flatMap(({ formula }) => formula.split(/[^\w.]+/)));
    expect(inputs.map((input) => input.name).filter((input) => !words.has(input))).toEqual([]);
  });
});

it('has the headline quantities that other people’s scripts name', () => {
  // The list of the cost model; a training run has no queries and no users.
  const money = ['daily_cost', 'hardware_cost', 'electricity_cost', 'labour_cost', 'training_cost'];
  const common = [...money, 'electricity_bill', 'cost_per_million_tokens', 'energy_per_day', 'purchase_cost'];
  const serving = ['network_cost', 'cost_per_query', 'cost_per_user', 'gpus', 'energy_per_query'];
  expect(build('llm-training').outputs).toEqual(expect.arrayContaining(common));
  for (const name of ['llm-napkin', 'llm-service'])
    expect(build(name).outputs).toEqual(expect.arrayContaining([...common, ...serving]));
});

it('measures the same under the same name in every model', () => {
  const dimensions = new Map<string, unknown>();
  for (const { inputs, quantities } of names.map((name) => build(name)))
    for (const { name, unit } of [...inputs, ...quantities]) {
      const known = dimensions.get(name) ?? unit.dimension;
      expect(unit.dimension, name).toEqual(known);
      dimensions.set(name, known);
    }
});

it('uses every assumption of the catalogue', () => {
  const families = [{}, { language_model: 'deepseek-v3' }];
  const inputs = new Set(
    names.flatMap((name) =>
      families.flatMap((words) => build(name, words).inputs.map((input) => input.name)),
    ),
  );
  const unused = assumptions().filter(({ id }) => !inputs.has(id));
  expect(unused.map(({ id }) => id)).toEqual([]);
});
