import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { distributionsMarkdown } from './distributions/families-markdown.ts';
import { functionsTable } from './notation/functions.ts';
import { readScenarioText } from './scenario/read-scenario.ts';
import { unitsTable } from './units/units-table.ts';

const readme = readFileSync('README.md', 'utf8');

/** What stands between the marks of a generated part. */
const part = (name: string) => readme.split(`<!-- ${name} -->\n`)[1]?.split(`<!-- /${name} -->`)[0]?.trim();

it.each([
  ['distributions', () => distributionsMarkdown()],
  ['functions', () => functionsTable()],
  ['units', () => unitsTable()],
  ['peers', () => readFileSync('bench/results/peers.md', 'utf8')],
])('shows the table of %s as it is made today', (name, table) => {
  expect(part(name), `the table of ${name} is stale: npm run docs`).toBe(table().trim());
});

it('gives the two commands', () => {
  expect(readme).toContain('npm ci && npm start');
  expect(readme).toContain('npm ci && npm test');
});

it('names only files that are there', () => {
  const named = [...readme.matchAll(/(?:`|\()((?:scenarios|bench|reports)\/[\w./-]+?\.\w+)(?:`|\))/g)].map(
    ([, file]) => file!,
  );
  expect(named.length).toBeGreaterThan(4);
  for (const file of named.filter((file) => file !== 'reports/chatgpt-2023.html'))
    expect(() => readFileSync(file), file).not.toThrow();
});

it('has a library example that runs on its own scenario', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'costcone-'));
  const scenario = /```yaml\n([^`]+)```/.exec(readme)![1]!;
  expect(readScenarioText(scenario).outputs[0]).toBe('daily_cost');
  writeFileSync(join(folder, 'assistant.yaml'), scenario);
  const example = /```ts\n([^`]+)```/.exec(readme)![1]!;
  const index = JSON.stringify(join(process.cwd(), 'src/index.ts'));
  const file = join(folder, 'example.ts');
  writeFileSync(
    file,
    example
      .replace("'costcone'", index)
      .replaceAll("'assistant.yaml'", JSON.stringify(join(folder, 'assistant.yaml')))
      .replaceAll('console.log(', 'printed.push(')
      .replace('\nconst scenario', '\nexport const printed: (number | null)[] = [];\nconst scenario'),
  );
  const { printed } = (await import(/* @vite-ignore */ file)) as { printed: number[] };
  const [median, low, high, ratio] = printed;
  expect(low!).toBeLessThan(median!);
  expect(median!).toBeLessThan(high!);
  expect(ratio!).toBeGreaterThan(1);
}, 60_000);
