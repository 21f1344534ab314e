import { describe, expect, it } from 'vitest';
import { readFileSync } from 'node:fs';
import { sampleReports } from '../../report/testing/sample-reports.ts';
import { shapeProblems, type SavedFormat, savedShapes } from './saved-shapes.ts';

const back = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

describe.each(Object.keys(savedShapes) as SavedFormat[])('%s', (format) => {
  it('has the shape that its type says', async () => {
    expect(shapeProblems(back(await sampleReports[format]()), format)).toEqual([]);
  });
});

it('takes a result of version 0.1.0', () => {
  const old = JSON.parse(readFileSync('src/report/reference/result-0.1.0.json', 'utf8'));
  expect(shapeProblems(old, 'costcone-result/1')).toEqual([]);
});
