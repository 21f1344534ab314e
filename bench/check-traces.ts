// Holds the catalogue's figures of recorded requests against the recordings themselves, which are not part of the project.
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { coefficientOfVariation, max, mean, quantile, sampleCorrelation } from 'simple-statistics';
import { rowOf, trainingRuns, workloads } from '../src/catalog/catalog.ts';

const folder = process.argv.find((word, index) => index > 1 && !word.startsWith('--'));
const data = folder ?? join(dirname(fileURLToPath(import.meta.url)), '../../shared/data');
const mayBeMissing = process.argv.includes('--if-present');

type Table = readonly Readonly<Record<string, string>>[];

function readTable(name: string): Table {
  const [head = '', ...lines] = readFileSync(join(data, name), 'utf8').trim().split(/\r?\n/);
  const keys = head.split(',');
  return lines.map((line) => {
    const cells = line.split(/,(?=(?:[^"]*"[^"]*")*[^"]*$)/);
    return Object.fromEntries(keys.map((key, index) => [key, cells[index] ?? '']));
  });
}

const numbers = (table: Table, key: string) => table.map((row) => Number(row[key]));

let checked = 0;
const wrong: string[] = [];

/** Notes a figure of the catalogue that differs by more than `tolerance`, relative. */
function compare(
  what: string,
  catalogue: number | null | undefined,
  recorded: number,
  tolerance: number,
): void {
  checked += 1;
  const isNear =
    typeof catalogue === 'number' &&
    Math.abs(catalogue - recorded) <= tolerance * Math.max(Math.abs(recorded), 0.1);
  if (!isNear) wrong.push(`${what}: the catalogue has ${catalogue}, the recording ${recorded}`);
}

/** What a figure of the catalogue says of recorded lengths: `mean`, `max` or a percentile, as in `p95`. */
function figureOf(name: string, values: readonly number[]): number {
  if (name === 'mean') return mean(values);
  return name === 'max' ? max(values) : quantile(values, Number(name.slice(1)) / 100);
}

function checkAzure(id: string, file: string): void {
  const row = rowOf(workloads(), id)!;
  const table = readTable(file);
  const [input, output] = [numbers(table, 'ContextTokens'), numbers(table, 'GeneratedTokens')];
  compare(`${id} requests`, row.requests, table.length, 0);
  for (const [side, values, figures, cv] of [
    ['input', input, row.input, row.input_cv],
    ['output', output, row.output, row.output_cv],
  ] as const) {
    for (const [name, value] of Object.entries(figures ?? {}))
      compare(`${id} ${side} ${name}`, value, figureOf(name, values), 1e-3);
    compare(`${id} ${side} spread`, cv, coefficientOfVariation(values), 1e-3);
  }
  compare(`${id} correlation`, row.length_correlation, sampleCorrelation(input, output), 1e-2);
}

function checkServeGen(id: string, file: string): void {
  const row = rowOf(workloads(), id)!;
  const table = readTable(file);
  const levels = numbers(table, 'q');
  for (const [side, key, figures] of [
    ['input', 'input_tokens', row.input],
    ['output', 'output_tokens', row.output],
  ] as const) {
    const values = numbers(table, key);
    for (const [name, value] of Object.entries(figures ?? {})) {
      if (name === 'mean') continue;
      const level = name === 'max' ? 1 : Number(name.slice(1)) / 100;
      const index = levels.findIndex((one) => Math.abs(one - level) < 1e-9);
      if (index >= 0) compare(`${id} ${side} ${name}`, value, values[index]!, 0.02);
    }
  }
}

/** The runs of the catalogue that are in the table too, by their hours. */
function checkTrainingRuns(): void {
  const table = new Map(readTable('training_runs.csv').map((row) => [Number(row.accelerator_hours), row]));
  const shared = trainingRuns().filter((run) => table.has(run.accelerator_hours));
  compare('training runs in the table', shared.length, 8, 0);
  for (const run of shared) {
    const row = table.get(run.accelerator_hours)!;
    compare(`${run.id} parameters`, run.active_parameters, Number(row.params_for_6ND), 1e-9);
    compare(`${run.id} tokens`, run.tokens, Number(row.tokens), 1e-9);
  }
}

/** The figures that the source of the memory-bound efficiency quotes. */
function checkAssumptions(): void {
  const matrix = readTable('vidur_llama2_70b_gemm_efficiency.csv').filter(
    (row) => Number(row.batch_tokens) <= 8,
  );
  const reached = numbers(matrix, 'mbu_weights_only');
  compare('least memory-bound efficiency', 0.63, Math.min(...reached), 0.1);
  compare('most memory-bound efficiency', 0.89, Math.max(...reached), 0.02);
}

if (!existsSync(join(data, 'AzureLLMInferenceTrace_conv.csv'))) {
  process.stderr.write(`the recordings are not in ${data}; give their folder as an argument\n`);
  process.exitCode = mayBeMissing ? 0 : 1;
} else {
  checkAzure('azure-2023-conversation', 'AzureLLMInferenceTrace_conv.csv');
  checkAzure('azure-2023-code', 'AzureLLMInferenceTrace_code.csv');
  for (const id of ['m-large', 'm-mid', 'm-small', 'deepseek-r1']) {
    checkServeGen(`servegen-${id}`, `servegen_${id}_length_quantiles.csv`);
  }
  checkTrainingRuns();
  checkAssumptions();
  process.stdout.write(
    wrong.length === 0 ? `${checked} figures agree with the recordings\n` : `${wrong.join('\n')}\n`,
  );
  process.exitCode = wrong.length === 0 ? 0 : 1;
}
