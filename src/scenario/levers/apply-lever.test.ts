import { describe, expect, it } from 'vitest';
import { createDistribution } from '../../distributions/create-distribution.ts';
import { readScenarioText } from '../read-scenario.ts';
import { leverOfLines } from './testing/lever-of-lines.ts';

const service = `model: llm-service
accelerator: a100-80
workloads: [chat, code]
inputs:
  gpu_price: 2 to 4 USD/GPU/hour
  owned_share: 40%
  research_staff: 3 to 5 person
published:
  - { quantity: hardware_cost, value: 1 USD/day, source: somebody, kind: estimate }
`;
const pull = (text: string, ...lines: string[]) =>
  readScenarioText(text, { levers: lines.map(leverOfLines) });
const inputOf = (scenario: ReturnType<typeof pull>, name: string) =>
  scenario.inputs.find((input) => input.name === name)!;

/** An input's mean and percentiles in base units. */
function statistics({ value }: ReturnType<typeof inputOf>) {
  if (value.kind === 'constant') return [value.base];
  const { mean, quantile } = createDistribution(value.spec);
  return [mean!, quantile(0.05), quantile(0.95)].map((x) => x * value.unit.factor);
}

describe('a lever', () => {
  it('sets options, one key of a mapping, inputs of the model and of every workload', () => {
    const scenario = pull(
      service,
      `set:
  precision.weights: int8
  inputs.spare: 0.1
  '*.cache_hit': { value: "beta(p5=0.3, p95=0.6)", source: "judgement: a test" }`,
    );
    expect(inputOf(scenario, 'weight_bytes').source).toContain('number format of the weights');
    expect(inputOf(scenario, 'peak_flops').notation).toBe('624 TFLOP/s/GPU');
    expect(inputOf(scenario, 'spare').notation).toBe('0.1');
    for (const name of ['chat.cache_hit', 'code.cache_hit'])
      expect(inputOf(scenario, name)).toMatchObject({ source: 'judgement: a test' });
  });

  it('changes one key of what the scenario writes out, and leaves the scenario itself alone', () => {
    const text = `${service}gpus_per_instance: { prefill: 4, decode: 8 }\n`;
    const scenario = pull(text, 'set: { gpus_per_instance.decode: 16 }');
    expect(inputOf(scenario, 'prefill_gpus').notation).toBe('4 GPU');
    expect(inputOf(scenario, 'decode_gpus').notation).toBe('16 GPU');
    expect(inputOf(readScenarioText(text), 'decode_gpus').notation).toBe('8 GPU');
  });

  it('puts what the scenario gives back to its default, and sets on top', () => {
    const text = `${service}gpus_per_instance: { prefill: 16, decode: 16 }\n`;
    const scenario = pull(text, 'unset: [gpus_per_instance, gpu_price]\nset: { accelerator: h200 }');
    expect(inputOf(scenario, 'decode_gpus').notation).toBe('2 GPU');
    expect(inputOf(scenario, 'gpu_price').place).toBeNull();
  });

  it('keeps inputs whose default would change, also under another name', () => {
    const closed = 'model: llm-service\nlanguage_model: gpt3-175b\n';
    const keep = 'keep: { teacher_parameters: active_parameters, staff_cost: staff_cost }';
    const more =
      'formulas.training_flop: training_factor * teacher_parameters * training_tokens * training_epochs';
    const scenario = pull(closed, `${keep}\nset:\n  language_model: llama3.1-8b\n  ${more}`);
    const before = readScenarioText(closed);
    expect(statistics(inputOf(scenario, 'teacher_parameters'))).toEqual(
      statistics(inputOf(before, 'active_parameters')),
    );
    expect(statistics(inputOf(scenario, 'staff_cost'))).toEqual(statistics(inputOf(before, 'staff_cost')));
    expect(inputOf(scenario, 'staff_cost').source).toBe(inputOf(before, 'staff_cost').source);
  });

  it('multiplies a number, a distribution and a default, and says so', () => {
    const scenario = pull(service, 'scale: { gpu_price: 0.8, owned_share: 50%, pue: 1.25 }');
    const before = readScenarioText(service);
    for (const [name, factor] of [
      ['gpu_price', 0.8],
      ['owned_share', 0.5],
      ['pue', 1.25],
    ] as const) {
      const unscaled = statistics(inputOf(before, name));
      for (const [k, x] of statistics(inputOf(scenario, name)).entries())
        expect(x / (unscaled[k]! * factor)).toBeCloseTo(1, 12);
    }
    expect(inputOf(scenario, 'gpu_price').notation).toBe('0.8 * (2 to 4 USD/GPU/hour)');
    expect(inputOf(scenario, 'owned_share').notation).toBe('0.5 * (40%)');
    expect(inputOf(scenario, 'gpu_price').unit).toEqual(inputOf(before, 'gpu_price').unit);
  });

  it('multiplies formulas of the scenario and of the model', () => {
    const text = `${service}formulas: { own: hardware_cost + 1 USD/day }\n`;
    const { quantities, breakdown } = pull(text, 'scale: { own: 0.9, network_cost: 2, daily_cost: 0.5 }');
    const formula = (name: string) => quantities.find((one) => one.name === name)!.formula;
    expect(formula('own')).toBe('0.9 * (hardware_cost + 1 USD/day)');
    expect(formula('network_cost')).toMatch(/^2 \* \(/);
    // Its parts no longer add up to it.
    expect(breakdown).toEqual([]);
  });

  it('multiplies what another lever has multiplied, and what another one sets', () => {
    const twice = pull(service, 'scale: { gpu_price: 0.8 }', 'scale: { gpu_price: 0.5 }');
    const [mean] = statistics(inputOf(readScenarioText(service), 'gpu_price'));
    expect(statistics(inputOf(twice, 'gpu_price'))[0]! / mean!).toBeCloseTo(0.4, 12);
    const set = pull(service, 'set: { gpu_price: 3 }', 'scale: { gpu_price: 0.5 }');
    expect(inputOf(set, 'gpu_price').notation).toBe('0.5 * 3');
  });

  it('names what it made, and holds nothing against it that was published of the scenario', () => {
    const scenario = pull(service, 'set: { gpu_price: 3 }', 'scale: { pue: 1.1 }');
    const [first, second] = scenario.levers;
    expect(scenario.file).toBe(`<stdin> + ${first!.lever} + ${second!.lever}`);
    expect(scenario.title).toBe(`${first!.title} + ${second!.title}`);
    expect(scenario.published).toEqual([]);
    expect(readScenarioText(service).published).toHaveLength(1);
    expect(scenario.sha256).not.toBe(readScenarioText(service).sha256);
  });

  it('changes a scenario without a model', () => {
    const own = 'inputs: { price: 1 to 2 USD, count: 3 }\nformulas: { cost: price * count }\n';
    const { quantities, inputs } = pull(own, 'set: { count: 2 }\nscale: { cost: 0.5 }');
    expect(inputs.find(({ name }) => name === 'count')?.notation).toBe('2');
    expect(quantities[0]?.formula).toBe('0.5 * (price * count)');
  });

  it('leaves no committed accelerators idle, unless it says what becomes of them', () => {
    const committed = `${service}commitments: [{ gpus: 8, price: 2 }]\n`;
    const other = 'set: { accelerator: h100-sxm }';
    expect(() => pull(committed, other)).toThrow(/requires\.commitments: the scenario has `commitments`/);
    expect(pull(committed, `unset: [commitments]\n${other}`).inputs.map(({ name }) => name)).not.toContain(
      'commitments.0.gpus',
    );
    expect(pull(committed, 'set: { spot_share: 0.5 }').levers).toHaveLength(1);
  });
});
