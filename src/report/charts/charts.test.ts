import { describe, expect, it } from 'vitest';
import { sampleResult } from '../testing/sample-results.ts';
import { sampleScenarios } from '../testing/sample-scenarios.ts';
import { namedOutputs } from '../../analyses/outcome/words.ts';
import { narrow, wide } from './chart.ts';
import { compileSpec, drawChart } from './draw.ts';
import { renderPage } from '../formats.ts';
import { chartKinds, sectionCharts } from './chart-kinds.ts';

describe.each(Object.keys(sampleScenarios))('charts of: %s', (name) => {
  it('compile without a warning, are drawn at every size, and say what they show', async () => {
    const result = await sampleResult(name);
    // The headline, and one that is none.
    const outputs = namedOutputs(result).slice(0, 2);
    for (const kind of chartKinds)
      for (const output of outputs) {
        const chart = kind.make(result, output);
        if (chart === null) continue;
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
  });
});

describe('the table of charts', () => {
  it.each([...chartKinds])('has a sample for which $name is drawn', async ({ make }) => {
    for (const name of Object.keys(sampleScenarios)) {
      const result = await sampleResult(name);
      if (namedOutputs(result).some((output) => make(result, output) !== null)) return;
    }
    throw new Error('nothing is drawn for any sample: add one to sample-scenarios.ts');
  });

  it.each(['usual', 'a built-in model'])('puts every chart once on the page: %s', async (name) => {
    const result = await sampleResult(name);
    const sections = new Set(chartKinds.map(({ section }) => section));
    const charts = [...sections].flatMap((section) => sectionCharts(section, result, namedOutputs(result)));
    const page = await renderPage(result);
    for (const { id } of charts) expect(page.split(`id="chart-${id}"`), id).toHaveLength(2);
  });
});

describe('a chart', () => {
  it('is drawn with the same bytes each time', async () => {
    const result = await sampleResult('usual');
    const [output] = namedOutputs(result);
    for (const kind of chartKinds) {
      const chart = kind.make(result, output!);
      if (chart === null) continue;
      expect(await drawChart(chart, wide, 'a')).toBe(await drawChart(chart, wide, 'a'));
    }
  });
});
