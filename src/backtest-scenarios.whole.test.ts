import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { mean, sampleStandardDeviation } from 'simple-statistics';
import { describe, expect, it } from 'vitest';
import { accelerators, rowOf, trainingRuns } from './catalog/catalog.ts';
import { readScenario } from './scenario/read-scenario.ts';

const folder = fileURLToPath(new URL('../scenarios/', import.meta.url));
const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.yaml') && !file.startsWith('broken'))
  .sort();

/** What tells a source from others: its arXiv number, or the words before the first comma, colon or bracket. */
const markOf = (source: string) => source.match(/arXiv \d+\.\d+/)?.[0] ?? source.split(/[,:(]/)[0]!.trim();

describe('what is held against a report', () => {
  it.each(files)('%s has no input from it', (file) => {
    const { inputs, published } = readScenario(`${folder}${file}`);
    const reported = published
      .filter(({ kind }) => kind !== 'arithmetic')
      .map(({ source }) => markOf(source));
    for (const mark of reported) {
      expect(inputs.filter(({ source }) => source.includes(mark)).map(({ name }) => name)).toEqual([]);
    }
  });

  it.each(files)('%s begins with its question and where its inputs come from', (file) => {
    const { text } = readScenario(`${folder}${file}`);
    const [comment = ''] = text.match(/^(#.*\n)+/) ?? [];
    expect(comment).toContain('?');
    expect(comment.length).toBeGreaterThan(120);
  });
});

describe('training runs', () => {
  const runs = trainingRuns();
  const utilization = runs.map(({ accelerator, active_parameters, tokens, accelerator_hours }) => {
    const peak = rowOf(accelerators(), accelerator)!.dense_tflops.bf16! * 1e12;
    return (6 * active_parameters * tokens) / (accelerator_hours * 3600 * peak);
  });

  it.each(runs.map(({ id }, index) => [id, index] as const))(
    '%s is predicted from the others',
    (id, index) => {
      const others = utilization.filter((_, other) => other !== index);
      const n = others.length;
      const { inputs, published } = readScenario(`${folder}backtest/training-${id}.yaml`);
      const { value, notation } = inputs.find(({ name }) => name === 'training_mfu')!;
      expect(value.kind).toBe('distribution');
      // student_t(n - 1, mean, sd sqrt(1 + 1 / n)): the prediction interval of one more run.
      const [df, location, scale] = notation
        .match(/student_t\(([^)]*)\)/)![1]!
        .split(',')
        .map(Number);
      expect(df).toBe(n - 1);
      expect(location).toBeCloseTo(mean(others), 4);
      expect(scale).toBeCloseTo(sampleStandardDeviation(others) * Math.sqrt(1 + 1 / n), 4);
      expect(published[0]?.value).toBe(runs[index]!.accelerator_hours);
    },
  );
});
