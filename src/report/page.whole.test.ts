import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { formatNumber, formatQuantity } from '../notation/spoken-number.ts';
import type { Backtest } from '../analyses/backtest/result.ts';
import { backtestOf, caseOf } from '../analyses/backtest/testing/backtest-of.ts';
import type { Driver } from '../analyses/drivers/result.ts';
import { narrowingShare, narrowingWords } from '../analyses/drivers/words.ts';
import type { Result } from '../analyses/result.ts';
import type { Estimate } from '../statistics/estimate.ts';
import { sampleReports } from './testing/sample-reports.ts';
import { renderAnswer, renderPage as renderWritten } from './formats.ts';
import { csv } from './page/data-table.ts';
import { escapeHtml, html } from './page/html.ts';
import { grouped } from '../notation/grouped.ts';
import { sampleResult } from './testing/sample-results.ts';
import { withBlanks } from './testing/with-blanks.ts';

const renderPage = async (...written: Parameters<typeof renderWritten>) =>
  withBlanks(await renderWritten(...written));

let usual: Promise<string> | undefined;
/** The page of the usual sample, made once. */
function usualPage(): Promise<string> {
  usual ??= sampleResult('usual').then(renderPage);
  return usual;
}

describe('a page', () => {
  it('is made of a result that version 0.1 saved, without its what-if', async () => {
    // Printed by `costcone run --json --draws 1024 --seed old` of version 0.1.0.
    const saved = JSON.parse(readFileSync('src/report/reference/result-0.1.0.json', 'utf8')) as Result;
    expect(saved.run.version).toBe('0.1.0');
    const page = await renderPage(saved);
    expect(page).toContain('Daily cost is about');
    expect(page).not.toContain('packed-kernel');
    expect(await renderAnswer(saved)).toContain('Daily cost is about');
    // It knows shares of the variance only, and they are called so.
    expect(page).toContain('<b>Price</b><small>55.3 % of the variance.</small>');
    expect(page).toContain('Price comes first: 55.3 % of the variance.');
    expect(page).not.toMatch(/would narrow|of the spread/);
  });

  it('has nothing of months without a horizon, and its own style for them with one', async () => {
    const [page, months] = [await usualPage(), await renderPage(await sampleResult('a year by month'))];
    const styles = (text: string) => [...text.matchAll(/<style>/g)].length;
    const allowed = (text: string) => /style-src.*?base-uri/.exec(text)![0].split('sha256-').length - 1;
    expect([styles(page), allowed(page)]).toEqual([1, 1]);
    expect([styles(months), allowed(months)]).toEqual([2, 2]);
    expect(page).not.toMatch(/id="months"|data-paths/);
  });

  it('has every month, quarter and fiscal year of what a forecast shows first', async () => {
    const result = await sampleResult('a year by month');
    const page = await renderPage(result);
    const section = /<section id="months".*?<\/section>/s.exec(page)![0];
    const { months, quarters, years } = result.forecast!.outputs.daily_cost!;
    expect([months.length, quarters!.length, years!.length]).toEqual([12, 4, 2]);
    const heads = [...section.matchAll(/<table class="months">.*?<\/table>/gs)].map(([table]) =>
      [...table.matchAll(/<th scope="row">([^<]*)</g)].map(([, head]) => head),
    );
    expect(heads.map((rows) => [rows[0], rows.at(-1), rows.length])).toEqual([
      ['Jan 2027', 'Dec 2027', 12],
      ['FY2027-Q4, Jan to Mar 2027', 'FY2028-Q3, Oct to Dec 2027', 4],
      ['FY2027, Jan to Mar 2027', 'FY2028, Apr to Dec 2027', 2],
    ]);
    for (const { quantiles } of months)
      expect(section).toContain(`<td>${formatNumber(quantiles.p50.value)}</td>`);
    // The goal on the year's total is drawn with the cost that it is the total of.
    expect(page).toContain('of 50 equally likely outcomes miss the goal of 1.9 million USD');
    expect(page).not.toContain('id="chart-dotplot-year"');
  });

  it('says the parts of what changes by month as people do', async () => {
    const page = await renderPage(await sampleResult('a year by month'));
    for (const words of ['Ups and downs of GPU price', 'When step 1 of need comes', 'Growth of users'])
      expect(page).toContain(words);
    const seen = page.replace(/<(script|style|pre|code)\b[\s\S]*?<\/\1>/g, '').replace(/<[^>]*>/g, ' ');
    expect(seen).not.toMatch(/\b(?:gpu_price|need|users)\.(?:shocks|growth|steps|volatility|noise)\b/);
  });

  it('names the largest driver by one measure, with one number, wherever it is named', async () => {
    const result = await sampleResult('usual');
    const [[name, driver]] = Object.entries(result.drivers!.daily_cost!) as [[string, Driver]];
    const share = narrowingShare(driver.narrowing);
    const words = `would narrow the 90 % interval by ${narrowingWords(driver, 'USD/day')}`;
    const page = await usualPage();
    const part = (pattern: RegExp) => pattern.exec(page)![0];
    expect(part(/<dl class="facts">.*?<\/dl>/s)).toContain(`Knowing it ${words}.`);
    expect(part(/<section id="drivers".*?<\/h3>/s)).toContain(
      `Knowing ${name} would narrow the 90 % interval by ${share}<`,
    );
    const actions = part(/<section id="actions".*?<\/section>/s);
    expect(actions).toContain(`Worth measuring first: ${name}<`);
    expect(actions).toContain(`Knowing it ${words}.`);
    expect(page).toContain('cut into slices in which that input hardly varies');
    expect(page).not.toContain('of the spread');
  });

  it('says that inputs are too close to call, that none stands out, and what is not settled', async () => {
    const result = structuredClone(await sampleResult('usual'));
    const drivers = Object.values(result.drivers!.daily_cost!) as {
      rank: number;
      tied: boolean;
      narrowing: Estimate;
    }[];
    for (const driver of drivers.slice(0, 2)) Object.assign(driver, { rank: 1, tied: true });
    const names = Object.keys(result.drivers!.daily_cost!);
    const tied = await renderPage(result);
    expect(tied.toLowerCase()).toContain(`${names[0]} and ${names[1]} are too close to call</a>`);
    for (const driver of drivers) Object.assign(driver, { narrowing: { value: 0.01, error: 0.02 } });
    const none = await renderPage(result);
    expect(none).toContain('No input alone would narrow the 90 % interval by more than this run can tell.');
    expect(none).not.toContain('id="chart-drivers-');
    const heavy = await renderPage(await sampleResult('twelve decades'));
    expect(heavy).toContain('The variance of product is not settled');
  });

  it('names every script and style by its hash and allows nothing else', async () => {
    const page = await usualPage();
    const [, policy] = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(page)!;
    expect(policy).toMatch(/^default-src &#39;none&#39;; /);
    expect(policy).not.toMatch(/unsafe-(?:inline|eval)(?<!wasm-unsafe-eval)|https?:|\*/);
    expect(page).not.toMatch(/<[^>]* (?:style|on\w+)=/);
    expect(page).not.toMatch(/<(?:link|img|iframe|object|embed|form)\b/);
  });

  it('says what to do: room to a goal, inputs that turn it, what a miss costs, what to measure', async () => {
    const result = await sampleResult('usual');
    const [, actions] = /<section id="actions"(.*?)<\/section>/s.exec(await usualPage())!;
    expect(actions).toContain('Daily cost at most 6,000 USD/day');
    expect(actions).toMatch(
      /90 % would be reached with [\d,]+ USD\/day: [\d,]+ USD\/day (?:to spare|are missing)\./,
    );
    expect(actions).toMatch(/Where it is missed, it is by [\d,]+ USD\/day on average/);
    const [point] = result.goals[0]!.turningPoints!;
    expect(point!.holds).toBe('below');
    expect(actions).toContain(
      `below ${formatQuantity(point!.value.value, result.inputs[point!.input]!.unit)}`,
    );
    expect(actions).toContain('costcone break-even usual.yaml --input');
    expect(actions).toContain('Worth measuring first: ');
  });

  it('draws decades on a logarithmic scale and says so, for inputs and outputs', async () => {
    const page = await renderPage(await sampleResult('twelve decades'));
    expect(page.match(/<small>log scale<\/small>/g)).toHaveLength(2);
    expect(await usualPage()).not.toContain('log scale');
  });

  it('says what is included, and beside a reported value why it lies outside', async () => {
    const result = structuredClone(await sampleResult('usual'));
    const [value] = result.published as unknown as { inside: boolean }[];
    value!.inside = false;
    (result.scenario.notes as string[]).push('Outside: they counted twice.', 'Not included: tea.');
    const page = await renderPage(result);
    const section = (id: string) => new RegExp(`<section id="${id}"(.*?)</section>`, 's').exec(page)![1]!;
    expect(section('terms')).toContain('<li>Not included: tea.</li>');
    expect(section('terms')).not.toContain('counted twice');
    expect(section('published')).toContain('Why outside: they counted twice.');
  });

  it.each([
    ['million USD/day', 2.5e6, (k: number) => String((k + 1) * 2.5)],
    // Less than a million among them: all in full.
    ['USD/day', 250_000, (k: number) => grouped(String((k + 1) * 250_000))],
  ])('has one scale for all percentiles of a unit: %s', async (unit, step, shown) => {
    const usual = structuredClone(await sampleResult('usual'));
    const [[name, output]] = Object.entries(usual.outputs) as [[string, (typeof usual.outputs)[string]]];
    const keys = Object.keys(output.quantiles);
    const quantiles = Object.fromEntries(keys.map((key, k) => [key, { value: (k + 1) * step, error: 0 }]));
    const outputs = {
      [name]: { ...output, unit: 'USD/day', quantiles: quantiles as typeof output.quantiles },
    };
    const page = await renderPage({ ...usual, outputs });
    const [, row] = /<table class="percentiles">.*?<tbody><tr>(.*?)<\/tr>/s.exec(page)!;
    expect(row).toContain(`<small>${unit}</small>`);
    expect([...row!.matchAll(/<td class="number">(.*?)<\/td>/g)].map(([, text]) => text)).toEqual(
      keys.map((_, k) => shown(k)),
    );
  });

  it('of a backtest shows calibration first, then failures, misses and the rest', async () => {
    const page = await renderPage(await sampleReports['costcone-backtest/1']());
    const section = (id: string) => new RegExp(`<section id="${id}"(.*?)</section>`, 's').exec(page)![1]!;
    const table = /<table>(.*?)<\/table>/s.exec(section('calibration'))![1]!;
    expect([...table.matchAll(/<th scope="row">(.*?)<\/th>/g)].map(([, name]) => name)).toEqual([
      'Energy',
      'Cost',
      'All measured',
    ]);
    const verdicts = [
      ...section('cases').matchAll(/<small>(?:<strong[^>]*>)?(failed|outside|inside|agrees)\b/g),
    ];
    expect(verdicts.map(([, word]) => word)).toEqual([
      'failed',
      'failed',
      'outside',
      'outside',
      'inside',
      'agrees',
    ]);
    expect(page).toContain('2 of 6 cases failed, 1 of them counted as outside.');
    for (const words of ['0.2 to 0.578 Wh (median)', 'at most 0.34 Wh', 'Why outside: they counted twice.'])
      expect(section('cases')).toContain(words);
    expect(section('cases')).toContain('Why it failed: &lt;/script&gt;&lt;b&gt;');
  });

  it('is made of a backtest that version 0.2 saved, without groups', async () => {
    const { run: _, groups: __, overall: ___, ...rest } = backtestOf([caseOf()]);
    const { crps: _crps, error: _error, bound: _bound, statistic: _statistic, ...old } = rest.cases[0]!;
    const saved = JSON.parse(JSON.stringify({ ...rest, cases: [old] })) as Backtest;
    expect(await renderPage(saved)).toContain('1 of 1 measured values lie inside');
    expect(await renderAnswer(saved)).toContain('reported 0.34 Wh; ours 0.1 to 0.5');
  });

  it('allows no WebAssembly where no input can be changed', async () => {
    const page = await renderPage(await sampleResult('constant'));
    expect(page).not.toContain('wasm-unsafe-eval');
    expect(await renderPage(backtestOf([]))).toContain('No measured value to score.');
  });
});

describe('markup', () => {
  it('escapes what is not markup, and makes control characters visible', () => {
    expect(html`<p title="${'"<&>\''}">${'<b>'}</p>`.text).toBe(
      '<p title="&quot;&lt;&amp;&gt;&#39;">&lt;b&gt;</p>',
    );
    expect(escapeHtml('a\u0000b\u202ec')).toBe('a\\u{0}b\\u{202e}c');
    expect(html`${null}${false}${[html`<i></i>`]}${0}`.text).toBe('<i></i>0');
  });
});

describe('comma-separated values', () => {
  it('quote what needs it and disarm what a spreadsheet would run', () => {
    expect(
      csv({
        columns: ['a', 'b'],
        rows: [
          ['=1+1', 1.5],
          ['x,"y"\n', null],
        ],
      }),
    ).toBe('a,b\r\n\'=1+1,1.5\r\n"x,""y""\n",');
  });
});
