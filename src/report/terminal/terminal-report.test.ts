import { describe, expect, it } from 'vitest';
import { backtestOf, caseOf, failedCase } from '../../analyses/backtest/testing/backtest-of.ts';
import type { Result } from '../../analyses/result.ts';
import { portfolioResult } from '../testing/portfolio-result.ts';
import { sampleResult } from '../testing/sample-results.ts';
import { terminalBacktest } from './terminal-backtest.ts';
import { terminalReport } from './terminal-report.ts';
import { expectToFit } from './testing/expect-to-fit.ts';

describe('the answer for a terminal', () => {
  it('holds the question, the median, the interval, the largest driver, goals and published values', async () => {
    const text = terminalReport(await sampleResult('usual'));
    expect(text).toContain('What does a day of it cost?');
    expect(text).toMatch(/median +[\d,]+ USD\/day +known to/);
    expect(text).toMatch(/90 % interval +[\d,]+ to [\d,]+ USD\/day/);
    expect(text).toMatch(
      /^What drives it: knowing an input would narrow the 90 % interval by\n +\w+ +[\d.,]+ USD\/day +[\d.]+ %$/m,
    );
    expect(text).toMatch(/(MET|MISSED): Daily cost at most 6,000 USD\/day/);
    expect(text).toContain('2,500 USD/day (A blog, 2024; estimate)');
  });

  it('says how well an interval is known by its own ends, and nothing where the result does not hold them', async () => {
    const base = await sampleResult('usual');
    const [name, output] = Object.entries(base.outputs)[0]!;
    const quantile = (error: number) => ({ value: 100, error });
    const { p1: _p1, p99: _p99, ...others } = output.quantiles;
    const quantiles = {
      ...others,
      p5: quantile(1),
      p95: quantile(2),
      'p2.5': quantile(5),
      'p97.5': quantile(3),
    };
    const at = (level: number) => {
      const one = { ...output, quantiles, interval: { level, low: 1, high: 2 } } as typeof output;
      return terminalReport({ ...base, outputs: { ...base.outputs, [name]: one } });
    };
    expect(at(0.9)).toMatch(/^ {2}90 % interval .* known to about 2 %$/m);
    expect(at(0.95)).toMatch(/^ {2}95 % interval .* known to about 5 %$/m);
    expect(at(0.99999)).toMatch(/^ {2}99\.999 % interval +1 to 2 [^ ]+$/m);
    expectToFit(at(0.99999));
  });

  it('says that inputs are too close to call, and of an older result whose share of the variance is which', async () => {
    const base = await sampleResult('usual');
    const [headline] = Object.keys(base.outputs) as [string];
    const found = Object.entries(base.drivers![headline]!);
    const tied = found.map(([name, driver], place) => [
      name,
      { ...driver, rank: place < 2 ? 1 : 3, tied: place < 2 },
    ]);
    const drivers = { ...base.drivers, [headline]: Object.fromEntries(tied) };
    const [first, second] = found.map(([name]) => name);
    expect(terminalReport({ ...base, drivers })).toMatch(
      new RegExp(`^  ${first} and ${second} are too close to call\\.$`, 'mi'),
    );
    const { drivers: _, ...older } = base;
    expect(terminalReport(older)).toMatch(
      /^What drives it \(share of the variance\)\n +\w+ +[\d.]+ % of the variance$/m,
    );
    expect(terminalReport({ ...base, drivers: null, sensitivity: null })).not.toContain('What drives it');
  });

  it('cuts a long name in its middle, so that whose it is stays', async () => {
    const result = await portfolioResult();
    const [name, output] = Object.entries(result.outputs).find(
      ([, { label }]) => label === 'Daily cost of router',
    )!;
    const renamed = { ...output, label: 'Cost per million tokens and hour of the router' };
    const text = terminalReport({ ...result, outputs: { ...result.outputs, [name]: renamed } });
    expect(text).toMatch(/^ {2}Cost per M to… of the router +[\d.]/m);
    expect(text).toMatch(/^By customer\n {2}free users +[\d,]+ USD\/day/m);
  });

  it('has no escape sequences but colours, and those only when asked', async () => {
    const base = await sampleResult('usual');
    const evil: Result = {
      ...base,
      scenario: { ...base.scenario, question: '\u001b]0;owned\u0007\u001b[2J\u202etxt' },
      warnings: ['\u001b[31mred'],
    };
    expect(terminalReport(evil)).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202e]/);
    const coloured = terminalReport(evil, { colour: true });
    expect(coloured.replaceAll(/\u001b\[(?:0|1|2|31|32)m/g, '')).not.toMatch(
      /[\u0000-\u0009\u000b-\u001f\u202e]/,
    );
    expect(coloured).toContain('\u001b[1m');
  });
});

describe('the answer of backtest', () => {
  it('fits 80 columns and says the score, the groups, and failures and misses first', () => {
    const file = 'a-scenario-with-a-very-long-name-that-does-not-fit-a-line-of-a-terminal.yaml';
    const text = terminalBacktest(
      backtestOf([
        caseOf({ file, group: 'cost', unit: 'USD/day', reported: 694444, low: 3e5, median: 9e5, high: 4e6 }),
        caseOf({ group: 'cost', inside: false, percentile: 99, bound: 'at_least', note: 'it had to be.' }),
        failedCase({ file: 'broken.yaml', error: 'broken.yaml:1:1  no\nbroken.yaml:2:1  scenario' }),
      ]),
    );
    expectToFit(text);
    expect(text).toContain('1 of 3 measured values lie inside their interval; 2.7 were expected.');
    expect(text).toContain('1 of 3 cases failed, 1 of them counted as outside.');
    expect(text).toContain('reported 694,444 USD/day');
    expect(text).toMatch(/^ {2}Energy +1 +0 of 0\.9 +– +– +– {2}\| {10}\|$/m);
    expect(text).toMatch(/^ {2}Cost +2 +1 of 1\.8 .*\| {8}█ \|$/m);
    expect(text).toMatch(/^ {2}All measured +3 /m);
    expect(text.match(/^ {2}(failed|outside|inside) /gm)?.map((mark) => mark.trim())).toEqual([
      'failed',
      'outside',
      'inside',
    ]);
    expect(text).toContain('broken.yaml:1:1 no; broken.yaml:2:1 scenario');
    expect(text).toContain('reported at least 0.34 Wh');
  });
});
