import { readdirSync, readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { expect, it } from 'vitest';
import { parse } from 'yaml';
import { leverSchema } from './lever-shape.ts';

const folder = new URL('../../../scenarios/levers/', import.meta.url);
const check = new Ajv({ strict: false }).compile(leverSchema());

it.each(readdirSync(folder).filter((name) => name.endsWith('.yaml')))(
  'has a schema that %s follows',
  (name) => {
    expect(check(parse(readFileSync(new URL(name, folder), 'utf8'))), JSON.stringify(check.errors)).toBe(
      true,
    );
  },
);

it('has a schema that refuses unknown keys and a lever without a title', () => {
  expect(check({ lever: 'a', title: 'A', explanation: 'Does it.', sett: {} })).toBe(false);
  expect(check({ lever: 'a', explanation: 'Does it.' })).toBe(false);
});
