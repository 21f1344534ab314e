import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { backtest } from './analyses/backtest/backtest.ts';
import { breakEven } from './analyses/break-even/break-even.ts';
import { compareLevers } from './analyses/comparison/compare-levers.ts';
import { renderPage } from './report/formats.ts';
import type { Lever } from './scenario/levers/lever.ts';
import { findLevers } from './scenario/levers/lever-files.ts';
import { readScenario } from './scenario/read-scenario.ts';
import { simulate } from './simulate.ts';

/** A folder to write what the digests are of, so that a difference can be looked at. */
const keep = process.env.COSTCONE_DIGESTS;

/** Those of scenarios/backtest are many and alike: the digest of a backtest stands for them. */
const files = readdirSync('scenarios', { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.yaml') && !/^(?:broken|levers|backtest)\b/.test(file))
  .sort();
const options = { draws: 4096, seed: 'digests', workers: 1 };

/** What is numbers: neither the version that made them nor the program that a page carries for its what-if. */
function numbers(value: unknown): string {
  return JSON.stringify(value, (key, item: unknown) =>
    key === 'version' || key === 'whatIf' ? undefined : item,
  );
}

/** What a reader sees: neither the scripts nor the hashes that allow them. */
function seen(page: string): string {
  return page
    .replace(/(<script\b[^>]*>)[\s\S]*?<\/script>/g, '$1</script>')
    .replace(/http-equiv="Content-Security-Policy" content="[^"]*"/, '')
    .replaceAll(/costcone \d+\.\d+\.\d+/g, 'costcone');
}

function digest(name: string, text: string): string {
  if (keep) {
    const path = join(keep, name.replaceAll('/', '-'));
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  }
  return createHash('sha256').update(text).digest('hex').slice(0, 32);
}

describe('the bytes of results and pages stay what they were', () => {
  it.each(files)('%s', async (file) => {
    const result = await simulate(readScenario(`scenarios/${file}`), options);
    expect({
      json: digest(`${file}.json`, numbers(result)),
      page: digest(`${file}.html`, seen(await renderPage(result))),
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

  it('of a break-even and a backtest', async () => {
    const scenario = readScenario('scenarios/chatgpt-2023.yaml');
    const found = await breakEven(scenario, { input: 'gpu_price' }, options);
    const scored = await backtest('scenarios', options);
    expect({
      breakEven: digest('break-even.json', numbers(found)),
      breakEvenPage: digest('break-even.html', seen(await renderPage(found))),
      backtest: digest('backtest.json', numbers(scored)),
      backtestPage: digest('backtest.html', seen(await renderPage(scored))),
    }).toMatchSnapshot();
  });
});
