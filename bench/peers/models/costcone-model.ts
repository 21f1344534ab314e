// One of the peer models in costcone, statistics as its own results have them. Usage: costcone-model.ts MODEL DESIGN DRAWS
import { collect } from '../../../src/engine/collect.ts';
import { createEngine } from '../../../src/engine/create-engine.ts';
import type { Design } from '../../../src/plan/plan.ts';
import { planOf } from '../../../src/plan/testing/plan.ts';
import { readScenarioText } from '../../../src/scenario/read-scenario.ts';
import { estimate, replicatedColumn } from '../../../src/statistics/estimate.ts';
import { quantile } from '../../../src/statistics/quantile.ts';
import { levels, modelOf } from './models.ts';

const [model, design, draws] = process.argv.slice(2) as [string, Design, string];
const scenario = readScenarioText(modelOf(model).scenario);
const engine = createEngine({ workers: 1, threads: 'always' });

async function run(draws: number) {
  const { replicates, pooled } = await collect(engine, planOf(scenario, { outputs: ['y'], design, draws }));
  const column = replicatedColumn(
    replicates.map(({ columns }) => columns[0]!),
    0,
    () => pooled[0]!,
  );
  for (const p of levels) estimate(column, (observed) => quantile(observed, p));
  const mean = estimate(column, ({ summary }) => summary.mean).value!;
  const sd = estimate(column, ({ summary }) => Math.sqrt(summary.m2 / (summary.count - 1))).value!;
  return { mean, sd };
}

await run(2 ** 18);
const start = process.cpuUsage();
const { mean, sd } = await run(Number(draws));
const { user, system } = process.cpuUsage(start);
const seconds = (user + system) / 1e6;
console.log(JSON.stringify({ seconds, mean, sd, version: `Node ${process.version}` }));
await engine.close();
