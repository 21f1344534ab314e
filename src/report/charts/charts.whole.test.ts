import { describe, expect, it } from 'vitest';
import { observedResult } from '../testing/observed-result.ts';
import { portfolioResult } from '../testing/portfolio-result.ts';
import { sampleResult } from '../testing/sample-results.ts';
import { sampleScenarios } from '../testing/sample-scenarios.ts';
import { namedOutputs } from '../../analyses/outcome/words.ts';
import { wide } from './chart.ts';
import { drawChart } from './draw.ts';
import { expectDrawn } from './testing/expect-drawn.ts';
import { chartKinds } from './chart-kinds.ts';
import { published } from './published.ts';
import type { PublishedResult } from '../../analyses/published/result.ts';

describe('the table of charts', () => {
  it.each([...chartKinds])('has a sample for which $name is drawn', async ({ make }) => {
    // Those that are made in a moment and draw most charts come first.
    const names = new Set(['usual', 'a year by month', ...Object.keys(sampleScenarios)]);
    const [usual, year, ...samples] = Array.from(names, (name) => () => sampleResult(name));
    for (const sample of [usual!, year!, observedResult, portfolioResult, ...samples]) {
      const result = await sample();
      const chart = namedOutputs(result)
        .map((output) => make(result, output))
        .find((made) => made !== null);
      if (chart) return expectDrawn(chart);
    }
    throw new Error('nothing is drawn for any sample: add one to sample-scenarios.ts');
  });
});

describe('a chart', () => {
  it('draws reported ranges and bounds, and says what they are', async () => {
    const result = structuredClone(await sampleResult('usual'));
    const [row] = result.published;
    const rows = result.published as PublishedResult[];
    rows.push({ ...row!, low: row!.value / 2, high: row!.value * 2 }, { ...row!, bound: 'at_least' });
    const [output] = namedOutputs(result).filter(({ name }) => name === row!.quantity);
    const chart = published(result, output!)!;
    await expectDrawn(chart);
    expect(chart.caption).toContain('1,250 to 5,000 USD/day');
    expect(chart.caption).toContain('at least 2,500 USD/day');
  });

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
