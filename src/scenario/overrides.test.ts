import { describe, expect, it } from 'vitest';
import { ScenarioError, UsageError } from '../errors.ts';
import { readScenarioText } from './read-scenario.ts';

const napkin = `model: llm-napkin
year: 2023
inputs: { own: 1 to 2 USD/day }
formulas: { total: daily_cost + own }
`;

const read = (...set: string[]) => readScenarioText(napkin, { set });

function messageOf(...set: string[]): string {
  try {
    read(...set);
  } catch (error) {
    if (error instanceof ScenarioError) return error.message;
    throw error;
  }
  return 'accepted';
}

const notation = (scenario: ReturnType<typeof read>, name: string) =>
  scenario.inputs.find((input) => input.name === name)?.notation;

describe('--set', () => {
  it('sets inputs of the model and of the scenario', () => {
    const scenario = read('electricity_price=0.05 to 0.2 USD/kWh', ' own = 3 USD/day ');
    expect(notation(scenario, 'electricity_price')).toBe('0.05 to 0.2 USD/kWh');
    expect(notation(scenario, 'own')).toBe('3 USD/day');
    expect(scenario.inputs.find(({ name }) => name === 'own')?.place).toEqual({ file: '--set' });
  });

  it('sets formulas of the scenario', () => {
    const { quantities } = read('total=daily_cost * 2 + own');
    expect(quantities.find(({ name }) => name === 'total')?.formula).toBe('daily_cost * 2 + own');
  });

  it('sets options, of which mappings by key', () => {
    const price = (...set: string[]) => notation(read(...set), 'peak_flops');
    expect(price('accelerator=h100-sxm', 'precision.weights=fp8')).toBe('1979 TFLOP/s/GPU');
    expect(read('level=95%', 'year=2024').level).toBe(0.95);
    const rent = (year: string) => notation(read('accelerator=h100-sxm', `year=${year}`), 'gpu_price');
    expect(rent('2026')).toContain('p5=2.29, p50=3.85');
    expect(rent('2026-H1')).toContain('p5=2.29, p50=3.34');
    expect(rent('2026-H2')).toContain('p5=2.957, p50=3.99');
  });

  it('reaches every key by its path, those of a mapping too', () => {
    const scenario = read('title=Another', 'inputs.own=4 USD/day', 'formulas.total=own * 2', 'staff=3');
    expect(scenario.title).toBe('Another');
    expect(notation(scenario, 'own')).toBe('4 USD/day');
    expect(notation(scenario, 'staff')).toBe('3');
    expect(scenario.quantities.find(({ name }) => name === 'total')?.formula).toBe('own * 2');
    const chip = '{ dense_tflops: { bf16: 100 }, memory_gb: 80, bandwidth_gb_per_s: 2000 }';
    const text = `model: llm-service\naccelerator: ${chip}\n`;
    const faster = readScenarioText(text, {
      set: ['accelerator.bandwidth_gb_per_s=3000', 'accelerator.dense_tflops.bf16=200'],
    });
    expect(notation(faster, 'memory_bandwidth')).toBe('3000 GB/s/GPU');
    expect(notation(faster, 'peak_flops')).toBe('200 TFLOP/s/GPU');
    expect(notation(faster, 'memory')).toBe(notation(readScenarioText(text), 'memory'));
  });

  it('says that a path leads into what is named, and that only a file extends another', () => {
    const named = () =>
      readScenarioText('model: llm-napkin\naccelerator: h100-sxm\n', { set: ['accelerator.memory_gb=96'] });
    expect(named).toThrow('`accelerator` is given there as one word ("accelerator.memory_gb")');
    expect(messageOf('extends=other.yaml')).toContain('only a scenario file says what it starts from');
  });

  it('gives a bare number the unit of the own input it replaces', () => {
    const unit = (set: string) => read(set).inputs.find(({ name }) => name === 'own')?.value.unit.text;
    expect(unit('own=3')).toBe('USD/day');
    expect(unit('own=3 to 4')).toBe('USD/day');
    expect(unit('own=3k USD/year')).toBe('USD/year');
    const share = 'inputs: { share: 40% }\nformulas: { rest: 1 - share }\n';
    const half = readScenarioText(share, { set: ['share=0.5'] }).inputs[0]?.value;
    expect(half).toMatchObject({ value: 0.5, unit: { factor: 1 } });
  });

  it('only mentions an input that nothing uses where no model or base could have it', () => {
    const text = 'inputs: { price: 1 USD, spare: 1 to 2 token }\nformulas: { cost: price * 2 }\n';
    expect(readScenarioText(text).notes).toEqual(['Nothing uses the input spare.']);
  });

  it('refuses a name that nothing uses, also without a model', () => {
    const text = 'inputs: { price: 1 USD }\nformulas: { cost: price * 2 }\n';
    expect(() => readScenarioText(text, { set: ['prise=2'] })).toThrow('did you mean "price"?');
  });

  it('takes = inside a notation', () => {
    expect(notation(read('own=normal(p5=1, p95=2) USD/day'), 'own')).toBe('normal(p5=1, p95=2) USD/day');
  });

  it.each([
    ['own=1 to 2 kWh', /^--set {2}formulas\.total|^<stdin>:4:\d+ {2}formulas\.total/],
    ['own=1 to', /^--set {2}inputs\.own: expected a value \(the end\)$/],
    ['onw=3', /^--set {2}inputs\.onw: not an input of the model, and nothing uses it \("onw"\)/],
    ['electricity_prise=3', /did you mean "electricity_price"\?$/],
    ['year=soon', /^--set {2}year: must be a year or half of one, as in 2024 or 2024-H2 \("soon"\)$/],
    ['year=2026-H3', /^--set {2}year: must be a year or half of one, as in 2024 or 2024-H2 \("2026-H3"\)$/],
    ['year=20244', /^--set {2}year: must be a year, as in 2024 \(20244\)$/],
    ['precision.weights=fp12', /^--set {2}precision\.weights: is not a number format/],
    ['__proto__=3', /^--set {2}inputs\.__proto__: a name is made of/],
    ['total=daily_cost + 1', /^--set {2}formulas\.total: "\+" needs two values of the same kind/],
    ['fleet_utilization=0.3 to 0.9', /^--set {2}inputs\.fleet_utilization: must be above 0 and at most 1/],
  ])('reports %s', (set, message) => expect(messageOf(set)).toMatch(message));

  it.each([['own'], ['=3'], ['own=']])('needs name=notation (%s)', (set) => {
    expect(() => read(set)).toThrow(UsageError);
  });

  it('sets nothing twice', () => {
    expect(() => read('own=3 USD/day', 'own=4 USD/day')).toThrow('--set gives own twice');
  });
});
