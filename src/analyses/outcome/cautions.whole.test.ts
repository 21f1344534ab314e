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

describe('a promise that several services break', () => {
  it('is said once, with their names', async () => {
    const { cautions } = await run(`
services:
  chat: { language_model: llama3.1-70b }
  code: { language_model: llama3.1-70b, workloads: [code] }
  router: { language_model: llama3.1-8b, promised_speed: none }
customers: { all: { users: 20k to 60k, to: { chat: 100%, code: 20%, router: 100% } } }
inputs: { promised_speed: 300 token/s }
`);
    const missed = cautions!.filter((caution) => caution.includes('is missed'));
    expect(missed).toHaveLength(1);
    expect(missed[0]).toMatch(/^`promised_speed` is missed \(chat in .*, code in /);
  });
});

describe('what stands on defaults', () => {
  it('is everything where nothing was set', async () => {
    const { onDefaults, cautions, warnings } = await run('model: llm-service');
    expect(onDefaults!.share).toBeCloseTo(1, 3);
    expect(onDefaults!.parts.map(({ name }) => name)).toContain('hardware_cost');
    expect(onDefaults!.parts[0]!.inputs.slice(0, 2)).toEqual(['daily_active_users', 'queries_per_user']);
    expect(cautions).toEqual([warnings[0]]);
    expect(warnings[0]).toMatch(
      /^all of the mean daily cost of [\d,]+ USD\/day rests on defaults \(hardware cost, .*\): set daily_active_users/,
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
    expect(cautions).toEqual([expect.stringMatching(/^`promised_speed` is missed in every draw: /)]);
  });

  it('is not said where a given number of queries in flight decides the batch', async () => {
    const text = `${promised(1000)}\nworkloads: [{ name: chat, concurrency: 16 }]`;
    expect((await run(text)).cautions).toEqual([]);
  });

  it('is not said where it is kept', async () => {
    expect((await run(promised(5))).cautions).toEqual([]);
  });
});

describe('a fleet that is given', () => {
  const fleet = (gpus: number, users: string) =>
    service(
      `inputs: { daily_active_users: ${users}, fleet_gpus: ${gpus}, promised_speed: none, operations_staff: 1 }`,
    );

  it('is said to be too small, and draws no more than it has', async () => {
    const { cautions, outputs } = await run(fleet(8, '5M'));
    expect(cautions).toEqual([
      expect.stringMatching(/^the accelerators fall short in the busiest hour in every draw: /),
    ]);
    expect(outputs.gpus!.quantiles.p50.value).toBe(8);
    // Eight servers' parts of 1.4 kW at most, cluster and building included.
    expect(outputs.energy_per_day!.quantiles.p99.value).toBeLessThan(8 * 1.4 * 24 * 1.18 * 1.45);
  });

  it('stands idle where nobody is served, and is paid for', async () => {
    const { outputs } = await run(`${fleet(8, '0')}\noutputs: [gpus, hardware_cost, fleet_utilization]`);
    expect(outputs.gpus!.quantiles.p50.value).toBe(8);
    expect(outputs.hardware_cost!.quantiles.p50.value).toBeGreaterThan(100);
    expect(outputs.fleet_utilization!.maximum).toBe(0);
  });

  it('is no fleet where it is smaller than an instance', async () => {
    await expect(run(fleet(2, '5k'))).rejects.toThrow(/smaller than one instance/);
  });
});
