import { existsSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { readScenario } from '../scenario/read-scenario.ts';
import { simulate } from '../simulate.ts';
import { renderPage } from './render-page.ts';

const example = 'reports/example/chatgpt-2023.html';
const command =
  'npx costcone run scenarios/chatgpt-2023.yaml --seed example --draws 262144 --out reports/example';

it('the committed example is what the flagship scenario gives today', async () => {
  const scenario = readScenario('scenarios/chatgpt-2023.yaml');
  const page = await renderPage(await simulate(scenario, { seed: 'example', draws: 262144 }));
  const committed = existsSync(example) ? readFileSync(example, 'utf8') : '';
  expect(committed === page, `${example} is stale; make it again with: ${command}`).toBe(true);
  expect(Buffer.byteLength(page)).toBeLessThanOrEqual(600_000);
}, 120_000);
