import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { calibrationTable } from './catalog/calibration-table.ts';
import { distributionsMarkdown } from './distributions/families-markdown.ts';
import { functionsTable } from './notation/functions.ts';
import { monthlyFunctions } from './notation/monthly/functions.ts';
import { monthlyFunctionsTable } from './notation/monthly/functions-table.ts';
import { readScenario, readScenarioText } from './scenario/read-scenario.ts';
import { unitsTable } from './units/units-table.ts';

const readme = readFileSync('README.md', 'utf8');
const docs = (name: string) => readFileSync(`docs/${name}.md`, 'utf8');
const months = docs('months');

/** What stands between the marks of a generated part. */
const part = (name: string, text: string) =>
  text.split(`<!-- ${name} -->\n`)[1]?.split(`<!-- /${name} -->`)[0]?.trim();

it.each([
  ['distributions', docs('notation'), () => distributionsMarkdown()],
  ['functions', docs('notation'), () => functionsTable()],
  ['units', docs('notation'), () => unitsTable()],
  ['peers', docs('speed'), () => readFileSync('bench/results/peers.md', 'utf8')],
  ['calibration', readme, () => calibrationTable()],
  ['calibration', docs('validation'), () => calibrationTable()],
])('shows the table of %s as it is made today', (name, text, table) => {
  expect(part(name, text), `the table of ${name} is stale: npm run docs`).toBe(table().trim());
});

it('says how fast it is as the table does', () => {
  const [, , times] = /^\| NumPy \| ([\d.]+) \| ([\d.]+) \|/m.exec(docs('speed'))!;
  expect(readme).toContain(`NumPy takes ${times} times as long per draw`);
});

it('is two screens long and leads to every page of the guide', () => {
  expect(readme.split('\n').length).toBeLessThanOrEqual(90);
  for (const name of readdirSync('docs').filter((name) => name.endsWith('.md')))
    if (!['index.md', 'playground.md'].includes(name)) expect(readme).toContain(`(docs/${name})`);
});

it('shows the functions of months as they are today', () => {
  const name = 'monthly functions';
  expect(part(name, months), `the table of ${name} is stale: npm run docs`).toBe(monthlyFunctionsTable());
});

it.each(Object.entries(monthlyFunctions).filter(([name]) => name !== 'first_month'))(
  'shows %s with an example that stands in a scenario',
  (_, { example }) => {
    const formulas = `  stock: previous(stock, 10)\n  shown: ${example}\n`;
    const text = `model: llm-service\nhorizon: { from: 2027-01, months: 12 }\nformulas:\n${formulas}outputs: [shown]\n`;
    expect(readScenarioText(text).outputs).toEqual(['shown']);
  },
);

it('sets only inputs that there are', () => {
  const set = [docs('scripts'), docs('sweep')].flatMap((text) => [
    ...text.matchAll(/costcone \w+ (scenarios\/\S+\.yaml) .*--set (\w+)=(\S+)/g),
  ]);
  expect(set.length).toBeGreaterThan(0);
  for (const [, file, input, notation] of set) {
    const { inputs } = readScenario(file!, { set: [`${input}=${notation}`] });
    expect(inputs.map(({ name }) => name)).toContain(input);
  }
});

it('begins the page on months with a scenario that can be run', () => {
  const example = /```yaml\n([^`]+)```/.exec(months)![1]!;
  const { horizon, goals } = readScenarioText(example);
  expect(horizon!.months).toBe(12);
  expect(goals.map((goal) => goal.months)).toEqual([null, 'every', null]);
});

it('begins the page on evidence with a scenario that can be run', () => {
  const example = /```yaml\n([^`]+)```/.exec(docs('evidence'))![1]!;
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
  const guide = readdirSync('docs').flatMap((name) =>
    name.endsWith('.md') ? [readFileSync(`docs/${name}`, 'utf8').replaceAll('(../', '(')] : [],
  );
  const named = [readme, ...guide].flatMap((text) =>
    [...text.matchAll(/(?:`|\()((?:scenarios|bench|reports|docs)\/[\w./-]+?\.\w+)(?:`|\))/g)].map(
      ([, file]) => file!,
    ),
  );
  expect(named.length).toBeGreaterThan(20);
  // A report that a run writes is named after its scenario.
  const scenarioOf = (file: string) =>
    file.replace(/^reports\/([^/]+)\.html$/, (_, name: string) => `scenarios/${name}.yaml`);
  for (const file of named.map(scenarioOf).filter((file) => file !== 'scenarios/assistant.yaml'))
    expect(() => readFileSync(file), file).not.toThrow();
});
