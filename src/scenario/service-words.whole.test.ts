import { describe, expect, it } from 'vitest';
import { ScenarioError } from '../errors.ts';
import { readScenarioText } from './read-scenario.ts';

const service = (rest: string) => `model: llm-service\nlanguage_model: llama3.1-70b\n${rest}\n`;
const inputOf = (text: string, name: string, set: readonly string[] = []) =>
  readScenarioText(text, { set }).inputs.find((input) => input.name === name)!;

function messageOf(text: string): string {
  try {
    readScenarioText(text);
  } catch (error) {
    if (error instanceof ScenarioError) return error.message;
    throw error;
  }
  return 'accepted';
}

describe('the words of a service', () => {
  it.each([
    ['inputs: { promised_speed: none }', 'promised_speed'],
    ['inputs: { promised_speed: None }', 'promised_speed'],
    ['workloads: [{ name: chat, concurrency: none }]', 'chat.concurrency'],
    ['inputs: { target_utilization: none, fleet_gpus: none }', 'fleet_gpus'],
  ])('take `none` where there may be none: %s', (rest, name) => {
    expect(inputOf(service(rest), name).value).toMatchObject({ kind: 'constant', base: 0 });
  });

  it('take `none` on the command line, and refuse it where something must be', () => {
    expect(inputOf(service(''), 'promised_speed', ['promised_speed=none']).notation).toBe('none');
    expect(messageOf(service('inputs: { memory_share: none }'))).toMatch(/inputs\.memory_share/);
  });

  it('take a workload by its name alone', () => {
    const { inputs } = readScenarioText(service('workloads: [chat, { name: code, share: 2 }]'));
    const names = inputs.map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining(['chat.input_tokens', 'code.input_tokens']));
    expect(messageOf(service('workloads: [chat, chat]'))).toContain('each workload may appear only once');
  });

  it('take the unit 1', () => {
    const text = 'inputs: { x: { value: 1 to 2, unit: 1 } }\nformulas: { y: { formula: x, unit: 1 } }';
    expect(readScenarioText(text).quantities[0]!.unit.text).toBe('');
  });

  it.each([
    ['gpus: 16', /is computed by the model \("gpus"\).*`fleet_gpus`/],
    ['mfu: 0.4', /`linear_efficiency`/],
    ['communication_time: 3', /`link_bandwidth`.*`stage_latency`/],
    ['tokens_per_query: 500', /`input_tokens` and `output_tokens`/],
  ])('lead from %s to what is meant', (input, message) => {
    expect(messageOf(service(`inputs: { ${input} }`))).toMatch(message);
  });

  it('challenge a mean of a day that looks like one request', () => {
    const remarks = (notation: string) =>
      readScenarioText(service(`inputs: { chat.input_tokens: "${notation}" }`)).remarks;
    expect(remarks('500 to 1800')).toEqual([]);
    const [remark] = remarks('lognormal(mu=6.66, sigma=1.24)');
    expect(remark).toMatchObject({ found: 'its spread is 1.9 of its mean', place: { line: 3 } });
    expect(remark!.hint).toContain('`input_cv`');
    expect(remarks('pareto(100, 1.5)')[0]!.found).toBe('its spread has no end');
  });

  it('choose whose pay counts', () => {
    const staff = (rest: string) =>
      ['operations_staff', 'research_staff'].map((name) => inputOf(service(rest), name).notation);
    expect(staff('')).toEqual(['0.2 to 2 person', '0 person']);
    expect(staff('staff: none')).toEqual(['0 person', '0 person']);
    expect(staff('staff: operations-and-research')[1]).toBe('50 to 400 person');
    expect(messageOf(service('staff: research'))).toMatch(/staff: is not a kind of staff \("?research"?\)/);
  });

  it('charge training only of models that are the service’s own, unless asked for', () => {
    expect(inputOf(service(''), 'training_runs_per_year').notation).toBe('0');
    const own = 'model: llm-service\nlanguage_model: gpt3-175b\n';
    expect(inputOf(own, 'training_runs_per_year').notation).toBe('0.3 to 2 1/year');
  });
});
