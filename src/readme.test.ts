import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { distributionsMarkdown } from './distributions/families-markdown.ts';
import { functionsTable } from './notation/functions.ts';
import { monthlyFunctionsTable } from './notation/monthly/functions-table.ts';
import { readScenarioText } from './scenario/read-scenario.ts';
import { unitsTable } from './units/units-table.ts';

const readme = readFileSync('README.md', 'utf8');
const months = readFileSync('docs/months.md', 'utf8');

/** What stands between the marks of a generated part. */
const part = (name: string, text = readme) =>
  text.split(`<!-- ${name} -->\n`)[1]?.split(`<!-- /${name} -->`)[0]?.trim();

it.each([
  ['distributions', () => distributionsMarkdown()],
  ['functions', () => functionsTable()],
  ['units', () => unitsTable()],
  ['peers', () => readFileSync('bench/results/peers.md', 'utf8')],
])('shows the table of %s as it is made today', (name, table) => {
  expect(part(name), `the table of ${name} is stale: npm run docs`).toBe(table().trim());
});

it('shows the functions of months as they are today', () => {
  const name = 'monthly functions';
  expect(part(name, months), `the table of ${name} is stale: npm run docs`).toBe(monthlyFunctionsTable());
});

it('begins the page on months with a scenario that can be run', () => {
  const example = /```yaml\n([^`]+)```/.exec(months)![1]!;
  const { horizon, goals } = readScenarioText(example);
  expect(horizon!.months).toBe(12);
  expect(goals.map((goal) => goal.months)).toEqual([null, 'every', null]);
});

it('begins the page on evidence with a scenario that can be run', () => {
  const example = /```yaml\n([^`]+)```/.exec(readFileSync('docs/evidence.md', 'utf8'))![1]!;
  const { evidence, remarks } = readScenarioText(example);
  expect(evidence!.observations.map(({ likelihood }) => likelihood.kind)).toEqual([
    'ratio',
    'between',
    'difference',
  ]);
  expect(remarks).toEqual([]);
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
