// One of the peer models in costcone, statistics as its own results have them. Usage: costcone-model.ts MODEL DESIGN SHORT LONG
import { collect } from '../../../src/engine/collect.ts';
import { createEngine } from '../../../src/engine/create-engine.ts';
import type { Design } from '../../../src/plan/plan.ts';
import { planOf } from '../../../src/plan/testing/plan.ts';
import { readScenarioText } from '../../../src/scenario/read-scenario.ts';
import { estimate, replicatedColumn } from '../../../src/statistics/estimate.ts';
import { quantile } from '../../../src/statistics/quantile.ts';
import { levels, modelOf } from './models.ts';

const [model, design, short, long] = process.argv.slice(2) as [string, Design, string, string];
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

/** Processor time of a run in seconds, and what it gives. */
async function timed(draws: number) {
  const start = process.cpuUsage();
  const answer = await run(draws);
  const { user, system } = process.cpuUsage(start);
  return { seconds: (user + system) / 1e6, ...answer };
}

// Until the engine has compiled what runs often.
await run(2 * Number(short));
const few = await timed(Number(short));
const many = await timed(Number(long));
console.log(JSON.stringify({ ...many, seconds: [few.seconds, many.seconds], version: `Node ${process.version}` }));
await engine.close();
