import { describe, expect, it } from 'vitest';
import { trends } from '../../catalog/catalog.ts';
import { readScenarioText } from '../read-scenario.ts';

const growthOf = (lines: string, set: readonly string[] = []) => {
  const { inputs, notes, horizon } = readScenarioText(`model: llm-service\n${lines}`, { set });
  const growing = (horizon?.series ?? []).flatMap(({ input, growth }) => (growth === null ? [] : [input]));
  const part = (name: string) => inputs.find((input) => input.name === `${name}.growth`);
  return { growing, part, notes };
};

const year = 'horizon: { from: 2027-01, months: 12 }\n';
const rowOf = (id: string) => trends().find((row) => row.id === id)!;

describe('trends of the catalogue', () => {
  it('stand where a scenario with a horizon does not say how a price of the catalogue grows', () => {
    const { growing, part, notes } = growthOf(`${year}accelerator: h100-sxm\n`);
    expect(growing).toEqual([
      'gpu_price',
      'electricity_price',
      'staff_cost',
      'api_input_price',
      'api_cached_input_price',
      'api_output_price',
    ]);
    const { notation, source } = rowOf('rent-from-hopper');
    expect(part('gpu_price')).toMatchObject({ notation, source, place: null });
    expect(notes).toContain(
      `GPU price changes by -25 % to 25 % a year, which \`growth: none\` removes: catalogue, ${source}.`,
    );
  });

  it('are one unknown for all that grow by the same', () => {
    const { part, notes } = growthOf(year);
    expect(part('api_input_price')).toBeDefined();
    expect(part('api_output_price')).toBeUndefined();
    expect(
      notes.some((note) =>
        note.startsWith('API input price, API cached input price, API output price change by'),
      ),
    ).toBe(true);
  });

  it('give way to what the scenario says, and to none', () => {
    expect(growthOf(`${year}inputs: { gpu_price: { growth: none } }\n`).growing).not.toContain('gpu_price');
    expect(growthOf(year, ['gpu_price.growth=none']).growing).not.toContain('gpu_price');
    expect(growthOf(`${year}inputs: { gpu_price: 2 to 3 }\n`).growing).not.toContain('gpu_price');
    expect(growthOf(`${year}formulas: { gpu_price: 2 USD/GPU/hour }\n`).growing).not.toContain('gpu_price');
    const given = growthOf(`${year}inputs: { gpu_price: { growth: 5% per year } }\n`);
    expect(given.part('gpu_price')!.notation).toBe('5% per year');
    expect(given.notes.some((note) => note.startsWith('GPU price'))).toBe(false);
  });

  it('stand beside other keys of an input whose value is the catalogue’s', () => {
    const { part } = growthOf(`${year}inputs: { gpu_price: { volatility: 20% per year } }\n`);
    expect(part('gpu_price')!.notation).toBe(rowOf('rent-from-hopper').notation);
  });

  it('are those of the accelerator’s generation, and none of a row of one’s own', () => {
    expect(growthOf(`${year}accelerator: a100-80\n`).part('gpu_price')!.notation).toBe(
      rowOf('rent-before-hopper').notation,
    );
    const own =
      'accelerator: { name: ours, dense_tflops: { bf16: 900 }, memory_gib: 96, bandwidth_gb_per_s: 3000 }\n';
    expect(growthOf(year + own).growing).not.toContain('gpu_price');
  });

  it('are not there without a horizon', () => {
    const { growing, notes } = growthOf('');
    expect(growing).toEqual([]);
    expect(notes.some((note) => note.includes('growth: none'))).toBe(false);
  });
});
