import { describe, expect, it } from 'vitest';
import { UsageError } from '../errors.ts';
import { operationCode } from '../notation/operations/operations.ts';
import { normalFromSpearman } from '../distributions/copula/correlation.ts';
import { Graph } from './graph.ts';
import { lowerScenario } from './lower-scenario.ts';
import { Streams } from './streams.ts';
import { planOf } from './testing/plan.ts';
import { normal, scenarioOf, uniform } from './testing/scenario.ts';

describe('planColumns', () => {
  it('drops what no column needs, and keeps the dimensions of the rest', () => {
    const plan = planOf(
      scenarioOf({ a: normal(0, 1), b: 3, c: normal(0, 1), d: uniform(0, 1) }, { y: 'c + 1', z: 'd * b' }),
      { outputs: ['z'] },
    );
    expect(plan.streams).toEqual([{ name: 'd', dimension: 2 }]);
    expect(plan.program.random).toHaveLength(1);
    expect([...plan.program.code]).toEqual([operationCode('multiply'), 0, -1, 0, 0]);
    expect([...plan.program.constants]).toEqual([3]);
  });

  it('uses registers again, also for the operand that is read last', () => {
    const terms = Array.from({ length: 20_000 }, (_, k) => `exp(x * ${k + 1})`).join(' + ');
    const { program } = planOf(scenarioOf({ x: normal(0, 1) }, { y: terms }));
    expect(program.code).toHaveLength(5 * (3 * 20_000 - 2));
    expect(program.registers).toBe(3);
  });

  it('keeps a register that a column is read from', () => {
    const { program } = planOf(scenarioOf({ x: normal(0, 1) }, { y: 'x + 1', z: 'y * 2' }));
    const [y, z] = program.columns.map(({ operand }) => operand);
    expect(y).not.toBe(z);
  });

  it('gives a constant column its constant', () => {
    const { program } = planOf(scenarioOf({ x: 4 }, { y: 'sqrt(x) + 1' }));
    expect(program.columns[0]).toMatchObject({ operand: -1, mayHaveAtoms: true });
    expect([...program.constants]).toEqual([3]);
    expect(program.registers).toBe(0);
  });

  it('knows which columns may have atoms', () => {
    const atoms = (formula: string) =>
      planOf(
        scenarioOf({ x: normal(0, 1), n: { family: 'poisson', parameters: { mean: 3 } } }, { y: formula }),
      ).program.columns[0]!.mayHaveAtoms;
    for (const formula of ['exp(x) * 2 + 1', 'x / 3 - x * x', '-x', '2 ^ x', 'atan2(x, 1)'])
      expect(atoms(formula), formula).toBe(false);
    for (const formula of [
      'ceil(x)',
      'max(x, 1)',
      'x * (x > 0)',
      'n * 2.5',
      'if(x > 1, x, 2)',
      'x * 0',
      'x - x',
    ])
      expect(atoms(formula), formula).toBe(true);
  });

  it('numbers the union of scenarios base first and lets equal names share their draws', () => {
    const graph = new Graph();
    const streams = new Streams();
    const base = lowerScenario(
      scenarioOf({ a: normal(0, 1), b: normal(0, 1) }, { y: 'a + b' }),
      graph,
      streams,
    );
    const other = lowerScenario(
      scenarioOf({ new: normal(0, 1), b: normal(5, 1), a: normal(0, 1) }, { y: 'a + b + new' }),
      graph,
      streams,
    );
    expect(streams.list).toEqual([
      { name: 'a', dimension: 0 },
      { name: 'b', dimension: 1 },
      { name: 'new', dimension: 2 },
    ]);
    expect(other.get('a')).toBe(base.get('a'));
    expect(other.get('b')).not.toBe(base.get('b'));
  });

  it('ties the members of a correlated group, also those that no column needs', () => {
    const tie = (between: readonly [string, string], spearman: number) => ({
      between,
      spearman,
      normal: normalFromSpearman(spearman),
    });
    const scenario = scenarioOf(
      { a: normal(0, 1), b: normal(0, 1), c: normal(0, 1), d: normal(0, 1) },
      { y: 'c + b' },
      [tie(['c', 'a'], 0.5), tie(['d', 'c'], -0.2)],
    );
    const { streams, copulas, keys } = planOf(scenario);
    expect(streams.map(({ name }) => name)).toEqual(['a', 'c', 'd', 'b']);
    expect(copulas).toHaveLength(1);
    expect(copulas[0]!.streams).toEqual([0, 1, 2]);
    expect(copulas[0]!.factor[3]).toBeCloseTo(normalFromSpearman(0.5), 15);
    expect(keys).toHaveLength(4 * 4 * 16);
  });

  it('rounds draws up to replicates of a power of two', () => {
    const scenario = scenarioOf({ x: normal(0, 1) }, { y: 'x' });
    const each = (draws: number) => planOf(scenario, { draws }).drawsPerReplicate;
    expect([1, 32, 33, 65_536, 65_537, 1e6].map(each)).toEqual([2, 2, 4, 4096, 8192, 65_536]);
  });

  it('refuses what a design cannot serve', () => {
    const scenario = scenarioOf({ x: normal(0, 1) }, { y: 'x' });
    expect(() => planOf(scenario, { draws: 2 ** 40, design: 'monte-carlo' })).not.toThrow();
    expect(() => planOf(scenario, { draws: 2 ** 40 + 1, design: 'monte-carlo' })).toThrow(UsageError);
    expect(() => planOf(scenario, { draws: 2 ** 36 })).not.toThrow();
    expect(() => planOf(scenario, { draws: 2 ** 36 + 1 })).toThrow(UsageError);
    expect(() => planOf(scenario, { draws: 2 ** 36 + 1, design: 'latin-hypercube' })).toThrow(/monte-carlo/);
    const inputs = Object.fromEntries(Array.from({ length: 4097 }, (_, k) => [`x${k}`, normal(0, 1)]));
    const sum = scenarioOf(inputs, { y: Object.keys(inputs).join(' + ') });
    expect(() => planOf(sum)).toThrow('at most 4096 random inputs (this run numbers 4097)');
    expect(() => planOf(sum, { design: 'latin-hypercube' })).not.toThrow();
  });
});
