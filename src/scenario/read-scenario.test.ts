import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { formatProblem, ScenarioError } from '../errors.ts';
import { readScenario, readScenarioText } from './read-scenario.ts';
import { starterScenario } from './starter.ts';
import type { UnreadPublished } from './unread-published.ts';

const folder = mkdtempSync(join(tmpdir(), 'costcone-scenario-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** Writes files into a folder of their own and gives its path. */
function written(files: Readonly<Record<string, string | Uint8Array>>): string {
  const inside = mkdtempSync(join(folder, 'case-'));
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(join(inside, name, '..'), { recursive: true });
    writeFileSync(join(inside, name), content);
  }
  return inside;
}

function messageOf(read: () => unknown): string {
  try {
    read();
  } catch (error) {
    if (error instanceof ScenarioError) return error.message;
    throw error;
  }
  return 'accepted';
}

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

const shop = `title: A shop
inputs:
  price: { value: 2 to 4 USD, source: a list, explanation: Price of one }
  sold: normal(100, 10) 1/day
  open: 300 day/year
formulas:
  income: price * sold
  yearly: { formula: income * open, unit: USD/year, label: In a year }
goals:
  - 100 USD/day <= income with 75%
  - price < 3 USD
published:
  - { quantity: yearly, value: 0.1M USD/year, source: a report, kind: measured, group: cost }
correlations:
  - { between: [price, sold], spearman: -0.5 }
`;

const tinyLlama = {
  model_type: 'llama',
  hidden_size: 2048,
  intermediate_size: 5632,
  num_attention_heads: 32,
  num_hidden_layers: 22,
  num_key_value_heads: 4,
  vocab_size: 32000,
};

describe('readScenario', () => {
  it('takes a folder for a language model, from where the scenario lies, with files of many megabytes', () => {
    const config = JSON.stringify({ ...tinyLlama, padding: 'x'.repeat(3 << 20) });
    const scenario = 'model: llm-service\nlanguage_model: ./tiny\n';
    const inside = written({ 'a.yaml': scenario, 'b.yaml': scenario, 'tiny/config.json': config });
    const read = readScenario(join(inside, 'a.yaml'));
    // TinyLlama 1.1B, arXiv 2401.02385: 1,100,048,384 parameters.
    const parameters = read.quantities.find(({ name }) => name === 'parameters');
    expect(JSON.stringify(parameters ?? read.inputs.find(({ name }) => name === 'parameters'))).toContain(
      '1100048384',
    );
    expect(read.sha256).not.toBe(sha256(scenario));
    writeFileSync(join(inside, 'tiny/config.json'), JSON.stringify({ ...tinyLlama, vocab_size: 64000 }));
    expect(readScenario(join(inside, 'a.yaml')).sha256).not.toBe(read.sha256);
  });

  it('reads inputs with their units, words and places', () => {
    const { inputs } = readScenarioText(shop, { name: 'shop.yaml' });
    expect(inputs.map(({ name, unit, source }) => [name, unit.text, source])).toEqual([
      ['price', 'USD', 'a list'],
      ['sold', '1/day', 'given in the scenario'],
      ['open', 'day/year', 'given in the scenario'],
    ]);
    expect(inputs[0]?.place).toEqual({ file: 'shop.yaml', line: 3, column: 19 });
    expect(inputs[0]?.explanation).toBe('Price of one');
    expect(inputs[0]?.value).toMatchObject({ kind: 'distribution', spec: { family: 'lognormal' } });
    expect(inputs[2]?.value).toMatchObject({ kind: 'constant', value: 300 });
  });

  it('infers units of formulas as people would write them', () => {
    const { quantities, outputs } = readScenarioText(shop);
    expect(quantities.map(({ name, unit, label }) => [name, unit.text, label])).toEqual([
      ['income', 'USD/day', 'Income'],
      ['yearly', 'USD/year', 'In a year'],
    ]);
    expect(outputs).toEqual(['income', 'yearly']);
  });

  it('takes limits, published values and correlations to the units and forms that are computed with', () => {
    const { goals, published, correlations } = readScenarioText(shop);
    expect(goals.map(({ required, threshold }) => [required, threshold])).toEqual([
      [0.75, { quantity: 'income', operator: '>=', limit: 100 }],
      [0.9, null],
    ]);
    expect(published).toMatchObject([{ quantity: 'yearly', value: 1e5, kind: 'measured', group: 'cost' }]);
    expect(correlations[0]?.spearman).toBe(-0.5);
    // 2 sin(pi / 6 * -0.5): Pearson (1907).
    expect(correlations[0]?.normal).toBeCloseTo(-0.5176380902050415, 14);
  });

  it('reads a published range with its geometric middle, and bounds, in the unit of the quantity', () => {
    const { published } = readScenarioText(`formulas: { cost: { formula: 3 USD/day, unit: USD/day } }
published:
  - { quantity: cost, value: 1461 to 5844 USD/year, source: a, kind: measured, statistic: median }
  - { quantity: cost, at_most: 1461 USD/year, source: a, kind: measured }
  - { quantity: cost, at_least: 4, source: a, kind: estimate }
`);
    const close = (value: number) => expect.closeTo(value, 10);
    expect(published).toMatchObject([
      { value: close(8), range: [close(4), close(16)], bound: null, statistic: 'median' },
      { value: close(4), range: null, bound: 'at_most', statistic: null },
      { value: close(4), range: null, bound: 'at_least' },
    ]);
  });

  it('gathers published values that fit nothing where that is asked, and refuses the file where it is not', () => {
    const text = `formulas: { cost: 3 USD }
published:
  - { quantity: cots, value: 3 USD, source: a, kind: measured, group: cost }
  - { quantity: cost, value: 3 USD, source: b, kind: estimate }
`;
    const unread: UnreadPublished[] = [];
    const { published } = readScenarioText(text, { unread });
    expect(published.map(({ source }) => source)).toEqual(['b']);
    expect(unread).toMatchObject([{ quantity: 'cots', source: 'a', kind: 'measured', group: 'cost' }]);
    expect(unread[0]!.problems.map(({ rule }) => rule)).toEqual(['unknown quantity']);
    expect(() => readScenarioText(text)).toThrow(ScenarioError);
  });

  it('gathers those over months too: the others stay, and a total in their unit is told', () => {
    const text = `horizon: { from: 2026-01, months: 6 }
inputs: { cost_a: { value: 10 USD/day, growth: 1% per month } }
formulas: { cost: cost_a * 2, bill: total(cost) }
published:
  - { quantity: cost, value: 4k USD, source: a, kind: measured }
  - { quantity: bill, value: 4k USD, source: b, kind: measured }
`;
    const unread: UnreadPublished[] = [];
    const { published } = readScenarioText(text, { unread });
    expect(published.map(({ source }) => source)).toEqual(['b']);
    const [problem, ...others] = unread.flatMap(({ problems }) => problems);
    expect(others).toEqual([]);
    expect(problem!.hint).toContain('total(cost), total(cost, 2026-01, 2026-06) or at(cost, 2026-01)');
  });

  it('converts a limit and a published value', () => {
    const { goals, published } = readScenarioText(`formulas: { cost: { formula: 3 USD/day, unit: USD/day } }
goals: ['cost <= 73050 USD/year']
published: [{ quantity: cost, value: 73050 USD/year, source: a, kind: estimate }]
`);
    expect(goals[0]?.threshold?.limit).toBeCloseTo(200, 10);
    expect(published[0]?.value).toBeCloseTo(200, 10);
  });

  it('orders formulas by what they need, and keeps the order of inputs', () => {
    const { quantities } = readScenarioText('formulas: { c: a + b, b: a * 2, a: 1 }');
    expect(quantities.map(({ name }) => name)).toEqual(['a', 'b', 'c']);
  });

  it.each([
    ['a byte order mark', `\ufeff${shop}`],
    ['CRLF', shop.replaceAll('\n', '\r\n')],
    ['a document start', `---\n${shop}`],
    ['anchors and aliases', shop.replace('2 to 4 USD', '&p 2 to 4 USD').concat('notes: [*p]\n')],
  ])('reads a file with %s', (_, text) => {
    expect(readScenarioText(text).inputs.map(({ name }) => name)).toEqual(['price', 'sold', 'open']);
  });

  it('takes the title of a file without one from its name', () => {
    const inside = written({ 'my-shop.yaml': 'formulas: { a: 1 }\n' });
    const { title, file, sha256: digest } = readScenario(join(inside, 'my-shop.yaml'));
    expect([title, file, digest]).toEqual(['my-shop', 'my-shop.yaml', sha256('formulas: { a: 1 }\n')]);
  });

  it('refuses what is no file, and stops reading a file that is too large', () => {
    const inside = written({ 'large.yaml': '' });
    const large = join(inside, 'large.yaml');
    truncateSync(large, 100 * 2 ** 20);
    expect(messageOf(() => readScenario(large))).toBe(`${large}:1:1  file is larger than 1 MiB`);
    expect(messageOf(() => readScenario(inside))).toBe(`${inside}  must be a file (a folder)`);
    expect(messageOf(() => readScenario(join(inside, 'no.yaml')))).toMatch(/no\.yaml {2}file not found$/);
    expect(messageOf(() => readScenario('a\0b'))).toBe('a\\u{0}b  no file can have this name');
    expect(messageOf(() => readScenario('/dev/zero'))).toBe('/dev/zero  must be a file (a device)');
  });

  it('never throws anything but a ScenarioError for what a user wrote', () => {
    const starter = starterScenario();
    const edit = fc.record({
      at: fc.nat(starter.length),
      remove: fc.nat(12),
      insert: fc.oneof(
        fc.string({ maxLength: 6 }),
        fc.constantFrom(
          '\n',
          ': ',
          '- ',
          '{',
          '[',
          '"',
          '*a',
          '&a ',
          '!!',
          '0',
          '1e9',
          '(',
          ')',
          ' to ',
          '%',
          'USD',
          '__proto__',
        ),
      ),
    });
    fc.assert(
      fc.property(fc.array(edit, { minLength: 1, maxLength: 3 }), (edits) => {
        const text = edits.reduce(
          (before, { at, remove, insert }) => before.slice(0, at) + insert + before.slice(at + remove),
          starter,
        );
        for (const line of messageOf(() => readScenarioText(text)).split('\n'))
          expect(line).toMatch(/^(accepted|<stdin>:\d+:\d+ {2}\S|and \d+ more problems?$)/);
      }),
      { numRuns: 150, seed: 20260228 },
    );
  });
});

describe('extends', () => {
  const base = `model: llm-napkin
title: Base
precision: { weights: int8, kv: fp16 }
inputs:
  daily_active_users: { value: 10M to 15M, source: a survey, explanation: People }
  own: 1 to 2 USD/day
formulas:
  total: { formula: daily_cost + own, label: All }
goals: [total <= 1G USD/day]
`.replace('1G', '1B');

  it('changes only what it names', () => {
    const inside = written({
      'base.yaml': base,
      'middle/middle.yaml': 'extends: ../base.yaml\ninputs: { daily_active_users: 20M, new: 3 }\n',
      'top.yaml':
        'extends: middle/middle.yaml\nprecision: { kv: fp8 }\nformulas: { total: daily_cost * new, pue: 1 + 0.2 }\n',
    });
    const scenario = readScenario(join(inside, 'top.yaml'));
    expect(scenario.title).toBe('Base');
    expect(scenario.goals).toHaveLength(1);
    const users = scenario.inputs.find(({ name }) => name === 'daily_active_users');
    expect(users).toMatchObject({ notation: '20M', explanation: 'People', source: 'given in the scenario' });
    expect(users?.place?.file).toBe(join(inside, 'middle/middle.yaml'));
    const total = scenario.quantities.find(({ name }) => name === 'total');
    expect(total).toMatchObject({ formula: 'daily_cost * new', label: 'All' });
    expect(scenario.inputs.some(({ name }) => name === 'pue')).toBe(false);
    // int8 weights are the base's: twice the peak of bf16.
    expect(scenario.inputs.find(({ name }) => name === 'peak_flops')?.notation).toBe('1979 TFLOP/s/GPU');
  });

  it('numbers inputs of the model first, then of the base, then new ones', () => {
    const inside = written({
      'base.yaml': 'inputs: { a: 1 to 2, b: 1 to 2 }\nformulas: { sum: a + b }\n',
      'top.yaml': 'extends: base.yaml\ninputs: { c: 1 to 2, b: 3 to 4 }\nformulas: { sum: a + b + c }\n',
    });
    expect(readScenario(join(inside, 'top.yaml')).inputs.map(({ name }) => name)).toEqual(['a', 'b', 'c']);
  });

  it('reads a long chain', () => {
    const files: Record<string, string> = { '0.yaml': 'inputs: { x: 1 to 2 }\nformulas: { y: x }\n' };
    for (let i = 1; i <= 200; i++) files[`${i}.yaml`] = `extends: ${i - 1}.yaml\n`;
    expect(readScenario(join(written(files), '200.yaml')).outputs).toEqual(['y']);
  });

  it('covers bases and CSV files in its digest', () => {
    const [top, csv, base] = [
      'extends: base.yaml\n',
      'x\n1\n2\n4\n',
      "inputs: { x: \"empirical(file='d/x.csv', column='x')\" }\nformulas: { y: x }\n",
    ];
    const inside = written({ 'top.yaml': top, 'base.yaml': base, 'd/x.csv': csv });
    const { sha256: digest, inputs } = readScenario(join(inside, 'top.yaml'));
    expect(digest).toBe(sha256([top, base, csv].map((text) => `${sha256(text)}\n`).join('')));
    expect(inputs[0]?.value).toMatchObject({ kind: 'distribution', spec: { family: 'empirical' } });
  });

  it('changes one price or one route of a group of customers', () => {
    const inside = written({
      'base.yaml': `services: { chat: { language_model: llama3.1-8b }, router: { language_model: llama3.1-8b } }
customers: { all: { queries: 10k query/day, price: 100 USD/month, to: { chat: 50%, router: 100% } } }
`,
      'priced.yaml': 'extends: base.yaml\ncustomers: { all: { price: 2 USD/Mtoken } }\n',
      'routed.yaml': 'extends: base.yaml\ncustomers: { all: { to: { chat: 20% } } }\n',
    });
    const notations = (file: string) =>
      ['all.price', 'all.to.chat', 'all.to.router'].map(
        (name) => readScenario(join(inside, file)).inputs.find((input) => input.name === name)?.notation,
      );
    expect(notations('priced.yaml')).toEqual(['2 USD/Mtoken', '50%', '100%']);
    expect(notations('routed.yaml')).toEqual(['100 USD/month', '20%', '100%']);
  });

  it('replaces an input by a formula and back', () => {
    const inside = written({
      'base.yaml': 'inputs: { x: 1 to 2, z: 3 }\nformulas: { y: x + z }\n',
      'formula.yaml': 'extends: base.yaml\nformulas: { x: z * 2 }\n',
      'input.yaml': 'extends: formula.yaml\ninputs: { x: 5 to 6 }\n',
    });
    expect(readScenario(join(inside, 'formula.yaml')).inputs.map(({ name }) => name)).toEqual(['z']);
    expect(readScenario(join(inside, 'input.yaml')).inputs.map(({ name }) => name)).toEqual(['z', 'x']);
  });
});

describe('workloads', () => {
  const two = `model: llm-service
workloads:
  - { name: chat, share: 70%, input_tokens: 300 to 1200 }
  - { name: code, share: 30% }
`;

  it('become inputs by their full names, which go before the rows', () => {
    const { inputs } = readScenarioText(`${two}inputs: { chat.input_tokens: 500 }\n`);
    const notation = (name: string) => inputs.find((input) => input.name === name)?.notation;
    expect(notation('chat.input_tokens')).toBe('500');
    expect(notation('code.share')).toBe('30%');
    expect(notation('code.output_tokens')).toMatch(/ to /);
  });

  it('are merged by name', () => {
    const inside = written({
      'base.yaml': two,
      'top.yaml':
        'extends: base.yaml\nworkloads:\n  - { name: code, share: 10% }\n  - { name: summarizing, share: 20% }\n',
    });
    const { inputs } = readScenario(join(inside, 'top.yaml'));
    const shares = inputs.filter(({ name }) => name.endsWith('.share'));
    expect(shares.map(({ name, notation }) => [name, notation])).toEqual([
      ['chat.share', '70%'],
      ['code.share', '10%'],
      ['summarizing.share', '20%'],
    ]);
  });
});

describe('a key that was called something else before', () => {
  const text = (keys: string) => `model: llm-service\n${keys}\noutputs: [daily_cost]\n`;

  it('works as the new one does, with a remark for who wrote it', () => {
    const [old, now] = ['precision', 'formats'].map((key) =>
      readScenarioText(text(`${key}: { weights: int8 }`), { name: 'a.yaml' }),
    );
    expect(old!.inputs).toEqual(now!.inputs);
    expect(now!.remarks).toEqual([]);
    expect(old!.remarks.map(formatProblem)).toEqual([
      'a.yaml:2:1  precision: `precision` is called `formats` now, both work',
    ]);
    expect(old!.notes).toEqual(now!.notes);
  });

  it('is refused beside the new one', () => {
    const both = text('precision: { weights: int8 }\nformats: { weights: fp8 }');
    expect(() => readScenarioText(both)).toThrow('this is the old name of `formats`, which is given too');
  });

  it('is not among the keys that a misspelt one is held against', () => {
    expect(() => readScenarioText(text('precison: { weights: int8 }'))).toThrow(
      /known keys: (?!.*precision)/,
    );
  });
});
