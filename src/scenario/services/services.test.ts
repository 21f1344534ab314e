import { describe, expect, it } from 'vitest';
import { readScenarioText } from '../read-scenario.ts';

const small = 'language_model: { parameters: 40B, active_parameters: 8B }';

describe('services', () => {
  it('of one pool may share the sizes of their instances', () => {
    const scenario = readScenarioText(`
services:
  chat: { pool: main, ${small} }
  code: { pool: main, ${small} }
customers: { all: { users: 10k, to: { chat: 50%, code: 50% } } }
`);
    const names = scenario.inputs.map(({ name }) => name);
    expect(names).toContain('decode_gpus');
    expect(names).not.toContain('chat.decode_gpus');
  });

  it('have workloads whose numbers say where they come from', () => {
    const { inputs } = readScenarioText(`
services:
  chat: { ${small}, workloads: [{ name: talk, input_tokens: { value: 500, source: a trace }, output_tokens: 100 }] }
customers: { all: { users: 10k, to: { chat: 100% } } }
`);
    expect(inputs.find(({ name }) => name === 'chat.talk.input_tokens')).toMatchObject({
      notation: '500',
      source: 'a trace',
    });
  });
});
