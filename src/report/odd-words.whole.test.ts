import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, it } from 'vitest';
import { backtest } from '../analyses/backtest/backtest.ts';
import { breakEven } from '../analyses/break-even/break-even.ts';
import { compare } from '../analyses/comparison/comparison.ts';
import { compareLevers } from '../analyses/comparison/compare-levers.ts';
import { diff } from '../analyses/diff/diff.ts';
import { explain } from '../analyses/explain/explain.ts';
import { formulaTree } from '../model/formula-tree.ts';
import { builtInModels } from '../model/models/built-in-models.ts';
import { findLevers } from '../scenario/levers/lever-files.ts';
import { readScenario, readScenarioText } from '../scenario/read-scenario.ts';
import { simulate } from '../simulate.ts';
import { type Reportable, renderPage } from './formats.ts';
import { terminalDiff } from './terminal/terminal-diff.ts';
import { terminalExplanation } from './terminal/terminal-explanation.ts';
import { observedResult, observedYear } from './testing/observed-result.ts';
import { exact, expectPlain, expectPlainAnswer, expectSentences, shownWords } from './testing/plain-words.ts';
import { sampleReports } from './testing/sample-reports.ts';
import { sampleResult } from './testing/sample-results.ts';
import { sampleScenarios } from './testing/sample-scenarios.ts';

const folder = fileURLToPath(new URL('../../scenarios', import.meta.url));
const files = readdirSync(folder)
  .filter((name) => name.endsWith('.yaml'))
  .map((name) => join(folder, name));
const few = { draws: 1024, seed: 'words', workers: 1 };

describe.each(files)('%s', (file) => {
  it('has plain words in explain', () => {
    const scenario = readScenario(file);
    expectPlain(terminalExplanation(explain(scenario)), 'explain', exact);
    expectPlain(formulaTree(scenario, scenario.outputs[0]!), 'explain of a quantity', exact);
  });
});

describe('break-even', () => {
  const shipped = ['buy-or-rent.yaml', 'chatgpt-2023.yaml', 'gpu-shortage.yaml', 'startup-year.yaml'];
  const scenarios = {
    ...Object.fromEntries(shipped.map((name) => [name, () => readScenario(join(folder, name))])),
    'what was observed': () => readScenarioText(sampleScenarios['what was observed']!, { name: 'a.yaml' }),
  };

  it.each(Object.entries(scenarios))('of %s has plain words', async (name, read) => {
    const scenario = read();
    const inputs = scenario.inputs.filter(({ place }) => place !== null);
    await expectPlainAnswer(await breakEven(scenario, { input: inputs.at(-1)!.name }, few), name);
  });
});

describe('pages', () => {
  it.each(['a year by month', 'five years that only sink'])('of %s have plain words', async (name) => {
    expectPlain(shownWords(await renderPage(await sampleResult(name))), name);
  });

  it.each(Object.keys(sampleReports) as Reportable['format'][])('of %s have plain words', async (format) => {
    const value = await sampleReports[format]();
    const page = shownWords(await renderPage(value)).replaceAll('<b>', '');
    expectPlain(page.replace(/\\u\{\w+\}/g, ''), format);
  });
});

it('has plain words for what was observed', async () => {
  for (const make of [() => observedResult(), () => observedResult(true), observedYear]) {
    const result = await make();
    await expectPlainAnswer(result, 'observations');
    expectPlain(shownWords(await renderPage(result)), 'the page of observations');
  }
});

it('has plain words for what changed between two saved results', async () => {
  const scenario = readScenario(join(folder, 'gpt3-training.yaml'));
  const [one, two, three] = await Promise.all(
    ['words', 'other', 'words'].map((seed, index) =>
      simulate(index < 2 ? scenario : readScenario(join(folder, 'buy-or-rent.yaml')), {
        ...few,
        seed,
        sensitivity: false,
      }),
    ),
  );
  expectPlain(terminalDiff(diff(one!, two!)), 'another seed');
  expectPlain(terminalDiff(diff(one!, three!)), 'another scenario');
});

describe('comparisons', () => {
  it('of a scenario with levers have plain words', async () => {
    const file = join(folder, 'chatgpt-2023.yaml');
    // One that does not apply, and two that are tried together too.
    const levers = findLevers(['elastic', 'fp8', 'int8']);
    const found = await compareLevers((pulled) => readScenario(file, { levers: pulled }), levers, {
      ...few,
      combine: true,
      sensitivity: false,
    });
    await expectPlainAnswer(found, 'compare --levers');
    expectSentences(
      found.levers!.flatMap(({ reason }) => reason ?? []),
      'reasons',
    );
    expectPlain(shownWords(await renderPage(found)), 'the page of compare --levers');
  });

  it.each([
    ['buy.yaml', 'buy-or-run.yaml'],
    ['buy.yaml', 'buy-or-rent.yaml'],
    ['chatgpt-2023.yaml', 'chatgpt-2023-cny.yaml'],
    ['gpu-shortage.yaml', 'gpu-shortage.yaml'],
  ])('of %s and %s have plain words', async (...names) => {
    const found = await compare(
      names.map((name) => readScenario(join(folder, name))),
      { ...few, sensitivity: false },
    );
    await expectPlainAnswer(found, names.join(' and '));
  });
});

it('has plain words for ratios, counts, constants and what is not finite', async () => {
  for (const [name, text] of Object.entries(sampleScenarios).filter(([name]) => !/hostile/.test(name))) {
    const scenario = readScenarioText(text, { name: 'a.yaml' });
    const compared = await compare([scenario, scenario], { ...few, sensitivity: false });
    await expectPlainAnswer(await sampleResult(name), name);
    await expectPlainAnswer(compared, `${name} and itself`);
  }
});

it('has plain words in backtest', async () => {
  await expectPlainAnswer(await backtest(join(folder, 'backtest/energy'), few), 'backtest');
});

it.each(builtInModels.map(({ name }) => name))('explains %s in plain words', (name) => {
  expectPlain(terminalExplanation(explain(readScenarioText(`model: ${name}\n`))), name, exact);
});
