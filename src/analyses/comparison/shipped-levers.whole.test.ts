import { beforeAll, describe, expect, it } from 'vitest';
import type { Lever } from '../../scenario/levers/lever.ts';
import { findLevers, readLevers } from '../../scenario/levers/lever-files.ts';
import { plainValue } from '../../scenario/shape.ts';
import { readScenario, readScenarioText } from '../../scenario/read-scenario.ts';
import { compareLevers } from './compare-levers.ts';
import type { Comparison } from './result.ts';

const levers = readLevers();
const options = { draws: 2048, seed: 'shipped', workers: 1, sensitivity: false } as const;

/** The scenario that the README begins with, with the outputs that are looked at. */
const assistant = `title: Our assistant
question: What will a day of our assistant cost?
model: llm-service
accelerator: h100-sxm
language_model: llama3.1-70b
inputs:
  daily_active_users: 20k to 60k
outputs: [daily_cost, hardware_cost, gpus]
goals:
  - daily_cost <= 3k USD/day with 90%
`;

/** What a lever makes of some output: the mean of the other's over that of the base's. */
function factor({ base, others }: Comparison, lever: string, output = 'hardware_cost'): number {
  const other = others.find((one) => one.levers!.join('+') === lever)!;
  return other.result.outputs[output]!.mean.value! / base.outputs[output]!.mean.value!;
}

const reasons = ({ levers }: Comparison) =>
  Object.fromEntries(levers!.flatMap(({ lever, reason }) => (reason === null ? [] : [[lever, reason]])));

describe('scenarios/levers', () => {
  it.each(levers.map((lever) => [lever.name, lever] as const))('%s says what it is', (name, lever) => {
    expect(lever.file.name).toMatch(new RegExp(`[/\\\\]${name}\\.yaml$`));
    expect(lever.title.length).toBeLessThanOrEqual(40);
    expect(lever.explanation).toMatch(/\.$/);
    // What is a judgement says so, and distributions are not set without saying where they come from.
    for (const { value } of lever.set) {
      const plain = plainValue(value);
      if (typeof plain === 'string') expect(plain).not.toMatch(/\(| to /);
      if (typeof plain === 'object') expect(plain).toHaveProperty('source');
    }
  });

  it('contains no two levers of one name', () => {
    expect(new Set(levers.map(({ name }) => name)).size).toBe(levers.length);
  });
});

describe('an assistant on H100', () => {
  let compared: Comparison;
  beforeAll(async () => {
    const read = (pulled: readonly Lever[]) => readScenarioText(assistant, { levers: pulled });
    compared = await compareLevers(read, levers, { ...options, combine: true });
  });

  it('is told what does not apply, and why', () => {
    expect(reasons(compared)).toEqual({
      'cheaper-region': 'no owned accelerators: electricity is in the rent',
      fp4: 'NVIDIA H100 SXM5 80GB cannot calculate in fp4 (it has bf16, fp8, int8)',
      h100: 'the scenario already has what it sets',
      neocloud: 'the scenario already has what it sets, or comes to the same numbers',
      'wide-experts':
        'the model has no experts, or fewer than 50 billion parameters in them, which small instances hold',
    });
  });

  it('saves about half of the hardware with 8 bits, less with 4 that are multiplied in 16, little with the cache', () => {
    // Twice the arithmetic, half the bytes, and instances of two accelerators instead of four.
    expect(factor(compared, 'int8')).toBeGreaterThan(0.45);
    expect(factor(compared, 'int8')).toBeLessThan(0.6);
    expect(factor(compared, 'fp8')).toBeCloseTo(factor(compared, 'int8'), 9);
    expect(factor(compared, 'int4')).toBeGreaterThan(factor(compared, 'int8'));
    expect(factor(compared, 'kv-fp8')).toBeGreaterThan(0.9);
    expect(factor(compared, 'kv-fp8')).toBeLessThan(1);
  });

  it('pays the rent that is said', () => {
    // Spot: (1 - s d) / (1 - s r) of means 0.45, 0.4 and 0.085 is 0.853.
    expect(factor(compared, 'spot')).toBeCloseTo(0.853, 2);
    expect(factor(compared, 'reserved-3y')).toBeLessThan(factor(compared, 'reserved-1y'));
    expect(factor(compared, 'reserved-1y')).toBeLessThan(0.97);
    for (const lever of ['spot', 'reserved-1y', 'marketplace'])
      expect(factor(compared, lever, 'gpus')).toBe(1);
  });

  it('combines three that go together', () => {
    const combined = compared.others.map(({ levers }) => levers!).filter(({ length }) => length > 1);
    expect(combined.map(({ length }) => length)).toEqual([2, 2, 2, 3]);
    expect(new Set(combined.flat()).size).toBe(3);
  });
});

describe('ChatGPT in 2023', () => {
  let compared: Comparison;
  beforeAll(async () => {
    const read = (pulled: readonly Lever[]) =>
      readScenario('scenarios/chatgpt-2023.yaml', { levers: pulled });
    const names = ['distillation', 'fp8', 'h100', 'int8', 'reserved-1y', 'spot', 'elastic'];
    compared = await compareLevers(read, findLevers(names), options);
  });

  it('is told what does not apply', () => {
    expect(reasons(compared)).toEqual({
      fp8: 'NVIDIA A100 SXM4 80GB cannot calculate in fp8 (it has bf16, int8)',
      'reserved-1y': 'needs rent on-demand, and this scenario has reserved-1y',
      spot: 'needs rent on-demand, and this scenario has reserved-1y',
    });
  });

  it('pays for people and training of the teacher as before when a student answers', () => {
    expect(factor(compared, 'distillation')).toBeLessThan(0.05);
    expect(factor(compared, 'distillation', 'training_cost')).toBeCloseTo(1, 9);
    expect(factor(compared, 'distillation', 'labour_cost')).toBeGreaterThan(0.7);
  });

  it('pays more for H100, whose rent of 2023 is more dearer than its memory is faster', () => {
    const gpus = factor(compared, 'h100', 'gpus');
    expect(gpus).toBeLessThan(2039 / 3350);
    expect(factor(compared, 'h100')).toBeGreaterThan(1);
  });
});
