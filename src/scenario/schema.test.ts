import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { readScenarioText } from './read-scenario.ts';
import { editorSchema } from './editor-schema.ts';
import { starterScenario } from './starter.ts';

const validate = new Ajv({ allErrors: true, allowUnionTypes: true }).compile(editorSchema());

const files = readdirSync('scenarios').filter((name) => name.endsWith('.yaml'));

describe('the JSON Schema of a scenario', () => {
  it('is draft 7', () => expect(editorSchema().$schema).toBe('http://json-schema.org/draft-07/schema#'));

  // After a change of the schema, or of what it lists: `npm run docs`.
  it('is the one that editors find beside the scenarios', async () => {
    const committed = resolve('scenarios/scenario.schema.json');
    await expect(`${JSON.stringify(editorSchema(), null, 2)}\n`).toMatchFileSnapshot(committed);
  });

  it.each(files)('accepts scenarios/%s', (file) => {
    validate(parse(readFileSync(`scenarios/${file}`, 'utf8')));
    expect(validate.errors).toBeNull();
  });

  it('accepts the starter, which the reader accepts too', () => {
    validate(parse(starterScenario()));
    expect(validate.errors).toBeNull();
    expect(readScenarioText(starterScenario()).outputs[0]).toBe('daily_cost');
  });

  it('accepts a number, a range and bounds as published', () => {
    const row = { quantity: 'a', source: 's', kind: 'measured' };
    const published = [{ value: 1 }, { value: '1 to 2 USD' }, { at_most: 1 }, { at_least: '1 USD' }];
    validate({ published: published.map((given) => ({ ...row, ...given, statistic: 'median' })) });
    expect(validate.errors).toBeNull();
  });

  it('accepts every form of an observation', () => {
    const seen = [
      { value: '61k USD/month', error: '3%', month: '2026-10', source: 's' },
      { between: ['14 GPU', 16] },
      { count: 7, of: '1 day' },
      { count: 70, of: 100 },
    ];
    validate({ observed: seen.map((given) => ({ quantity: 'a', ...given })) });
    expect(validate.errors).toBeNull();
  });

  it.each([
    ['a misspelt key', { titel: 'x' }],
    ['an unknown model', { model: 'llm-napkn' }],
    ['an unknown accelerator', { accelerator: 'a100-8' }],
    ['a list as a value', { inputs: { price: [1, 2] } }],
    ['a published row without a number', { published: [{ quantity: 'a', source: 's', kind: 'measured' }] }],
    [
      'a published row with two numbers',
      { published: [{ quantity: 'a', value: 1, at_most: 2, source: 's', kind: 'measured' }] },
    ],
    ['an observation without an error', { observed: [{ quantity: 'a', value: 1 }] }],
    ['a count without what it is of', { observed: [{ quantity: 'a', count: 1 }] }],
    ['an observation in two forms', { observed: [{ quantity: 'a', value: 1, error: 1, between: [1, 2] }] }],
    ['a range with one end', { observed: [{ quantity: 'a', between: [1] }] }],
    ['a published value without a source', { published: [{ quantity: 'a', value: 1, kind: 'measured' }] }],
  ])('refuses %s', (_, scenario) => expect(validate(scenario)).toBe(false));
});
