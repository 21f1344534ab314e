// costcone on the eight-input model, statistics as its own results have them. Usage: costcone.ts DESIGN WORKERS SIZE..
import { eightInputPlan } from '../kernel/eight-inputs.ts';
import type { Design } from '../../src/plan/plan.ts';
import { collect } from '../../src/engine/collect.ts';
import { createEngine } from '../../src/engine/create-engine.ts';
import { estimate, replicatedColumn } from '../../src/statistics/estimate.ts';
import { quantile } from '../../src/statistics/quantile.ts';

const levels = [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95, 0.975, 0.99];
const [design, workers, ...sizes] = process.argv.slice(2) as [Design, string, ...string[]];
const engine = createEngine({ workers: Number(workers), threads: 'always' });

async function run(drawsInAll: number) {
  const { replicates, pooled } = await collect(engine, eightInputPlan(design, Math.max(1, drawsInAll / 16)));
  const column = replicatedColumn(
    replicates.map(({ columns }) => columns[0]!),
    0,
    () => pooled[0]!,
  );
  const mean = estimate(column, ({ summary }) => summary.mean);
  const sd = estimate(column, ({ summary }) => Math.sqrt(summary.m2 / (summary.count - 1)));
  const quantiles = levels.map((p) => estimate(column, (observed) => quantile(observed, p)));
  return { mean, sd, quantiles };
}

/** Seconds since the start: of the clock where workers share the work, else of the processor. */
function secondsSince(clock: number, processor: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(processor);
  return Number(workers) > 1 ? (performance.now() - clock) / 1000 : (user + system) / 1e6;
}

/** Largest of those of the mean and of the ends of the 90 % interval. */
function relativeError({ mean, quantiles }: Awaited<ReturnType<typeof run>>): number {
  const errors = [mean, quantiles[2]!, quantiles[8]!].map(({ value, error }) => error! / Math.abs(value!));
  return Math.max(...errors);
}

// Until the engine has compiled what runs often.
let last = await run(2 ** 22);
const seconds: number[] = [];
const relativeErrors: number[] = [];
for (const size of sizes) {
  const [clock, processor] = [performance.now(), process.cpuUsage()];
  last = await run(Number(size));
  seconds.push(secondsSince(clock, processor));
  relativeErrors.push(relativeError(last));
}
const { mean, sd, quantiles } = last;
console.log(
  JSON.stringify({
    seconds,
    mean: mean.value,
    sd: sd.value,
    quantiles: quantiles.map(({ value }) => value),
    relativeErrors,
    version: `Node ${process.version}`,
  }),
);
await engine.close();
