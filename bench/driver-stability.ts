// Whether drivers hold over seeds: `npm run coverage:drivers -- --seeds 50 --draws 65536`. How often the stated interval
// of a narrowing holds the exact value, and for every scenario how far narrowings and variance shares spread over seeds,
// in stated errors, and whether the first driver stays the first or is called tied.
import { readdirSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { mean } from 'simple-statistics';
import type { Result } from '../src/analyses/result.ts';
import type { Scenario } from '../src/scenario/scenario.ts';
import { readScenario, readScenarioText } from '../src/scenario/read-scenario.ts';
import { simulate } from '../src/simulate.ts';
import { type Estimate, simulationHalfWidth } from '../src/statistics/estimate.ts';
import { driverCases } from './driver-cases.ts';

const { values: options } = parseArgs({
  options: {
    seeds: { type: 'string', default: '50' },
    draws: { type: 'string', default: '65536' },
    scenarios: { type: 'string', default: '' },
  },
});
const [seeds, draws] = [Number(options.seeds), Number(options.draws)];
const folder = new URL('../scenarios/', import.meta.url);
const halfWidth = simulationHalfWidth(16);

/** Results of a scenario over all seeds, one after the other. */
async function overSeeds<T>(scenario: Scenario, read: (result: Result) => T): Promise<T[]> {
  const found: T[] = [];
  for (let seed = 1; seed <= seeds; seed++)
    found.push(read(await simulate(scenario, { draws, seed: `${seed}`, workers: 1 })));
  return found;
}

async function exactRows(): Promise<string[]> {
  const rows: string[] = [];
  for (const { name, inputs, formula, known, exact, source } of driverCases) {
    const scenario = readScenarioText(JSON.stringify({ inputs, formulas: { out: formula } }), {
      name: 'drivers.yaml',
    });
    const found = await overSeeds(scenario, ({ drivers }) => drivers!.out![known]!.narrowing);
    const held = found.filter(({ value, error }) => Math.abs(value! - exact) <= halfWidth * error!).length;
    const bias = mean(found.map(({ value }) => value! - exact));
    rows.push(
      `| ${name}: \`${formula}\` | ${exact.toFixed(4)} | ${bias.toFixed(4)} | ${spread(found).toFixed(4)} | ${statedError(found).toFixed(4)} | ${percent(held / seeds)} | ${source} |`,
    );
    process.stderr.write(`${rows.at(-1)!}\n`);
  }
  return rows;
}

const percent = (share: number) => `${(100 * share).toFixed(0)} %`;
const statedError = (found: readonly Estimate[]) => Math.sqrt(mean(found.map(({ error }) => error! ** 2)));

function spread(found: readonly Estimate[]): number {
  const middle = mean(found.map(({ value }) => value!));
  return Math.sqrt(found.reduce((sum, { value }) => sum + (value! - middle) ** 2, 0) / (found.length - 1));
}

/** The largest spread over seeds in stated errors, among estimates of a tenth or more; a dash where there is none. */
function worstRatio(estimates: readonly (readonly Estimate[])[]): string {
  const ratios = estimates
    .filter((found) => found.every(({ value, error }) => value !== null && error !== null))
    .filter((found) => mean(found.map(({ value }) => value!)) >= 0.05)
    .map((found) => spread(found) / statedError(found));
  return ratios.length === 0 ? '–' : Math.max(...ratios).toFixed(2);
}

async function scenarioRows(file: string): Promise<string[]> {
  const scenario = readScenario(new URL(file, folder).pathname);
  const [headline] = scenario.outputs;
  const found = await overSeeds(scenario, ({ drivers, sensitivity }) => ({
    drivers: drivers![headline!],
    shares: sensitivity![headline!],
  }));
  const [one] = found;
  if (!one?.drivers || !one.shares) return [];
  const names = Object.keys(one.drivers);
  const firsts = found.map((run) => Object.keys(run.drivers!)[0]!);
  const usual = names.reduce((best, name) => (count(firsts, name) > count(firsts, best) ? name : best));
  const held = found.filter((run) => run.drivers![usual]!.rank === 1).length;
  const settled = found.filter((run) => Object.values(run.shares!)[0]?.settled).length;
  const every = (read: (run: (typeof found)[number], name: string) => Estimate) =>
    names.map((name) => found.map((run) => read(run, name)));
  return [
    `| ${file.replace('.yaml', '')} | ${headline!} | ${usual} | ${count(firsts, usual)} | ${held} | ${worstRatio(every((run, name) => run.drivers![name]!.narrowing))} | ${settled} | ${worstRatio(every((run, name) => run.shares![name]!.first))} | ${worstRatio(every((run, name) => run.shares![name]!.total))} |`,
  ];
}

const count = (names: readonly string[], wanted: string) => names.filter((name) => name === wanted).length;

const exact = await exactRows();
const stories: string[] = [];
const wanted = options.scenarios === '' ? [] : options.scenarios.split(',');
for (const file of readdirSync(folder).filter((name) => name.endsWith('.yaml'))) {
  if (wanted.length > 0 && !wanted.includes(file.replace('.yaml', ''))) continue;
  const rows = await scenarioRows(file);
  process.stderr.write(`${rows.join('\n')}\n`);
  stories.push(...rows);
}
const text = [
  '# Whether drivers agree across seeds',
  '',
  `Made by \`npm run coverage:drivers\`: ${seeds} seeds, ${draws} draws each in 16 replicates. Stated errors are root mean`,
  'squares over seeds; an interval is value ± t with 15 degrees of freedom × error.',
  '',
  '| case | exact narrowing | mean error | spread over seeds | stated error | intervals that contain it | exact value |',
  '|---|---|---|---|---|---|---|',
  ...exact,
  '',
  'Scenarios, by their first output: how many seeds put the usual first driver first, and how many give it rank 1, alone',
  'or tied. Ratios are the largest of spread over seeds by stated error, among values of 0.05 or more.',
  '',
  '| scenario | output | usual first driver | first | rank 1 | narrowing | shares settled | first-order | total |',
  '|---|---|---|---|---|---|---|---|---|',
  ...stories,
  '',
].join('\n');
writeFileSync(new URL('./results/driver-stability.md', import.meta.url), text);
process.stdout.write(text);
