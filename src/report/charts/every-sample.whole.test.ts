import { describe, expect, it } from 'vitest';
import { namedOutputs } from '../../analyses/outcome/words.ts';
import { sampleResult } from '../testing/sample-results.ts';
import { sampleScenarios } from '../testing/sample-scenarios.ts';
import { renderPage } from '../formats.ts';
import { chartKinds, sectionCharts } from './chart-kinds.ts';
import { expectDrawn } from './testing/expect-drawn.ts';

describe.each(Object.keys(sampleScenarios))('charts of: %s', (name) => {
  it('compile without a warning, are drawn at every size, and say what they show', async () => {
    const result = await sampleResult(name);
    // The headline, and one that is none.
    for (const output of namedOutputs(result).slice(0, 2))
      for (const { make } of chartKinds) {
        const chart = make(result, output);
        if (chart !== null) await expectDrawn(chart);
      }
  });
});

it.each(['usual', 'a built-in model'])('puts every chart once on the page: %s', async (name) => {
  const result = await sampleResult(name);
  const sections = new Set(chartKinds.map(({ section }) => section));
  const charts = [...sections].flatMap((section) => sectionCharts(section, result, namedOutputs(result)));
  const page = await renderPage(result);
  for (const { id } of charts) expect(page.split(`id="chart-${id}"`), id).toHaveLength(2);
});
