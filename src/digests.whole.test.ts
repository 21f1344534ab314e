import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { compareLevers } from './analyses/comparison/compare-levers.ts';
import type { Result } from './analyses/result.ts';
import { shapeProblems } from './analyses/saved/saved-shapes.ts';
import { back, unsaid } from './analyses/saved/testing/unsaid.ts';
import { renderPage } from './report/formats.ts';
import { expectPlain, expectPlainAnswer, shownWords } from './report/testing/plain-words.ts';
import type { Lever } from './scenario/levers/lever.ts';
import { findLevers } from './scenario/levers/lever-files.ts';
import { readScenario } from './scenario/read-scenario.ts';
import { simulate } from './simulate.ts';
import { digest, numbers, seen } from './testing/digest.ts';

/** Those of scenarios/backtest are many and alike: the digest of a backtest stands for them. */
const files = readdirSync('scenarios', { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.yaml') && !/^(?:broken|levers|backtest)\b/.test(file))
  .sort();
const options = { draws: 4096, seed: 'digests', workers: 1 };

const shipped = new Map<string, Promise<{ result: Result; page: string }>>();

/** The result of a shipped scenario and its page; each is made once. */
function resultOf(file: string): Promise<{ result: Result; page: string }> {
  const make = async () => {
    const result = await simulate(readScenario(`scenarios/${file}`), options);
    return { result, page: await renderPage(result) };
  };
  const known = shipped.get(file) ?? make();
  shipped.set(file, known);
  return known;
}

describe('the bytes of results and pages stay what they were', () => {
  it.each(files)('%s', async (file) => {
    const { result, page } = await resultOf(file);
    expect({
      json: digest(`${file}.json`, numbers(result)),
      page: digest(`${file}.html`, seen(page)),
    }).toMatchSnapshot();
  });

  it('of a comparison', async () => {
    const read = (levers: readonly Lever[]) => readScenario('scenarios/chatgpt-2023.yaml', { levers });
    const levers = findLevers(['int8', 'prompt-caching', 'spot']);
    const comparison = await compareLevers(read, levers, { ...options, combine: true });
    expect({
      json: digest('comparison.json', numbers(comparison)),
      page: digest('comparison.html', seen(await renderPage(comparison))),
    }).toMatchSnapshot();
  });

  it.each(['latin-hypercube', 'monte-carlo'] as const)('of the flagship under %s', async (design) => {
    const result = await simulate(readScenario('scenarios/chatgpt-2023.yaml'), { ...options, design });
    expect(digest(`${design}.json`, numbers(result))).toMatchSnapshot();
  });
});

describe.each(files)('the result of %s', (file) => {
  it('reads back as it was written', async () => {
    const { result } = await resultOf(file);
    expect(unsaid(result)).toEqual([]);
    expect(shapeProblems(back(result), 'costcone-result/1')).toEqual([]);
  });

  it('has plain words, on its page too', async () => {
    const { result, page } = await resultOf(file);
    await expectPlainAnswer(result, 'run');
    expectPlain(shownWords(page), 'the page');
  });
});
