import { describe, expect, it } from 'vitest';
import { compare } from '../analyses/comparison/comparison.ts';
import type { Result } from '../analyses/result.ts';
import { carriedEvidence } from '../scenario/evidence/carried.ts';
import { readScenarioText } from '../scenario/read-scenario.ts';
import { renderPage as renderWritten } from './formats.ts';
import { whatIfCommand } from './page/sections/what-if-command.ts';
import { runCommand } from './page/sections/provenance.ts';
import { terminalComparison } from './terminal/terminal-comparison.ts';
import { terminalReport } from './terminal/terminal-report.ts';
import { expectToFit } from './terminal/testing/expect-to-fit.ts';
import { observedResult, observedYear } from './testing/observed-result.ts';
import { sampleScenarios } from './testing/sample-scenarios.ts';
import { sampleResult } from './testing/sample-results.ts';
import { withBlanks } from './testing/with-blanks.ts';

const renderPage = async (...written: Parameters<typeof renderWritten>) =>
  withBlanks(await renderWritten(...written));

const verdictOf = (page: string) => /<header class="verdict[^"]*".*?<\/header>/s.exec(page)![0];
const section = (page: string, id: string) =>
  new RegExp(`<section id="${id}".*?</section>`, 's').exec(page)?.[0];

describe('the page of a run with observations', () => {
  it('says beside the answer what they did, and tells of each in a section of its own', async () => {
    const result = await observedResult();
    const page = await renderPage(result);
    const verdict = /<header class="verdict[^"]*".*?<\/header>/s.exec(page)![0];
    expect(verdict).toMatch(
      /<p><a href="#evidence">Agrees with 2 observations<\/a>; they narrowed the 90 % interval from [\d,]+ to [\d,]+ USD\/day in width\.<\/p>/,
    );
    const evidence = section(page, 'evidence')!;
    for (const words of [
      '<b>Token cost</b> <code>2.6k USD/day within 5%</code> <span class="mark met">Agrees</span>',
      'Source: invoice of October.',
      'Between 3,000 and 3,500 USD/day lie 213 of 1,000 expected values.',
      'id="chart-observations"',
      // What comes second is one click away.
      '<summary>What they changed of the inputs</summary><figure class="chart" id="chart-moved-inputs"',
      '1,530 effective draws of 16,384; in the smallest of 16 replicates 80.',
    ])
      expect(evidence).toContain(words);
    expect(section(page, 'provenance')).toMatch(/Effective draws<\/dt><dd>1,530 effective draws/);
    expect(section(page, 'inputs')).toContain('as they were thought of before the observations');
    expect(section(page, 'inputs')).not.toContain('of theory');
  });

  it('links what they are of by its whole name', async () => {
    const result = await observedResult();
    const page = await renderPage({ ...result, evidence: { ...result.evidence!, of: 'bills.yaml' } });
    expect(page).toContain('<a href="#evidence">Agrees with 2 observations of bills.yaml</a>; they');
  });

  it('warns of a conflict beside the answer and first among warnings', async () => {
    const page = await renderPage(await observedResult(true));
    expect(page).toContain('<p class="caution">Conflict: queries in 2026-10: the model expected 9 to 61');
    expect(section(page, 'trust')).toMatch(/<ul class="warnings"><li>Conflict: queries in 2026-10:/);
    expect(section(page, 'evidence')).toContain('<span class="mark missed">Conflict</span>');
    expect(page).toContain('In conflict with 1 of 3 observations (queries in October 2026)');
  });

  it('lets nobody change inputs in the page, where draws are not weighed', async () => {
    const page = await renderPage(await observedResult());
    expect(page).not.toContain('packed-kernel');
    expect(section(page, 'what-if')).toContain('This page has no sliders and no lever buttons: ');
    expect(section(page, 'what-if')).toContain('the observations hold as they do here');
    expect(section(page, 'what-if')).toMatch(/costcone compare \S+ --seed \S+ --draws \d+.* --levers</);
  });

  it('has nothing of evidence without observations', async () => {
    const page = await renderPage(await sampleResult('usual'));
    expect(page).not.toMatch(/id="evidence"|Effective draws|#evidence/);
  });
});

describe('the answer for a terminal with observations', () => {
  it('has a line below the answer, a table of observations and the inputs that moved', async () => {
    const text = terminalReport(await observedResult());
    expectToFit(text);
    expect(text.replace(/\s+/g, ' ')).toMatch(
      / Agrees with 2 observations; they narrowed the 90 % interval from [\d,]+ to [\d,]+ USD\/day in width\. /,
    );
    expect(text).toMatch(
      /^ {2}Observed +seen +expected \(99 %\) +place\n {2}Token cost +2,600 USD\/day +550 to 12,600 +47 % lower\n {4}invoice of October\n {2}Staff +3,000 to 3,500 USD\/day +1,540 to 6,500 +21\.3 % inside\n {4}payroll\n {2}1,530 effective draws of 16,384;/m,
    );
    expect(text).toMatch(
      /^ {2}Inputs that moved +before \(90 %\) +after\n {2}queries +1 to 4 million +0\.\d+ to 2\.\d+ million queries\/day\n {2}tokens +200 to 700 /m,
    );
    expect(text).not.toMatch(/^ {2}staff +2,000 to/m);
  });

  it('tells of a conflict first, without a second word for it', async () => {
    const result = await observedResult(true);
    const text = terminalReport(result);
    expectToFit(text);
    expect(text).toMatch(/^Conflict: queries in 2026-10: the model expected 9 to 61/m);
    expect(text).not.toContain('Caution: conflict');
    expect(text.indexOf('Conflict: ')).toBeLessThan(text.indexOf('What drives it'));
    expect(
      text.replace(/\s+/g, ' ').match(/either the scenario does not describe this service/g),
    ).toHaveLength(1);
    expect(text).toMatch(/^ {2}Queries +7 +9 to 61 +0\.21 % lower\n {4}CONFLICT\n {4}October 2026$/m);
  });

  it('shows twelve observations', async () => {
    const result = await observedResult();
    const observations = Array.from({ length: 14 }, () => result.evidence!.observations[0]!);
    const many: Result = { ...result, evidence: { ...result.evidence!, observations } };
    const text = terminalReport(many);
    expect(text.match(/^ {2}Token cost .*47 % lower$/gm)).toHaveLength(12);
    expect(text).toContain('  and 2 more\n');
    expectToFit(terminalReport(await observedYear()));
  });
});

describe('a comparison of scenarios with the same observations', () => {
  it('says what all are conditioned on, on its page and in the terminal', async () => {
    const text = sampleScenarios['what was observed']!;
    const base = readScenarioText(text, { name: 'base.yaml' });
    const dearer = readScenarioText(text, { name: 'dearer.yaml', set: ['staff=3k to 9k USD/day'] });
    const comparison = await compare([base, { ...dearer, evidence: carriedEvidence(base) }], {
      draws: 16384,
      seed: 'report',
      workers: 1,
      sensitivity: false,
    });
    const line = 'agrees with 3 observations; they narrowed the 90 % interval from 5,';
    const page = await renderPage(comparison);
    expect(verdictOf(page)).toContain(`<p>The base: ${line}`);
    expect(verdictOf(page)).not.toContain('class="caution"');
    expect(section(page, 'scenario-1')).toContain('<h3>What was observed</h3>');
    expect(section(page, 'scenario-2')).not.toContain('<h3>What was observed</h3>');
    const answer = terminalComparison(comparison);
    expectToFit(answer);
    expect(answer.replace(/\s+/g, ' ')).toContain(`The base: ${line}`);

    const [first, ...others] = comparison.base.evidence!.observations;
    const observations = [{ ...first!, conflict: true }, ...others];
    const evidence = { ...comparison.base.evidence!, observations };
    const conflict = { ...comparison, base: { ...comparison.base, evidence } };
    expect(verdictOf(await renderPage(conflict))).toContain(
      '<p class="caution">Conflict: token_cost: the model',
    );
    expect(terminalComparison(conflict)).toMatch(/^Conflict: token_cost: /m);
  });
});

describe('the command that makes the page again', () => {
  it('names the most draws where they are not the usual ones, and that observations were left out', async () => {
    const result = await observedResult();
    expect(runCommand(result)).not.toMatch(/max-draws|observed/);
    expect(whatIfCommand(result, ['price=2'], 65536)).toBe(
      `echo 'extends: usual.yaml' | costcone run - --seed report --draws 65536 --max-draws 2097152 --set price=2`,
    );
    const evidence = { ...result.evidence!, maxDraws: 2 ** 30 };
    expect(runCommand({ ...result, evidence })).toContain(' --max-draws 1073741824');
    const usual = await sampleResult('usual');
    expect(runCommand({ ...usual, run: { ...usual.run, observed: false } })).toContain(' --no-observed');
  });
});
