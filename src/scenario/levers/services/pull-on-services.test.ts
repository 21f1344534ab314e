import { describe, expect, it } from 'vitest';
import { ScenarioError } from '../../../errors.ts';
import { readScenarioText } from '../../read-scenario.ts';
import { findLevers } from '../lever-files.ts';
import { leverOfLines } from '../testing/lever-of-lines.ts';

/** Two services on H100 and one on A100, which has no fp8. */
const three = `
accelerator: h100-sxm
services:
  chat: { language_model: llama3.1-70b, workloads: [chat, code] }
  agent: { language_model: llama3.1-70b, workloads: [code] }
  router: { language_model: llama3.1-8b, accelerator: a100-80, workloads: [{ name: route, input_tokens: 400 to 900, output_tokens: 1 }] }
customers:
  free: { users: 200k to 300k, queries_per_user: 2 to 4, to: { router: 100%, chat: 30% } }
  paid: { users: 10k to 15k, queries_per_user: 15 to 30, to: { router: 100%, chat: 80%, agent: 5% } }
`;
const pull = (levers: readonly (string | ReturnType<typeof leverOfLines>)[], text = three) =>
  readScenarioText(text, {
    levers: levers.map((one) => (typeof one === 'string' ? findLevers([one])[0]! : one)),
  });
const base = readScenarioText(three);

/** An input as written, a quantity as its formula; undefined where there is none of that name. */
function shown({ inputs, quantities }: ReturnType<typeof pull>, name: string): string | undefined {
  return (
    inputs.find((input) => input.name === name)?.notation ??
    quantities.find((quantity) => quantity.name === name)?.formula
  );
}

/** Names of the inputs that end with a word, in order. */
const inputsOf = ({ inputs }: ReturnType<typeof pull>, word: string) =>
  inputs.flatMap(({ name }) => (name === word || name.endsWith(`.${word}`) ? [name] : [])).sort();

function refusal(levers: Parameters<typeof pull>[0], text = three): string {
  try {
    pull(levers, text);
  } catch (error) {
    if (error instanceof ScenarioError) return error.message;
    throw error;
  }
  return 'accepted';
}

describe('a lever on several services', () => {
  it('says of a service what it lacks, not of the scenario', () => {
    const reason = refusal(
      ['reserved-1y'],
      three.replace('accelerator: h100-sxm', 'accelerator: h100-sxm\nrental: reserved-3y'),
    );
    expect(reason).toContain('needs rent on-demand, and the service has reserved-3y');
  });

  it('reaches those that it fits, leaves the others alone and says so', () => {
    const scenario = pull(['fp8']);
    expect(scenario.levers[0]!.services).toEqual(['chat', 'agent']);
    expect(scenario.title).toBe('Weights in fp8 (quantization) (chat, agent)');
    expect(shown(scenario, 'chat.weight_bytes')).not.toBe(shown(base, 'chat.weight_bytes'));
    expect(shown(scenario, 'agent.weight_bytes')).toBe('chat.weight_bytes');
    for (const name of ['peak_flops', 'memory_bandwidth', 'decode_gpus', 'weight_bytes', 'gpu_price'])
      expect(shown(scenario, `router.${name}`) ?? shown(scenario, name), name).toBe(
        shown(base, `router.${name}`) ?? shown(base, name),
      );
  });

  it('leaves what it does not change its random numbers, also under another name', () => {
    // Formats that were two become one, and so do the efficiencies that follow from them.
    const text = three.replace(
      'workloads: [chat, code]',
      'formats: { weights: fp8 }, workloads: [chat, code]',
    );
    const one = text.replace('accelerator: a100-80, ', '');
    const [before, after] = [readScenarioText(one), pull(['fp8'], one)];
    expect(inputsOf(before, 'linear_efficiency')).toContain('chat.linear_efficiency');
    const now = after.inputs.find(({ name }) => name === 'linear_efficiency')!;
    expect(now.notation).toBe(shown(before, 'chat.linear_efficiency'));
    expect(now.drawnAs).toBe('chat.linear_efficiency');
  });

  it('replaces the accelerator of all, also one of their own', () => {
    const scenario = pull(['h200']);
    expect(scenario.levers[0]!.services).toBeUndefined();
    expect(scenario.title).toBe('H200 (hardware acceleration)');
    expect(inputsOf(scenario, 'memory')).toEqual(['memory']);
    expect(inputsOf(base, 'memory')).toEqual(['chat.memory', 'router.memory']);
  });

  it('sets what all share as one unknown', () => {
    const own = three.replace('accelerator: a100-80', 'accelerator: a100-80, elastic_share: 0.1');
    expect(inputsOf(readScenarioText(own), 'elastic_share')).toEqual([
      'elastic_share',
      'router.elastic_share',
    ]);
    for (const text of [three, own]) {
      const scenario = pull(['elastic'], text);
      expect(inputsOf(scenario, 'elastic_share')).toEqual(['elastic_share']);
      expect(shown(scenario, 'elastic_share')).toBe('uniform(0.6, 0.9)');
    }
  });

  it('sets what some share as one unknown too, under the name of the first', () => {
    const only = leverOfLines(
      `requires: { accelerator: h100-sxm }\nset: { elastic_share: "uniform(0.6, 0.9)" }`,
    );
    const scenario = pull([only], `${three}inputs: { elastic_share: 0.2 }\n`);
    expect(inputsOf(scenario, 'elastic_share')).toEqual(['chat.elastic_share', 'elastic_share']);
    expect(shown(scenario, 'agent.elastic_share')).toBe('chat.elastic_share');
    expect(shown(scenario, 'elastic_share')).toBe('0.2');
    // What another lever multiplies then is multiplied once.
    const both = pull([only, leverOfLines('scale: { elastic_share: 0.5 }')]);
    expect(shown(both, 'chat.elastic_share')).toBe('0.5 * (uniform(0.6, 0.9))');
    expect(shown(both, 'agent.elastic_share')).toBe('chat.elastic_share');
  });

  it('replaces large models only, and keeps what the teacher costs', () => {
    const scenario = pull(['distillation']);
    expect(scenario.levers[0]!.services).toEqual(['chat', 'agent']);
    expect(shown(scenario, 'chat.teacher_parameters')).toContain('70');
    expect(scenario.inputs.some(({ name }) => name === 'agent.teacher_parameters')).toBe(false);
    expect(shown(scenario, 'chat.training_flop')).toMatch(/training_factor \* chat\.teacher_parameters \*/);
    expect(shown(scenario, 'research_staff')).toBe(shown(base, 'research_staff'));
  });

  it('reaches every workload of every service', () => {
    const scenario = pull(['prompt-caching']);
    const hits = inputsOf(scenario, 'cache_hit');
    expect(hits.length).toBeGreaterThan(2);
    for (const name of hits) expect(shown(scenario, name)).toBe('beta(p5=0.3, p95=0.65)');
  });

  it('multiplies what is shared once', () => {
    const scenario = pull([leverOfLines('scale: { pue: 1.1, gpu_price: 0.8 }')]);
    expect(shown(scenario, 'pue')).toMatch(/^1\.1 \* [^*]+$/);
    expect(inputsOf(scenario, 'gpu_price')).toEqual(inputsOf(base, 'gpu_price'));
    for (const name of inputsOf(scenario, 'gpu_price'))
      expect(shown(scenario, name)).toBe(`0.8 * (${shown(base, name)})`);
  });

  it('multiplies a quantity of each, and of all where neither follows from the other', () => {
    const scenario = pull([leverOfLines('scale: { daily_cost: 0.5, network_cost: 2, labour_cost: 3 }')]);
    expect(shown(scenario, 'daily_cost')).toMatch(/^0\.5 \*/);
    expect(shown(scenario, 'chat.daily_cost')).toMatch(/^0\.5 \*/);
    expect(shown(scenario, 'chat.network_cost')).toMatch(/^2 \*/);
    expect(shown(scenario, 'network_cost')).not.toMatch(/^2 \*/);
    expect(shown(scenario, 'labour_cost')).toMatch(/^3 \*/);
    expect(shown(scenario, 'chat.labour_cost')).not.toMatch(/^3 \*/);
  });

  it('changes what it names of the portfolio itself', () => {
    const scenario = pull([
      leverOfLines('set: { free.to.chat: 0.2, customers.paid.users: 20k, router.accelerator: h200 }'),
    ]);
    expect(shown(scenario, 'free.to.chat')).toBe('0.2');
    expect(shown(scenario, 'paid.users')).toBe('20k');
    expect(shown(scenario, 'router.memory')).not.toBe(shown(base, 'router.memory'));
    expect(shown(scenario, 'chat.memory')).toBe(shown(base, 'chat.memory'));
    expect(shown(pull([leverOfLines('scale: { free.users: 2 }')]), 'free.users')).toBe('2 * (200k to 300k)');
    const priced = leverOfLines(
      'requires: { holds: [{ condition: agent.gpu_price > 1 USD/GPU/hour, else: it is cheap }] }\nset: { chat.gpu_price: 1 }',
    );
    expect(shown(pull([priced]), 'chat.gpu_price')).toBe('1');
  });

  it('gives back the default of some, and leaves the others what they were given', () => {
    const text = `${three}inputs: { gpu_price: 2 to 3 USD/GPU/hour }\n`;
    const scenario = pull([leverOfLines('requires: { accelerator: a100-80 }\nunset: [gpu_price]')], text);
    expect(shown(scenario, 'chat.gpu_price')).toBe('2 to 3 USD/GPU/hour');
    expect(shown(scenario, 'agent.gpu_price')).toBe('chat.gpu_price');
    expect(scenario.inputs.find(({ name }) => name === 'gpu_price')!.place).toBeNull();
    expect(shown(scenario, 'router.rent_price')).toMatch(/\bgpu_price\b/);
  });

  it('says once why it reaches none, and of whom where reasons differ', () => {
    expect(refusal(['cheaper-region']).split('\n')).toHaveLength(1);
    expect(refusal(['cheaper-region'])).not.toContain('chat');
    const fp4 = refusal(['fp4']).split('\n');
    expect(fp4).toHaveLength(2);
    expect(fp4[0]).toMatch(/chat, agent: NVIDIA H100/);
    expect(fp4[1]).toMatch(/router: NVIDIA A100/);
    expect(refusal([leverOfLines('set: { free.to.chat: 30% }')])).toMatch(/already has what it sets/);
    expect(refusal([leverOfLines('set: { promised_sped: 3 }')])).toMatch(/did you mean "promised_speed"/);
  });
});
