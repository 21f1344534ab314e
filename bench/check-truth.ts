// Holds the models against published values that are not part of the project, and the serving model against the benchmarks
// that its efficiencies were fitted to. Scores by group; fails where a group is worse than intervals of 90 % may be.
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { backtest } from '../src/analyses/backtest/backtest.ts';
import type { Backtest } from '../src/analyses/backtest/result.ts';
import { readScenarioText } from '../src/scenario/read-scenario.ts';
import { simulate } from '../src/simulate.ts';

const folder = process.argv.find((word, index) => index > 1 && !word.startsWith('--'));
const data = folder ?? join(dirname(fileURLToPath(import.meta.url)), '../../shared/data');
if (!existsSync(data)) {
  console.error(`the published values are not in ${data}; give their folder as an argument`);
  process.exit(process.argv.includes('--if-present') ? 0 : 1);
}

/** What every group of measured values has to reach. */
const bars = { inside: 0.8, bias: [0.7, 1.4], width: 4 } as const;
const wrong: string[] = [];

function judge(name: string, n: number, inside: number, bias: number, width: number): void {
  console.log(
    `${name.padEnd(12)} ${inside} of ${n} inside, median/reported ${bias.toFixed(2)}, width ${width.toFixed(2)}`,
  );
  if (inside < bars.inside * n) wrong.push(`${name}: only ${inside} of ${n} inside`);
  if (bias < bars.bias[0] || bias > bars.bias[1]) wrong.push(`${name}: median/reported ${bias.toFixed(2)}`);
  if (width > bars.width) wrong.push(`${name}: width ${width.toFixed(2)}`);
}

/** Groups with fewer values say nothing. */
const fewest = 8;

function judgeGroups({ groups, cases }: Backtest): void {
  for (const { file, error } of cases) if (error !== null) wrong.push(`${file}: ${error}`);
  for (const [name, found] of Object.entries(groups)) {
    if (found === undefined || found.n < fewest) continue;
    judge(name, found.n, found.inside, found.bias ?? Number.NaN, found.width ?? Number.NaN);
  }
}

interface Benchmark {
  readonly model: string;
  readonly accelerator: string;
  readonly weights: string;
  readonly gpus: string;
  readonly attention_replicas: string;
  readonly input_tokens: string;
  readonly output_tokens: string;
  readonly measured_tokens_per_s_per_gpu: string;
  readonly engine_max_batch: string;
  readonly fixed_batch: string;
}

function benchmarks(): Benchmark[] {
  const [head = '', ...lines] = readFileSync(join(data, 'serving-benchmarks.csv'), 'utf8')
    .trim()
    .split(/\r?\n/);
  const keys = head.split(',');
  return lines.map((line) => {
    const cells = line.split(/,(?=(?:[^"]*"[^"]*")*[^"]*$)/);
    return Object.fromEntries(keys.map((key, index) => [key, cells[index] ?? ''])) as unknown as Benchmark;
  });
}

/** TensorRT-LLM evicts nothing and gives nine tenths of the memory to weights and caches. */
const scenarioOf = (row: Benchmark) => `
model: llm-service
accelerator: ${row.accelerator}
language_model: ${row.model}
formats: { weights: ${row.weights}, kv: fp8 }
gpus_per_instance: { decode: ${row.gpus} }
attention_replicas: { decode: ${row.attention_replicas} }
workloads: [{ name: chat, input_cv: 0, output_cv: 0, concurrency: ${row.fixed_batch || 'none'} }]
inputs:
  chat.input_tokens: ${row.input_tokens}
  chat.output_tokens: ${row.output_tokens}
  promised_speed: none
  max_batch: ${row.engine_max_batch}
  output_reserve: 1
  memory_share: 0.9
outputs: [output_throughput]
`;

judgeGroups(await backtest(join(data, 'truth'), { draws: 2 ** 14, seed: 'truth' }));

let inside = 0;
let logBias = 0;
let logWidth = 0;
const rows = benchmarks();
for (const row of rows) {
  const { outputs } = await simulate(readScenarioText(scenarioOf(row)), {
    draws: 4096,
    seed: 'fit',
    workers: 1,
    sensitivity: false,
  });
  const { quantiles } = outputs.output_throughput!;
  const measured = Number(row.measured_tokens_per_s_per_gpu);
  const [low, median, high] = (['p5', 'p50', 'p95'] as const).map((key) => quantiles[key].value!);
  if (low! <= measured && measured <= high!) inside += 1;
  logBias += Math.log(median! / measured) / rows.length;
  logWidth += Math.log(high! / low!) / rows.length;
}
judge('fitted cells', rows.length, inside, Math.exp(logBias), Math.exp(logWidth));

for (const line of wrong) console.error(`WRONG ${line}`);
process.exitCode = wrong.length > 0 ? 1 : 0;
