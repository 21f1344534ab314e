import { it } from 'vitest';
import { sampleResult } from '../testing/sample-results.ts';
import { sampleScenarios } from '../testing/sample-scenarios.ts';
import { terminalReport } from './terminal-report.ts';
import { expectToFit } from './testing/expect-to-fit.ts';

it.each(Object.keys(sampleScenarios))('the answer for a terminal fits 80 columns: %s', async (name) => {
  expectToFit(terminalReport(await sampleResult(name), { page: `reports/${'long/'.repeat(30)}page.html` }));
});
