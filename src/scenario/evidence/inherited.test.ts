import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { UsageError } from '../../errors.ts';
import { leverOfLines } from '../levers/testing/lever-of-lines.ts';
import { type ReadOptions, readScenario } from '../read-scenario.ts';
import { carriedEvidence, observingScenario, withoutEvidence } from './carried.ts';
import { checkSameEvidence } from './same-evidence.ts';

const folder = mkdtempSync(join(tmpdir(), 'costcone-observed-'));
afterAll(() => rmSync(folder, { recursive: true }));

const row = '{ quantity: cost, value: 700 USD/day, error: 3%, source: invoice }';
const files = {
  base: `inputs:
  price: 2 to 3 USD/GPU/hour
  fleet: 10 to 20 GPU
  other: 1 to 2
formulas: { cost: price * fleet, more: cost * other }
observed:
  - ${row}
`,
  future: `extends: base.yaml
horizon: { from: 2027-01, months: 6 }
inputs: { price: { value: 3 to 4 USD/GPU/hour, growth: 3% to 8% per month } }
`,
  later: 'extends: future.yaml\ninputs: { fleet: 20 to 30 GPU }\n',
  dearer: 'extends: base.yaml\ninputs: { price: 3 to 4 USD/GPU/hour }\n',
  dropped: 'extends: base.yaml\nobserved: []\n',
  after: 'extends: dropped.yaml\ninputs: { fleet: 20 to 30 GPU }\n',
  replaced: `extends: base.yaml
observed: [{ quantity: fleet, between: [12 GPU, 14 GPU] }]
`,
  copied: `inputs:
  fleet: 10 to 20 GPU
  price: 2 to 3 USD/GPU/hour
formulas: { cost: price * fleet, double: 2 * cost }
observed: [${row}]
`,
  wrong: 'extends: broken.yaml\nobserved: []\n',
  wronger: 'extends: broken.yaml\n',
  broken: `inputs: { x: 1 to 2 }
formulas: { y: x }
observed: [{ quantity: y, value: 1 }]
`,
} as const;
for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, `${name}.yaml`), text);

const read = (name: keyof typeof files, options?: ReadOptions) =>
  readScenario(join(folder, `${name}.yaml`), options);
const quantitiesOf = (scenario: ReturnType<typeof read>) =>
  scenario.evidence?.observations.map(({ quantity }) => quantity) ?? null;

describe('what a file observed that another one extends', () => {
  const base = read('base');

  it('is seen in the numbers of the file that wrote it, as that reads by itself', () => {
    expect(base.evidence!.of).toBeNull();
    for (const name of ['future', 'later', 'dearer'] as const) {
      const { evidence, horizon } = read(name);
      expect(evidence!.observations).toEqual(base.evidence!.observations);
      expect(evidence!.of).toEqual(base);
      expect(horizon === null).toBe(name === 'dearer');
    }
  });

  it('is dropped by an empty list, and by what extends that', () => {
    expect(read('dropped').evidence).toBeNull();
    expect(read('after').evidence).toBeNull();
  });

  it('is replaced by other observations, which are of the scenario that wrote these', () => {
    const { evidence } = read('replaced');
    expect(evidence!.of).toBeNull();
    expect(quantitiesOf(read('replaced'))).toEqual(['fleet']);
  });

  it('knows no --set, which changes the scenario itself', () => {
    const set = ['fleet=30 GPU'];
    expect(read('dearer', { set }).evidence!.of).toEqual(base);
    expect(read('base', { set }).evidence!.of).toBeNull();
    expect(() => read('base', { set: ['observed=none'] })).toThrow(
      'what was observed is written in the scenario file ("observed"), `--no-observed` leaves it out',
    );
    expect(() => read('base', { set: ['observed[0].error=9%'] })).toThrow('what was observed is written in');
  });

  it('is wrong at its own place, once, and not where it is dropped', () => {
    expect(() => read('wronger')).toThrow(/^\S*broken\.yaml:3:12 {2}observed\[0\]: needs `error`.*$/);
    expect(read('wrong').evidence).toBeNull();
  });
});

describe('what was observed before a lever', () => {
  const lever = leverOfLines('scale: { price: 0.5 }');

  it('is seen in the numbers of the scenario without it', () => {
    const set = ['fleet=12 to 30 GPU'];
    for (const levers of [[lever], [lever, leverOfLines('scale: { fleet: 0.5 }')]]) {
      const pulled = read('base', { set, levers });
      expect(pulled.evidence!.of).toEqual(read('base', { set }));
      expect(quantitiesOf(pulled)).toEqual(['cost']);
    }
    expect(read('dearer', { levers: [lever] }).evidence!.of).toEqual(read('base'));
    expect(read('dropped', { levers: [lever] }).evidence).toBeNull();
  });

  it('may not fit the scenario that the lever makes', () => {
    const other = leverOfLines('set: { formulas.cost: fleet * 2 USD/GPU }');
    expect(quantitiesOf(read('base', { levers: [other] }))).toEqual(['cost']);
  });

  it('is nothing that a lever changes', () => {
    for (const lines of ['set: { observed: [] }', 'unset: [observed]\nscale: { price: 0.5 }'])
      expect(() => read('base', { levers: [leverOfLines(lines)] })).toThrow(
        'what was observed is written in the scenario file',
      );
  });
});

describe('observations of several scenarios', () => {
  const [base, dearer, dropped] = [read('base'), read('dearer'), read('dropped')];

  it('are the same where the scenarios behind them are', () => {
    const pulled = read('base', { levers: [leverOfLines('scale: { price: 0.5 }')] });
    // `copied` computes the same from the same inputs, in another order; `other` is behind nothing that was seen.
    const others = [dearer, pulled, read('copied'), read('base', { set: ['other=3'] })];
    expect(() => checkSameEvidence(base, others)).not.toThrow();
    expect(() => checkSameEvidence(dropped, [read('after')])).not.toThrow();
  });

  it.each([
    [base, dropped, 'base.yaml has observations and dropped.yaml has none'],
    [dropped, dearer, 'dearer.yaml has observations and dropped.yaml has none'],
    [base, read('replaced'), 'base.yaml and replaced.yaml have different observations'],
    [
      read('base', { set: ['fleet=12 to 30 GPU'] }),
      dearer,
      '--set changes base.yaml only where it is compared itself',
    ],
  ])('are refused where they differ', (a, b, message) => {
    expect(() => checkSameEvidence(a, [a, b])).toThrow(UsageError);
    expect(() => checkSameEvidence(a, [a, b])).toThrow(message);
    expect(() => checkSameEvidence(withoutEvidence(a), [withoutEvidence(b)])).not.toThrow();
  });

  it('stay those of the first scenario whatever is made of it', () => {
    expect(carriedEvidence(base)).toEqual({ observations: base.evidence!.observations, of: base });
    expect(carriedEvidence(dearer)).toEqual(dearer.evidence);
    expect(carriedEvidence(dropped)).toBeNull();
    expect(observingScenario(dearer)).toEqual(base);
    expect(observingScenario(base)).toBe(base);
    expect(observingScenario(dropped)).toBeNull();
  });
});
