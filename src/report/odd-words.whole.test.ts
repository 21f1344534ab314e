import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { backtest } from '../analyses/backtest/backtest.ts';
import { breakEven } from '../analyses/break-even/break-even.ts';
import { compare } from '../analyses/comparison/comparison.ts';
import { compareLevers } from '../analyses/comparison/compare-levers.ts';
import { diff } from '../analyses/diff/diff.ts';
import { explain } from '../analyses/explain/explain.ts';
import { formulaTree } from '../model/formula-tree.ts';
import { builtInModels } from '../model/models/built-in-models.ts';
import { readLevers } from '../scenario/levers/lever-files.ts';
import { readScenario, readScenarioText } from '../scenario/read-scenario.ts';
import { simulate } from '../simulate.ts';
import { type Reportable, renderAnswer, renderPage } from './formats.ts';
import { terminalDiff } from './terminal/terminal-diff.ts';
import { terminalExplanation } from './terminal/terminal-explanation.ts';
import { observedResult, observedYear } from './testing/observed-result.ts';
import { sampleReports } from './testing/sample-reports.ts';
import { sampleResult } from './testing/sample-results.ts';
import { sampleScenarios } from './testing/sample-scenarios.ts';

const folder = fileURLToPath(new URL('../../scenarios', import.meta.url));
const files = readdirSync(folder)
  .filter((name) => name.endsWith('.yaml'))
  .map((name) => join(folder, name));
const few = { draws: 1024, seed: 'words', workers: 1 };

/** What no sentence, cell or label of ours may hold, each with what it would mean. */
const odd: Readonly<Record<string, RegExp>> = {
  'a missing value': /\b(?:null|NaN|undefined|Infinity)\b|\[object /,
  'minus zero': /(?<![\w.,^*/)\]] ?)[-−]0(?![\d.,%\w])/,
  'one of several':
    /(?<![\d.,])1 (?:draws|replicates|inputs|outputs|scenarios|levers|values|cases|goals|days|hours|years|GPUs|users|queries|people)\b/,
  'a number for machines': /\d(?:\.\d+)?e[+-]\d/,
  'a number of far too many digits': /\d\.\d{10,}/,
  'a blank before a full stop or comma': /\w [.,;](?: |$)/m,
  'two stops': /(?<!\.)[.,;:]{2}(?!\.)/,
  'a sentence that does not end': /: (?:\.|$)/,
  'an empty bracket': /\(\s*\)/,
};

/** Of words that are ours alone: in sources and in tables a number and a word may stand side by side by chance. */
const severalOfOne =
  /(?<![\d.,@_])(?:[2-9]|[1-9]\d+)(?:,\d{3})* (?:draw|replicate|input|output|scenario|lever|case|goal|user|day|year|hour)\b(?![\w/*-])/;

/** What is written by us rather than quoted: without texts that the user gave, such as notations and file texts. */
function expectPlain(text: string, what: string, except: readonly string[] = []): void {
  for (const [meaning, pattern] of Object.entries(odd)) {
    if (except.includes(meaning)) continue;
    const found = pattern.exec(text);
    const around = found === null ? '' : text.slice(Math.max(0, found.index - 60), found.index + 60);
    expect(found === null ? '' : `${meaning} in ${what}: …${around}…`).toBe('');
  }
}

/** Formulas and notations stand in explanations as they are read: exactly. */
const exact = ['a number for machines', 'a number of far too many digits'];

/** Sentences have single blanks; tables in the terminal do not. */
function expectSentences(sentences: readonly string[], what: string): void {
  for (const sentence of sentences) {
    expect(sentence, what).not.toMatch(/ {2}|^ | $|\n/);
    expect(sentence, what).not.toMatch(severalOfOne);
    expectPlain(sentence, what);
  }
}

/** What a page shows and reads aloud: without scripts, styles, and the scenario's own text. */
function shownWords(page: string): string {
  return page
    .replace(/<(script|style|pre|code|svg)\b[\s\S]*?<\/\1>/g, ' ')
    .replace(/<\/?(?:a|abbr|b|em|i|small|span|strong)\b[^>]*>/g, '')
    .replace(/<[^>]*>/g, ' ')
    .replaceAll('&quot;', '"')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
    .replace(/\s+/g, ' ');
}

const sentencesOf = (value: Reportable): readonly string[] => ('warnings' in value ? value.warnings : []);

async function expectPlainAnswer(value: Reportable, what: string): Promise<void> {
  expectSentences(sentencesOf(value), what);
  const answer = await renderAnswer(value);
  expectPlain(answer, `the terminal, ${what}`);
  expect(answer, what).not.toMatch(severalOfOne);
}

describe.each(files)('%s', (file) => {
  it('has plain words in run and explain', async () => {
    const scenario = readScenario(file);
    const result = await simulate(scenario, { ...few, sensitivity: false });
    await expectPlainAnswer(result, 'run');
    expectPlain(terminalExplanation(explain(scenario)), 'explain', exact);
    expectPlain(formulaTree(scenario, scenario.outputs[0]!), 'explain of a quantity', exact);
  });

  it('has plain words in break-even', async () => {
    const scenario = readScenario(file);
    if (scenario.goals.length === 0) return;
    const inputs = scenario.inputs.filter(({ place }) => place !== null);
    for (const { name } of [inputs.at(-1)!]) {
      const found = await breakEven(scenario, { input: name }, few);
      await expectPlainAnswer(found, `break-even of ${name}`);
    }
  });
});

describe('pages', () => {
  it.each(['buy-or-rent.yaml', 'gpt3-training.yaml'])('of %s have plain words', async (name) => {
    const result = await simulate(readScenario(join(folder, name)), few);
    expectPlain(shownWords(await renderPage(result)), name);
  });

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
  it('of a scenario with all levers have plain words', async () => {
    const file = join(folder, 'chatgpt-2023.yaml');
    const found = await compareLevers((levers) => readScenario(file, { levers }), readLevers().slice(0, 6), {
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
    const options = { ...few, seed: 'a' };
    await expectPlainAnswer(await simulate(scenario, options), name);
    await expectPlainAnswer(await compare([scenario, scenario], options), `${name} and itself`);
  }
});

it('has plain words in backtest', async () => {
  await expectPlainAnswer(await backtest(join(folder, 'backtest/energy'), few), 'backtest');
});

it.each(builtInModels.map(({ name }) => name))('explains %s in plain words', (name) => {
  expectPlain(terminalExplanation(explain(readScenarioText(`model: ${name}\n`))), name, exact);
});
