import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { trainingRuns } from './catalog/catalog.ts';
import { readScenario } from './scenario/read-scenario.ts';

const folder = fileURLToPath(new URL('../scenarios/', import.meta.url));
const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.yaml') && !/^(?:broken|levers)\b/.test(file))
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
  const scored = files
    .filter((file) => file.startsWith('backtest/training-'))
    .map((file) => readScenario(`${folder}${file}`));

  it('are predicted by the defaults as they are shipped', () => {
    for (const { inputs } of scored) {
      const given = inputs.filter(({ place }) => place !== null).map(({ name }) => name);
      expect(['active_parameters', 'training_tokens']).toEqual(expect.arrayContaining(given));
    }
  });

  it('are none of those that the defaults were taken from', () => {
    const runs = scored.map(({ inputs, published }) => {
      const tokens = inputs.find(({ name }) => name === 'training_tokens')!.value;
      return `${tokens.kind === 'constant' ? tokens.base : ''} tokens, ${published[0]!.value} hours`;
    });
    const marks = scored.flatMap(({ published }) => published.map(({ source }) => markOf(source)));
    for (const { tokens, accelerator_hours, source } of trainingRuns()) {
      expect(runs).not.toContain(`${tokens} tokens, ${accelerator_hours} hours`);
      expect(marks).not.toContain(markOf(source));
    }
  });

  it('are at least 25 measured ones, each once', () => {
    const values = scored
      .flatMap(({ published }) => published)
      .filter(({ kind }) => kind === 'measured')
      .map(({ value, source }) => `${value} ${source}`);
    expect(new Set(values).size).toBe(values.length);
    expect(values.length).toBeGreaterThanOrEqual(25);
  });
});
