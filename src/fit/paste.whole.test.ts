import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { readScenarioText } from '../scenario/read-scenario.ts';
import { readSourceFile } from '../scenario/source-file.ts';
import { simulate } from '../simulate.ts';
import { fitLog } from './fit-log.ts';
import { csvLog } from './log/csv-log.ts';
import { readLog } from './log/read-log.ts';
import { inputNames } from './input-names.ts';
import { drawn, uniform } from './testing/drawn-columns.ts';

const folder = mkdtempSync(join(tmpdir(), 'costcone-fit-'));
afterAll(() => rmSync(folder, { recursive: true }));

const rows = 3000;
const lengths = drawn('lognormal', { mu: 6, sigma: 1 }, rows);
const waits = drawn('exponential', { mean: 0.4 }, rows, 12);
const humps = drawn('normal', { mean: 0, sd: 1 }, rows, 13);
const start = Date.UTC(2026, 2, 2);

/** Five days of requests, more of them late in a day; of the first one the start is missing. Long inputs have long outputs; three humps fit no family. */
const lines = lengths.map((length, i) => {
  const time = new Date(
    start + (Math.floor((5 * i) / rows) + Math.sqrt(uniform(i, 14))) * 86_400_000,
  ).toISOString();
  const input = Math.min(Math.round(length), 4096);
  const output = uniform(i, 15) < 0.1 ? 0 : Math.ceil(length * waits[i]!);
  const score = i % 50 === 0 ? 'NA' : (humps[i]! + 10 * Math.floor(3 * uniform(i, 16))).toFixed(3);
  return `${time};${input};${output};${score.replace('.', ',')};${i % 7 === 0 ? 1 : 0}`;
});
const file = join(folder, 'log.csv');
writeFileSync(file, `created at;input tokens;output_tokens;e;retried\n${lines.join('\n')}\n`);

const log = readLog(csvLog(readSourceFile(file, file, 1e7)), { columns: [] });
const found = fitLog(log, file, 'paste');
const options = { draws: 65_536, seed: 'paste', sensitivity: false } as const;

describe('what is printed', () => {
  it('has every column, and says what is missing', () => {
    expect(found.columns.map(({ column, missing }) => [column, missing])).toEqual([
      ['input tokens', 0],
      ['output_tokens', 0],
      ['e', 60],
      ['retried', 0],
    ]);
    expect(found.traffic).toMatchObject({ column: 'created at', missing: 0, wholeDays: 4, count: rows });
  });

  it('is a line for each column that gives its mean', async () => {
    const names = inputNames(found.columns.map(({ column }) => column));
    // `e` is a constant.
    expect([...names.values()]).toEqual(['input_tokens', 'output_tokens', 'e_value', 'retried']);
    const text = `title: Pasted\n${found.paste.inputs}\nformulas: { total: input_tokens + output_tokens + e_value + retried }\n`;
    const { inputs, outputs } = await simulate(readScenarioText(text, { folder }), options);
    for (const { column, mean, sd, count } of found.columns)
      expect(Math.abs(inputs[names.get(column)!]!.mean! - mean), column).toBeLessThan(
        (4 * sd) / Math.sqrt(count),
      );
    expect(outputs.total!.nonFinite).toBe(0);
  });

  it('is, of every family and curve, a line that runs', async () => {
    for (const { families, curve, meanOfMany, meanOverDays, paste } of found.columns)
      for (const notation of [
        ...families.map((family) => family.notation),
        curve!,
        meanOfMany.notation,
        meanOverDays!.notation,
        paste,
      ]) {
        const text = `inputs:\n  one_value: ${notation}\nformulas: { twice: 2 * one_value }\n`;
        const { outputs } = await simulate(readScenarioText(text, { folder }), { ...options, draws: 16 });
        expect(outputs.twice!.nonFinite, notation).toBe(0);
      }
  });

  it('uses the data where none fits, without missing cells', () => {
    const { verdict, paste } = found.columns[2]!;
    expect(verdict.fits).toBe('none');
    expect(verdict.text).toMatch(/^None of these families fits/);
    expect(paste).toBe(`empirical(file="${file}", column="e", missing="left out")`);
  });

  it('keeps the correlations of the columns', () => {
    const pair = found.correlations.find(({ between }) => between.includes('output_tokens'));
    expect(pair!.between).toEqual(['input tokens', 'output_tokens']);
    expect(pair!.spearman).toBeGreaterThan(0.5);
    expect(found.paste.inputs).toContain(
      `- { between: [input_tokens, output_tokens], spearman: ${pair!.spearman} }`,
    );
  });

  it('is a service that answers as many queries, with the words of llm-service', async () => {
    const text = `title: Pasted\nmodel: llm-service\n${found.paste.service}\n`;
    const { inputs, outputs, ...rest } = await simulate(readScenarioText(text), options);
    expect(Object.keys(found.workload!.lines)).toEqual([
      'input_tokens',
      'input_cv',
      'output_tokens',
      'output_cv',
      'length_correlation',
    ]);
    expect(inputs.queries_per_user!.mean! / (rows / 5)).toBeCloseTo(1, 2);
    // Square roots of uniforms lie above 23/24 with 1 - (23/24)^2: so much of a day falls into its last hour.
    expect(inputs.peak_to_mean!.mean!).toBeGreaterThan(24 * (1 - (23 / 24) ** 2) - 0.1);
    expect(inputs['requests.input_tokens']!.mean! / found.columns[0]!.mean).toBeCloseTo(1, 1);
    expect(outputs.daily_cost!.mean.value).toBeGreaterThan(0);
    expect(rest.warnings.filter((warning) => /unused/.test(JSON.stringify(warning)))).toEqual([]);
  });
});
