import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { backtest } from './analyses/backtest/backtest.ts';
import { breakEven } from './analyses/break-even/break-even.ts';
import { compare } from './analyses/comparison/comparison.ts';
import { compareLevers } from './analyses/comparison/compare-levers.ts';
import { sampleTable } from './analyses/samples/samples.ts';
import { UsageError } from './errors.ts';
import { leverOfLines } from './scenario/levers/testing/lever-of-lines.ts';
import { readScenario } from './scenario/read-scenario.ts';
import { simulate } from './simulate.ts';

const folder = mkdtempSync(join(tmpdir(), 'costcone-observed-'));
afterAll(() => rmSync(folder, { recursive: true }));

const files = {
  base: `inputs: { a: "normal(0.5, 0.1) USD/day", b: 1 to 2 }
formulas: { cost: a * 1, other: a * b }
goals: [other <= 0.7 USD/day]
published: [{ quantity: cost, value: 0.5 USD/day, source: somebody, kind: measured }]
observed: [{ quantity: cost, value: 0.42 USD/day, error: 0.03 }]
`,
  future: 'extends: base.yaml\ninputs: { a: "normal(0.7, 0.2) USD/day" }\n',
  blind: 'extends: base.yaml\nobserved: []\n',
};
for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, `${name}.yaml`), text);
const read = (name: keyof typeof files) => readScenario(join(folder, `${name}.yaml`));

const options = { draws: 2 ** 16, seed: 'observed', sensitivity: false } as const;
const cost = ({ outputs }: Awaited<ReturnType<typeof simulate>>) => outputs.cost!.quantiles;

describe('what was observed', () => {
  it('is left out where that is asked, as if nobody had written it', async () => {
    const [blind, without] = [await simulate(read('blind'), options), read('base')];
    const { outputs, goals, evidence } = await simulate(without, { ...options, observed: false });
    expect(evidence).toBeUndefined();
    expect({ outputs, goals }).toEqual({ outputs: blind.outputs, goals: blind.goals });
    const asked = { ...options, observed: false };
    const rows = async (name: 'base' | 'blind') => (await sampleTable(read(name), asked)).columns;
    expect(await rows('base')).toEqual(await rows('blind'));
    const even = async (name: 'base' | 'blind') => (await breakEven(read(name), { input: 'b' }, asked)).value;
    expect(await even('base')).toEqual(await even('blind'));
  });

  // Normal and normal: the posterior is normal(.426605505, .0287347886); b is as it was.
  it('is otherwise held against the draws', async () => {
    const { p5, p95 } = cost(await simulate(read('base'), options));
    expect(Math.abs(p5.value! - 0.379340983)).toBeLessThan(5 * p5.error!);
    expect(Math.abs(p95.value! - 0.473870026)).toBeLessThan(5 * p95.error!);
  });

  // The same random numbers give .7 + .2 z where the base has .5 + .1 z: the posterior of z is that of the base.
  it('is seen in the numbers of the file that wrote it', async () => {
    const { p5, p95 } = cost(await simulate(read('future'), options));
    expect(Math.abs(p5.value! - (0.7 + 2 * (0.379340983 - 0.5)))).toBeLessThan(5 * p5.error!);
    expect(Math.abs(p95.value! - (0.7 + 2 * (0.473870026 - 0.5)))).toBeLessThan(5 * p95.error!);
  });

  it('is the same for both of what is compared, or nothing is', async () => {
    const { base, others } = await compare([read('base'), read('future')], options);
    expect(cost(base)).toEqual(cost(await simulate(read('base'), options)));
    expect(others[0]!.outputs.cost!.difference.quantiles.p50.value).toBeCloseTo(0.2 - 0.1 * 0.733945, 2);
    await expect(compare([read('base'), read('blind')], options)).rejects.toThrow(UsageError);
    await expect(
      compare([read('base'), read('blind')], { ...options, observed: false }),
    ).resolves.toBeDefined();
    const other = read('blind');
    await expect(breakEven(read('base'), { input: 'b', other }, options)).rejects.toThrow(
      'base.yaml has observations and blind.yaml has none',
    );
  });

  it('stays what it was when a lever is pulled', async () => {
    const lever = leverOfLines('scale: { a: 0.5 }');
    const levers = (pulled: readonly (typeof lever)[]) =>
      readScenario(join(folder, 'base.yaml'), { levers: pulled });
    const { others } = await compareLevers(levers, [lever], options);
    const { p5 } = cost(others[0]!.result);
    expect(Math.abs(p5.value! - 0.379340983 / 2)).toBeLessThan(5 * p5.error!);
  });

  it('is nothing that a backtest looks at', async () => {
    const scored = await backtest(folder, { draws: 4096, seed: 'backtest' });
    const places = new Map(scored.cases.map(({ file, percentile }) => [file, percentile]));
    expect(places.get('base.yaml')).toBe(places.get('blind.yaml'));
    expect(places.get('base.yaml')).toBeCloseTo(50, 0);
  });
});
