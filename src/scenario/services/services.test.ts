import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { readScenario, readScenarioText } from '../read-scenario.ts';

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

it.each(['year: 2024', 'staff: lean', 'currency: EUR'])('say that %s is of all services', (option) => {
  const text = `services: { chat: { ${small}, ${option} } }\ncustomers: { all: { users: 10k, to: { chat: 100% } } }\n`;
  const name = option.split(':')[0];
  expect(() => readScenarioText(text)).toThrow(
    `all services have the same: give \`${name}\` beside \`services\``,
  );
});

describe('customers of a scenario that extends another', () => {
  const folder = mkdtempSync(join(tmpdir(), 'costcone-customers-'));
  afterAll(() => rmSync(folder, { recursive: true }));
  writeFileSync(
    join(folder, 'base.yaml'),
    `services: { chat: { ${small} } }
customers:
  free: { users: 10k, to: { chat: 100% } }
  api: { queries: 1k query/day, price: { input: 1 USD/Mtoken, output: 2 USD/Mtoken }, to: { chat: 100% } }
`,
  );
  const given = (customers: string) => {
    writeFileSync(join(folder, 'over.yaml'), `extends: base.yaml\ncustomers: ${customers}\n`);
    const { inputs } = readScenario(join(folder, 'over.yaml'));
    const own = inputs.filter(({ name }) => /^(?:free|api)\.(?!to\.)/.test(name));
    return Object.fromEntries(own.map(({ name, notation }) => [name, notation]));
  };

  it('change one price of several, or all for another', () => {
    expect(given('{ api: { price: { output: 3 USD/Mtoken } } }')).toMatchObject({
      'api.price.input': '1 USD/Mtoken',
      'api.price.output': '3 USD/Mtoken',
    });
    const flat = given('{ api: { price: 5 USD/Mtoken } }');
    expect(flat).toMatchObject({ 'api.price': '5 USD/Mtoken' });
    expect(flat).not.toHaveProperty(['api.price.input']);
  });

  it('are given in another way by who extends', () => {
    const names = Object.keys(given('{ free: { queries: 2k query/day }, api: { users: 5 } }'));
    expect(names).toEqual(expect.arrayContaining(['free.queries', 'api.users', 'api.queries_per_user']));
    expect(names).not.toContain('free.users');
    expect(names).not.toContain('api.queries');
  });
});
