import { describe, expect, it } from 'vitest';
import type { Scenario } from '../../scenario/scenario.ts';
import type { Driver } from '../drivers/result.ts';
import { inputWarnings } from './words.ts';

const place = { file: 'a.yaml', line: 1, column: 1 };
const scenario = {
  outputs: ['daily_cost'],
  inputs: [
    { name: 'set', place },
    { name: 'gpu_price', place: null },
    { name: 'peak_to_mean', place: null },
  ],
} as unknown as Scenario;

const driver = (value: number): Driver => ({
  narrowing: { value, error: 0.001 },
  amount: { value, error: 0.001 },
  interval: { low: 0, high: 1 },
  tied: false,
  rank: 1,
});
const warned = (set: number, gpu: number, peak: number) =>
  inputWarnings.defaults(scenario, {
    daily_cost: { set: driver(set), gpu_price: driver(gpu), peak_to_mean: driver(peak) },
  });

describe('inputs that nobody set', () => {
  it('are said where together they would narrow the interval by 13 %, those that would do so most by name', () => {
    expect(warned(0.5, 0.1, 0.03)).toEqual([
      "inputs left at the model's defaults drive daily cost; knowing these would narrow its interval most: GPU price (10 %), peak to mean (3 %); set the ones you know",
    ]);
    expect(warned(0.5, 0.1, 0.029)).toEqual([]);
    expect(inputWarnings.defaults(scenario, null)).toEqual([]);
  });
});

describe('a rank correlation that was missed', () => {
  const told = (family: string) =>
    inputWarnings.missedCorrelations(
      {
        inputs: [
          {
            name: 'a',
            value: { kind: 'distribution', spec: { family: 'normal', parameters: { mean: 0, sd: 1 } } },
          },
          {
            name: 'b',
            value: { kind: 'distribution', spec: { family, parameters: { p: 0.5, mean: 0, sd: 1 } } },
          },
        ],
      } as unknown as Scenario,
      [{ between: ['a', 'b'], asked: 0.5, achieved: 0.4 }],
      2 ** 16,
    );
  const missed = 'a and b: a rank correlation of 0.5 was requested; the draws reach 0.40';

  it('is put down to repeated values only where there are some', () => {
    expect(told('bernoulli')).toEqual([`${missed}, because repeated values limit it`]);
    expect(told('normal')).toEqual([missed]);
  });
});
