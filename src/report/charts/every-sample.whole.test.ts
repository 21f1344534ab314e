import { describe, it } from 'vitest';
import { namedOutputs } from '../../analyses/outcome/words.ts';
import { sampleResult } from '../testing/sample-results.ts';
import { sampleScenarios } from '../testing/sample-scenarios.ts';
import { chartKinds } from './chart-kinds.ts';
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
