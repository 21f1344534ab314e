import { describe, expect, it } from 'vitest';
import { readScenarioText } from '../../scenario/read-scenario.ts';
import { simulate } from '../../simulate.ts';

const run = (text: string) =>
  simulate(readScenarioText(text), { draws: 4096, seed: 'cautions', workers: 1, sensitivity: false });

const service = (rest: string) => `
model: llm-service
accelerator: h100-sxm
language_model: llama3.1-70b
${rest}`;

describe('what stands on defaults', () => {
  it('is everything where nothing was set', async () => {
    const { onDefaults, cautions, warnings } = await run('model: llm-service');
    expect(onDefaults!.share).toBe(1);
    expect(onDefaults!.parts.map(({ name }) => name)).toContain('hardware_cost');
    expect(onDefaults!.parts[0]!.inputs.slice(0, 2)).toEqual(['daily_active_users', 'queries_per_user']);
    expect(cautions).toEqual([warnings[0]]);
    expect(warnings[0]).toMatch(
      /^all of the mean daily cost of [\d,]+ USD\/day stands on defaults that nobody set \(hardware cost, .*\): set daily_active_users/,
    );
  });

  it('is what only a part uses and nobody set, in money', async () => {
    const result = await run(
      service('staff: operations-and-research\ninputs: { daily_active_users: 20k to 60k }'),
    );
    const [labour, ...rest] = result.onDefaults!.parts.filter(({ name }) => name !== 'network_cost');
    expect(rest).toEqual([]);
    expect(labour!.name).toBe('labour_cost');
    expect(labour!.inputs).toContain('research_staff');
    const mean = result.breakdown!.parts.find(({ name }) => name === 'labour_cost')!.mean.value!;
    expect(labour!.amount).toBe(mean);
    // Hundreds of researchers on a dozen accelerators.
    expect(result.onDefaults!.share).toBeGreaterThan(0.9);
    expect(result.cautions![0]).toContain('labour cost');
  });

  it('is not said where most of the money was set', async () => {
    const { onDefaults, cautions } = await run(service('inputs: { daily_active_users: 200k to 600k }'));
    expect(onDefaults!.share).toBeLessThan(0.5);
    expect(cautions).toEqual([]);
  });

  it('is unknown without a breakdown', async () => {
    const { onDefaults, cautions } = await run('inputs: { x: 1 to 2 }\nformulas: { y: x }');
    expect([onDefaults, cautions]).toEqual([null, []]);
  });
});

describe('a promised speed that is not kept', () => {
  const promised = (speed: number) => service(`inputs: { daily_active_users: 1M, promised_speed: ${speed} }`);

  it('is said beside the answer, with the share of draws, though nobody asked for it', async () => {
    const { cautions } = await run(`${promised(1000)}\noutputs: [daily_cost]`);
    expect(cautions).toEqual([expect.stringMatching(/^the promised speed is not kept in every draw; /)]);
  });

  it('is not said where it is kept', async () => {
    expect((await run(promised(5))).cautions).toEqual([]);
  });
});
