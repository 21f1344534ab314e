import { expect } from 'vitest';
import { type Chart, narrow, wide } from '../chart.ts';
import { compileSpec, drawChart } from '../draw.ts';

/** Expects a chart to compile without a warning, to be drawn at every size, and to say what it shows. */
export async function expectDrawn(chart: Chart): Promise<void> {
  expect(chart.id).toMatch(/^[\w-]+$/);
  expect(chart.title).toMatch(/^\S.*[^.]$/s);
  for (const text of [chart.caption, chart.label]) expect(text).not.toMatch(/undefined|NaN|null/);
  expect(chart.table.rows.length).toBeGreaterThan(0);
  for (const row of chart.table.rows) expect(row).toHaveLength(chart.table.columns.length);
  for (const size of [wide, narrow]) {
    const svg = await drawChart(chart, size, 'a');
    expect(svg).toMatch(/^<svg .*<\/svg>$/s);
    expect(svg).not.toMatch(/NaN|undefined|Infinity| style=| on\w+=|href/);
    compileSpec(chart.spec({ ...size, live: true }));
  }
}
