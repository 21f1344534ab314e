import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type Reportable, renderAnswer, renderPage } from '../../report/formats.ts';
import { observedResult, observedYear } from '../../report/testing/observed-result.ts';
import { sampleReports } from '../../report/testing/sample-reports.ts';
import { simulate } from '../../simulate.ts';
import { formulaScenario } from '../../statistics/testing/propagation-cases.ts';
import { diff } from '../diff/diff.ts';
import type { Result } from '../result.ts';
import { type SavedFormat, savedShapes, shapeProblems } from './saved-shapes.ts';
import { generator, mutate } from './testing/mutate.ts';
import { back, unsaid } from './testing/unsaid.ts';

const formats = Object.keys(savedShapes) as SavedFormat[];

/** Nothing is lost where a result is saved, and the terminal says the same of it. */
async function expectToSayTheSame(value: Reportable): Promise<void> {
  expect(unsaid(value)).toEqual([]);
  expect(shapeProblems(back(value), value.format)).toEqual([]);
  const words = await renderAnswer(value);
  expect(await renderAnswer(back(value))).toBe(words);
  expect(words).not.toMatch(/infinit|NaN|∞|undefined/i);
}

/** The page is the same as well. */
async function expectToReadBack(value: Reportable): Promise<void> {
  await expectToSayTheSame(value);
  expect(await renderPage(back(value))).toBe(await renderPage(value));
}

/** The fuzzer changes many more; a comparison is much longer than the others. */
const mutants: Partial<Record<SavedFormat, number>> = {
  'costcone-result/1': 600,
  'costcone-comparison/1': 600,
};
const usualMutants = 900;

describe.each(formats)('%s', (format) => {
  it('has the shape that its type says, and reads back as it was written', async () => {
    await expectToReadBack(await sampleReports[format]());
  });

  // A page is made of some of those that are taken.
  it('is refused or shown, however it was changed', { timeout: 300_000 }, async () => {
    const original = JSON.stringify(await sampleReports[format]());
    const random = generator(15);
    let taken = 0;
    for (let count = 0; count < (mutants[format] ?? usualMutants); count++) {
      const value = back(mutate(JSON.parse(original), random)) as Reportable;
      const startedMs = performance.now();
      if (shapeProblems(value, format).length > 0) continue;
      taken += 1;
      if (taken % 10 === 0) await renderAnswer(value);
      if (taken % 100 === 0 && format === 'costcone-result/1')
        diff(JSON.parse(original) as Result, value as Result);
      if (taken % 300 === 0) expect(await renderPage(value)).not.toMatch(/<script>alert|<img src=x/);
      expect(performance.now() - startedMs).toBeLessThan(10_000);
    }
    expect(taken).toBeGreaterThan(100);
  });
});

it.each([
  ['that agree', () => observedResult()],
  ['in conflict', () => observedResult(true)],
  ['of months', observedYear],
] as const)('reads a result with observations %s back as it was written', async (_, make) => {
  await expectToReadBack(await make());
});

it('refuses evidence whose drawings cannot be drawn', async () => {
  const result = back(await observedResult());
  const density = result.evidence!.inputs.queries!.density as { masses: readonly number[] };
  density.masses = [];
  expect(shapeProblems(result, result.format).map(({ path, rule }) => `${path.join('.')} ${rule}`)).toEqual([
    'evidence.inputs.queries.density.edges must be one more than the masses',
  ]);
});

it('takes a result of version 0.1.0', () => {
  const old = JSON.parse(readFileSync('src/report/reference/result-0.1.0.json', 'utf8'));
  expect(shapeProblems(old, 'costcone-result/1')).toEqual([]);
});

const loose = { allow_non_finite: 1 };
const edges: Readonly<Record<string, readonly [formula: string, input: string, more?: object]>> = {
  'half of the draws infinite': ['if(x > 0.5, 1 / 0, x)', 'uniform(0, 1)', loose],
  'no draw finite': ['1 / (0 * x)', 'uniform(0, 1)', loose],
  'a mean of zero': ['x', 'normal(0, 1)'],
  'a constant of zero': ['0 * x', 'normal(0, 1)'],
  'a negative zero': ['-x', '0'],
  'a large constant': ['x', '1.797e308'],
  'sums beyond all numbers': ['x', 'uniform(1e307, 1.7e308)', loose],
  'numbers beyond subtraction': ['x', 'uniform(-8e307, 8e307)', loose],
  'numbers that are hardly any': ['x', 'uniform(1e-320, 1e-310)'],
  'hundreds of decades': ['x', 'loguniform(1e-300, 1e300)', loose],
  'a tail without end': ['exp(x)', 'normal(600, 60)', loose],
  'no mean': ['x', 'student_t(1)'],
  'a ratio of normals': ['x / y', 'normal(0, 1)'],
};

describe.each(['sobol', 'monte-carlo', 'latin-hypercube'] as const)('a result under %s', (design) => {
  it.each(Object.keys(edges))('of %s reads back as it was written', { timeout: 60_000 }, async (name) => {
    const [formula, input, more] = edges[name]!;
    const scenario = formulaScenario({
      inputs: { x: input, y: 'normal(0, 1)' },
      formulas: { z: formula },
      goals: ['z <= 1e300 with 50%', 'z > 0 with 90%'],
      ...more,
    });
    const options = { seed: 'edge', design, workers: 1 };
    await expectToSayTheSame(await simulate(scenario, { ...options, draws: 16 }));
    const result = await simulate(scenario, { ...options, draws: 1024 });
    // Latin hypercubes have no words of their own.
    await (design === 'latin-hypercube' ? expectToSayTheSame(result) : expectToReadBack(result));
  });
});
