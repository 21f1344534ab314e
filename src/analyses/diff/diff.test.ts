import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { hypot } from '../../elementary/elementary.ts';
import { terminalDiff } from '../../report/terminal/terminal-diff.ts';
import { expectToFit } from '../../report/terminal/testing/expect-to-fit.ts';
import { readScenarioText } from '../../scenario/read-scenario.ts';
import { simulate } from '../../simulate.ts';
import type { Result } from '../result.ts';
import { diff } from './diff.ts';

const text = `
title: Rent
inputs:
  gpus: 8 GPU
  price: 1 to 4 USD/GPU/hour
  other_luck: normal(0, 1)
formulas:
  daily_cost: gpus * price * 24 hour/day
  twice: 2 * gpus
  luck: other_luck * 2
goals: [daily_cost <= 500 USD/day]
`;
const run = (scenario: string, seed = 'a') =>
  simulate(readScenarioText(scenario), {
    draws: 4096,
    seed,
    workers: 1,
    sensitivity: false,
  });

let [base, otherSeed, dearer]: Result[] = [];
beforeAll(async () => {
  [base, otherSeed, dearer] = await Promise.all([
    run(text),
    run(text, 'b'),
    run(text.replace('1 to 4', '1.1 to 4.4')),
  ]);
});

describe('what changed between two saved results', () => {
  it('is nothing between equal ones', () => {
    const found = diff(base!, JSON.parse(JSON.stringify(base)));
    expect(found).toMatchObject({ format: 'costcone-diff/1', moved: false, sharedDraws: true, options: [] });
    expect(
      Object.values(found.outputs)
        .flatMap(({ statistics }) => Object.values(statistics))
        .every(({ change }) => change === 'same'),
    ).toBe(true);
    expect(terminalDiff(found)).toContain('No output changed.');
  });

  it('counts no single output', () => {
    const onlyCost = (result: Result) => ({ ...result, outputs: { daily_cost: result.outputs.daily_cost! } });
    expect(terminalDiff(diff(onlyCost(base!), onlyCost(dearer!)))).toContain(
      'The one output in common moved by more than the simulation errors explain.',
    );
  });

  it('is no more than the seed where only that is another one', () => {
    const found = diff(base!, otherSeed!);
    expect(found.moved).toBe(false);
    expect(found.sharedDraws).toBe(false);
    expect(found.options).toEqual([{ name: 'seed', old: 'a', new: 'b' }]);
    expect(found.outputs.daily_cost!.statistics.mean.change).toBe('within errors');
    expect(found.outputs.twice!.statistics.mean).toMatchObject({
      difference: 0,
      error: 0,
      significance: null,
      change: 'same',
    });
  });

  it('is an output with its difference, error and significance, and the input behind it', () => {
    const found = diff(base!, dearer!);
    const { mean } = found.outputs.daily_cost!.statistics;
    // Every price is a tenth higher, and draws are shared.
    expect(mean.difference!).toBeCloseTo(0.1 * base!.outputs.daily_cost!.mean.value!, 9);
    expect(mean.error).toBe(hypot(mean.old.error!, mean.new.error!));
    expect(mean.significance).toBe(mean.difference! / mean.error!);
    expect(mean.change).toBe('moved');
    expect(found).toMatchObject({ moved: true, sharedDraws: true });
    expect(found.outputs.luck!.moved).toBe(false);
    expect(found.inputs).toEqual({
      changed: [{ name: 'price', old: '1 to 4 USD/GPU/hour', new: '1.1 to 4.4 USD/GPU/hour' }],
      added: [],
      removed: [],
    });
    const words = terminalDiff(found);
    expectToFit(words);
    expect(words).toMatch(/^ {4}mean .*\+10 % /m);
    expect(words).toContain('price: 1 to 4 USD/GPU/hour → 1.1 to 4.4 USD/GPU/hour');
    expect(words).toContain('Unchanged: twice, luck.');
  });

  it('is judged by what is known of errors', () => {
    const withMean = (value: number | null, error: number | null): Result => {
      const { daily_cost } = base!.outputs;
      return { ...base!, outputs: { daily_cost: { ...daily_cost!, mean: { value, error } } } };
    };
    const changeOf = (old: readonly [number | null, number | null], now: typeof old) =>
      diff(withMean(...old), withMean(...now)).outputs.daily_cost!.statistics.mean.change;
    expect(changeOf([8, 0], [8, 0])).toBe('same');
    // 0.1 + 0.2 against 0.3: rounding only.
    expect(changeOf([0.1 + 0.2, 0], [0.3, 0])).toBe('same');
    expect(changeOf([8, 0], [9, 0])).toBe('moved');
    expect(changeOf([8, null], [9, 1])).toBe('unknown');
    expect(changeOf([8, null], [8, null])).toBe('same');
    expect(changeOf([null, null], [8, 1])).toBe('moved');
    expect(changeOf([null, null], [null, null])).toBe('same');
    expect(changeOf([8, 1], [9, 0])).toBe('within errors');
  });

  it('takes no number from one in another unit', () => {
    const { daily_cost } = dearer!.outputs;
    const inEuros = {
      ...dearer!,
      outputs: { ...dearer!.outputs, daily_cost: { ...daily_cost!, unit: 'EUR/day' } },
    };
    const found = diff(base!, inEuros);
    expect(found.outputs.daily_cost).toBeUndefined();
    expect(found.moved).toBe(false);
    expect(found.notCompared).toEqual([{ output: 'daily_cost', old: 'USD/day', new: 'EUR/day' }]);
    expect(terminalDiff(found)).toContain(
      'daily_cost is given in EUR/day, before in USD/day: not subtracted.',
    );
  });

  it('names defaults that moved, formulas, outputs and goals', () => {
    const { price, ...others } = base!.inputs;
    const asDefault = (notation: string): Result => ({
      ...base!,
      inputs: { ...others, price: { ...price!, notation, isDefault: true } },
    });
    const now = asDefault('2 to 4 USD/GPU/hour');
    const { luck, ...outputs } = now.outputs;
    const { goals, model } = now;
    const found = diff(asDefault('1 to 4 USD/GPU/hour'), {
      ...now,
      outputs: { ...outputs, chance: luck! },
      model: { ...model, twice: { ...model.twice!, formula: '3 * gpus' } },
      goals: [
        { ...goals[0]!, verdict: 'met' },
        { ...goals[0]!, text: 'twice < 3' },
      ],
    });
    expect(found.inputs.changed).toEqual([]);
    expect(found.defaults).toEqual([
      { name: 'price', old: '1 to 4 USD/GPU/hour', new: '2 to 4 USD/GPU/hour' },
    ]);
    expect(found.formulas.changed).toEqual([{ name: 'twice', old: '2 * gpus', new: '3 * gpus' }]);
    expect([found.outputsAdded, found.outputsRemoved]).toEqual([['chance'], ['luck']]);
    expect(found.goals).toMatchObject({
      changed: [{ text: 'daily_cost <= 500 USD/day', new: { verdict: 'met' } }],
      added: ['twice < 3'],
      removed: [],
    });
    expectToFit(terminalDiff(found));
  });

  it('reads results of the first version', () => {
    const old = JSON.parse(
      readFileSync(new URL('../../report/reference/result-0.1.0.json', import.meta.url), 'utf8'),
    ) as Result;
    const found = diff(old, base!);
    expect(found.old.version).toBe('0.1.0');
    expect(found.outputs.daily_cost!.moved).toBe(true);
    expect(found.inputs).toMatchObject({
      added: ['gpus', 'other_luck'],
      removed: ['requests'],
    });
    expectToFit(terminalDiff(found));
  });
});
