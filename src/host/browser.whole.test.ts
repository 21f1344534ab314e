import { createContext, runInContext } from 'node:vm';
import { build } from 'esbuild';
import { expect, it } from 'vitest';
import { host } from '#host';
import { readScenarioText } from '../scenario/read-scenario.ts';
import { simulate } from '../simulate.ts';
import type { Carried } from './browser.ts';

/** What a page's worker runs: a scenario read from its text and simulated, with nothing but what the page lends. */
const program = `
  import { lend } from './src/host/browser.ts';
  import { readScenarioText } from './src/scenario/read-scenario.ts';
  import { simulate } from './src/simulate.ts';
  globalThis.answer = async (carried, text, options) => {
    lend(carried);
    return JSON.stringify(await simulate(readScenarioText(text, { name: 'page.yaml' }), options));
  };
  globalThis.problems = (text) => {
    try { readScenarioText(text, { name: 'page.yaml' }); } catch (error) { return error.message; }
  };
`;

const catalogue = ['accelerators', 'language-models', 'regions', 'workloads', 'applications', 'assumptions'];
const tables = Object.fromEntries(
  [...catalogue, 'api-prices', 'training-runs', 'trends']
    .map((name) => `catalog/${name}.json` as const)
    .concat('sampling/joe-kuo.json' as never)
    .map((name) => [name, host.table(name)]),
) as Carried['tables'];

const text = 'model: llm-service\ngoals: [daily_cost <= 400k USD/day with 80%]\n';

async function page() {
  const { outputFiles } = await build({
    stdin: { contents: program, resolveDir: process.cwd(), loader: 'ts' },
    bundle: true,
    write: false,
    platform: 'browser',
    format: 'iife',
    target: 'es2022',
  });
  // A page has none of Node, and, as it is not isolated, no shared memory.
  const { TextEncoder, TextDecoder, MessageChannel, AbortController, performance, crypto, btoa, setTimeout } =
    globalThis;
  const context = createContext({
    ...{ TextEncoder, TextDecoder, MessageChannel, AbortController, performance, crypto, btoa, setTimeout },
  });
  runInContext('delete globalThis.SharedArrayBuffer', context);
  runInContext(outputFiles[0]!.text, context);
  return context as unknown as {
    answer: (carried: Carried, text: string, options: object) => Promise<string>;
    problems: (text: string) => string;
  };
}

it('reads and simulates a scenario in a browser to the same bytes', async () => {
  const options = { draws: 4096, seed: 'page', sensitivity: false };
  const { answer, problems } = await page();
  const carried = { version: host.version, kernel: await host.kernelBytes(), tables };
  const here = await simulate(readScenarioText(text, { name: 'page.yaml' }), options);
  expect(await answer(carried, text, options)).toBe(JSON.stringify(here));
  expect(problems('extends: other.yaml\n')).toBe(
    'page.yaml:1:10  extends: a web page cannot read files ("other.yaml"), `costcone edit` on your own machine reads it',
  );
});
