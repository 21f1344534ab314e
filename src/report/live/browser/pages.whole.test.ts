import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { compare } from '../../../analyses/comparison/comparison.ts';
import { withLevers } from '../../../analyses/what-if/carried-levers.ts';
import type { Lever } from '../../../scenario/levers/lever.ts';
import { leverOfLines } from '../../../scenario/levers/testing/lever-of-lines.ts';
import { carriedEvidence } from '../../../scenario/evidence/carried.ts';
import { readScenario, readScenarioText } from '../../../scenario/read-scenario.ts';
import { simulate } from '../../../simulate.ts';
import { renderPage } from '../../formats.ts';
import { monthCharts } from '../../charts/month-charts.ts';
import { mostWhatIfDraws } from '../../page/sections/what-if-command.ts';
import { otherTries, useChromium } from '../../testing/use-chromium.ts';
import { expectAccessible, overflow, violations } from './testing/accessible.ts';
import { openPage, scrollThrough, settled, unfold, textOf } from './testing/open-page.ts';
import { observedResult, observedYear } from '../../testing/observed-result.ts';
import { sampleReports } from '../../testing/sample-reports.ts';
import { sampleResult } from '../../testing/sample-results.ts';
import { sampleScenarios } from '../../testing/sample-scenarios.ts';
import { beginSentence } from '../../../notation/spoken-name.ts';
import { formatDrawShare } from '../../../notation/spoken-number.ts';
import { budgetSentences, monthlyLimitSentences } from '../../../analyses/forecast/words.ts';
import { leaderWords } from '../../../analyses/drivers/words.ts';
import { answer, intervalRange, nameOutput } from '../../../analyses/outcome/words.ts';

const chromium = useChromium();

const pages: Readonly<Record<string, () => Promise<string>>> = {
  ...Object.fromEntries(
    Object.keys(sampleScenarios).map((name) => [name, async () => renderPage(await sampleResult(name))]),
  ),
  ...Object.fromEntries(
    Object.entries(sampleReports)
      .filter(([format]) => format !== 'costcone-result/1')
      .map(([format, make]) => [format, async () => renderPage(await make())]),
  ),
  'observations that agree': async () => renderPage(await observedResult()),
  'an observation in conflict': async () => renderPage(await observedResult(true)),
  'months that were observed': async () => renderPage(await observedYear()),
  'a comparison of ten large scenarios': async () => {
    const text = sampleScenarios['sixty inputs and twenty outputs']!;
    const scenarios = Array.from({ length: 10 }, (_, k) =>
      readScenarioText(text, {
        name: `lever-${k}.yaml`,
        set: [`quantity_with_a_rather_long_name_${k + 1}=1 to 9 USD`],
      }),
    );
    return renderPage(
      await compare(scenarios, { draws: 1024, seed: 'report', workers: 1, sensitivity: false }),
    );
  },
};

const made = new Map<string, Promise<string>>();
/** A page by its name, each made once. */
function pageOf(name: string): Promise<string> {
  const known = made.get(name) ?? pages[name]!();
  made.set(name, known);
  return known;
}

const desk = { width: 1280, height: 720 };
const phone = { width: 375, height: 667 };

/** A test takes seconds. */
const patience = { timeout: 240_000, retry: otherTries };

describe.each(Object.keys(pages))('the page of: %s', patience, (name) => {
  let content = '';
  beforeAll(async () => {
    content = await pageOf(name);
  });

  // One page serves all that a reader with scripts can see: it is opened on a phone, and then on a desk, light and dark.
  it('fits a phone, keeps to itself, runs nothing foreign, and is accessible, light and dark', async () => {
    const { page, complaints, close } = await openPage(chromium.browser, content, { viewport: phone });
    await scrollThrough(page);
    expect(await overflow(page)).toBeLessThanOrEqual(0);
    await page.setViewportSize(desk);
    await scrollThrough(page);
    await expectAccessible(page);
    expect(await page.evaluate(() => 'hacked' in window)).toBe(false);
    expect(complaints).toEqual([]);
    await close();
  });

  it('holds no more than 600 kB', () => {
    expect(Buffer.byteLength(content)).toBeLessThanOrEqual(600_000);
  });

  it('can be read with scripts off', async () => {
    const { page, complaints, close } = await openPage(chromium.browser, content, {
      javaScriptEnabled: false,
    });
    expect((await textOf(page, '.verdict')).length).toBeGreaterThan(60);
    const still = await page.locator('.plot .wide svg').count();
    expect(await page.locator('.plot').count()).toBe(still);
    if (still > 0)
      expect((await page.locator('.plot .wide svg').first().boundingBox())!.width).toBeGreaterThan(300);
    expect(complaints).toEqual([]);
    await close();
  });
});

describe('the page of a run', patience, () => {
  it('answers in the first view, on a desk and on a phone', async () => {
    const result = await sampleResult('usual');
    const content = await pageOf('usual');
    const [name, output] = Object.entries(result.outputs)[0]!;
    const named = nameOutput(name, output);
    for (const viewport of [desk, phone]) {
      const { page, close } = await openPage(chromium.browser, content, { viewport });
      const seen = async (selector: string) => {
        const box = (await page.locator(selector).first().boundingBox())!;
        expect(box.y + box.height, selector).toBeLessThan(viewport.height);
        return textOf(page, `${selector} >> nth=0`);
      };
      const { lead, median, rest } = answer(named);
      expect(await seen('.answer')).toBe(`${lead}${median}${rest}`);
      await seen('.verdict .plot');
      expect(await seen('.facts > :nth-child(1)')).toContain('Daily cost at most 6,000 USD/day');
      expect(await seen('.facts > :nth-child(2) b')).toBe(beginSentence(leaderWords(result, named).who));
      if (viewport === desk) await seen('.facts');
      await close();
    }
  });

  it('of a forecast has its sentence and the bill against its budget in the first view, on a desk and on a phone', async () => {
    const result = await sampleResult('a year by month');
    const content = await pageOf('a year by month');
    const [sentence] = budgetSentences(result);
    expect(sentence).toMatch(
      /^The budget of 1.9 million USD holds with a chance of \d+ in 100; if it fails, most likely in \w+\.$/,
    );
    for (const viewport of [desk, phone]) {
      const { page, close } = await openPage(chromium.browser, content, { viewport });
      expect(await textOf(page, '.verdict .answer')).toContain(sentence);
      const fan = page.locator('.verdict .plot');
      expect(await fan.getAttribute('data-chart')).toBe('to-date-daily_cost');
      await fan.and(page.locator('.alive')).waitFor();
      const box = (await fan.boundingBox())!;
      expect(box.height).toBeGreaterThan(150);
      expect(box.y + box.height).toBeLessThan(viewport.height);
      await close();
    }
  });

  it('has its picture and its cards in the first view whatever cautions it has, also on paper', async () => {
    const result = await observedYear();
    const caution = 'the chance of `daily_cost` hangs on what is said here in some words more. '.repeat(4);
    const content = await renderPage({ ...result, cautions: [caution, caution] });
    for (const viewport of [desk, phone, { width: 672, height: 1001 }]) {
      const isPaper = viewport.width === 672;
      const { page, close } = await openPage(chromium.browser, content, { viewport });
      if (isPaper) await page.emulateMedia({ media: 'print' });
      const bottom = async (selector: string) => {
        const box = (await page.locator(selector).first().boundingBox())!;
        return box.y + box.height;
      };
      expect(await bottom('.verdict .plot')).toBeLessThan(viewport.height);
      if (viewport !== phone) expect(await bottom('.verdict .facts')).toBeLessThan(viewport.height);
      expect(await page.locator('.notes .caution').count()).toBe(2);
      expect(await overflow(page)).toBeLessThanOrEqual(0);
      await close();
    }
  });

  it('of a forecast shows single draws on demand, and keeps them when the page changes width', async () => {
    const { page, complaints, close } = await openPage(chromium.browser, await pageOf('a year by month'));
    const button = page.locator('[data-paths="fan-daily_cost"]');
    const fan = page.locator('[data-chart="fan-daily_cost"]');
    await fan.scrollIntoViewIfNeeded();
    const drawn = fan.locator('.alive-drawing path[stroke-width="1"][opacity="0.55"]');
    await fan.and(page.locator('.alive')).waitFor();
    expect(await drawn.count()).toBe(0);
    await button.click();
    await drawn.first().waitFor();
    expect(await drawn.count()).toBe(
      (await sampleResult('a year by month')).forecast!.outputs.daily_cost!.paths!.length,
    );
    expect(await button.getAttribute('aria-pressed')).toBe('true');
    await page.setViewportSize({ width: 600, height: 800 });
    await drawn.first().waitFor();
    expect(await violations(page)).toEqual([]);
    await button.click();
    await drawn.first().waitFor({ state: 'detached' });
    expect(complaints).toEqual([]);
    await close();
  });

  it('of a forecast reads a month out where the pointer is', async () => {
    const { page, close } = await openPage(chromium.browser, await pageOf('a year by month'));
    const fan = page.locator('[data-chart="fan-daily_cost"]');
    await fan.scrollIntoViewIfNeeded();
    await fan.and(page.locator('.alive')).waitFor();
    const box = (await fan.boundingBox())!;
    await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
    await page.waitForSelector('.tip:not([hidden])');
    expect(await textOf(page, '.tip')).toMatch(
      /^(?:June|July): median [\d,]+ USD\/day, nine in ten [\d,]+ to [\d,]+ USD\/day$/,
    );
    await close();
  });

  it('can be walked by keyboard: to the answer, to every section and chart, into tables and sliders', async () => {
    const { page, close } = await openPage(chromium.browser, await pageOf('usual'));
    await page.waitForSelector('html[data-what-if=ready]', { state: 'attached' });
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement!.textContent)).toBe('Skip to the answer');
    const targets = await page.evaluate(() =>
      [...document.querySelectorAll('a[href^="#"]')].map((link) => link.getAttribute('href')!.slice(1)),
    );
    expect(targets.filter((id) => id.startsWith('chart-')).length).toBeGreaterThan(5);
    expect(
      await page.evaluate((ids) => ids.filter((id) => document.getElementById(id) === null), targets),
    ).toEqual([]);
    const reached = new Set<string>();
    await unfold(page);
    for (let k = 0; k < 120; k++) {
      await page.keyboard.press('Tab');
      reached.add(
        await page.evaluate(() => {
          const { activeElement: at } = document;
          const outline = getComputedStyle(at!).outlineStyle;
          return `${at!.tagName} ${outline === 'none' ? 'unseen' : 'seen'}`;
        }),
      );
    }
    expect([...reached].filter((place) => place.endsWith('unseen') && !place.startsWith('BODY'))).toEqual([]);
    for (const place of ['A', 'SUMMARY', 'INPUT', 'DIV', 'PRE'])
      expect([...reached]).toContain(`${place} seen`);
    await close();
  });

  it('of ten scenarios shows the base and the best of the others in the first view', async () => {
    const content = await pageOf('a comparison of ten large scenarios');
    for (const viewport of [desk, phone]) {
      const { page, close } = await openPage(chromium.browser, content, { viewport });
      // The base stands first in the picture, and then the best of the others.
      const picture = (await page.locator('.verdict .plot').boundingBox())!;
      expect(picture.y + 150).toBeLessThan(viewport.height);
      const facts = (await page.locator('.verdict .facts').boundingBox())!;
      if (viewport === desk) expect(facts.y + facts.height).toBeLessThan(viewport.height);
      await close();
    }
  });

  it('prints light and without what only a screen can do', async () => {
    const { page, close } = await openPage(chromium.browser, await pageOf('usual'), {
      colorScheme: 'dark',
    });
    await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
    expect(await page.evaluate(() => getComputedStyle(document.body).backgroundColor)).toBe(
      'rgb(255, 255, 255)',
    );
    expect(await page.locator('.alive-drawing:visible').count()).toBe(0);
    expect(await page.locator('nav:visible').count()).toBe(0);
    expect(await page.locator('.plot .wide svg:visible').count()).toBeGreaterThan(2);
    await close();
  });

  it('of the flagship is six screens at most, and five pages of A4', async () => {
    const scenario = readScenario('scenarios/chatgpt-2023.yaml');
    const content = await renderPage(await simulate(scenario, { seed: 'page', draws: 65536 }));
    const viewport = { width: 1440, height: 900 };
    const { page, close } = await openPage(chromium.browser, content, { viewport });
    await page.waitForSelector('html[data-what-if=ready]', { state: 'attached' });
    const height = await page.evaluate(() => document.documentElement.scrollHeight);
    expect(height / viewport.height).toBeLessThanOrEqual(6);
    const pdf = (await page.pdf({ format: 'A4' })).toString('latin1');
    const sheets = pdf.match(/\/Type\s*\/Page\b/g)!;
    expect(sheets.length).toBeLessThanOrEqual(5);
    expect(sheets.length).toBeGreaterThan(1);
    await close();
  });

  it('folds what is not needed at once, opens it for its address, and all of it for who asks', async () => {
    const { page, close } = await openPage(chromium.browser, await pageOf('usual'));
    await page.waitForSelector('html[data-what-if=ready]', { state: 'attached' });
    const shown = () => page.locator('main section > details > .body:visible').count();
    expect(await shown()).toBe(0);
    await page.evaluate(() => {
      location.hash = 'model';
    });
    await page.locator('#model > details[open]').waitFor();
    expect(await shown()).toBe(1);
    await page.click('[data-show-all]');
    expect(await shown()).toBe(await page.locator('main section > details').count());
    expect(await overflow(page)).toBeLessThanOrEqual(0);
    await page.click('[data-show-all]');
    expect(await shown()).toBe(0);
    await close();
  });

  it('can be read under a policy that forbids scripts and styles', async () => {
    const content = await pageOf('usual');
    const context = await chromium.browser.newContext();
    const page = await context.newPage();
    await page.route('http://report.test/', (route) =>
      route.fulfill({
        body: content,
        contentType: 'text/html',
        headers: { 'content-security-policy': "sandbox; default-src 'none'" },
      }),
    );
    await page.goto('http://report.test/');
    expect(await textOf(page, '.verdict')).toContain('What drives it');
    await context.close();
  });

  it('brings a chart to life when it comes into view, and none before', async () => {
    const { page, close } = await openPage(chromium.browser, await pageOf('usual'));
    const alive = () =>
      page
        .locator('[data-chart].alive')
        .evaluateAll((plots) => plots.map(({ id, dataset }) => dataset.chart ?? id));
    await unfold(page);
    const last = page.locator('[data-chart]').last();
    const name = (await last.getAttribute('data-chart'))!;
    expect(await alive()).not.toContain(name);
    await last.evaluate((element) => element.scrollIntoView({ behavior: 'instant', block: 'center' }));
    await last.and(page.locator('.alive')).waitFor();
    expect(await alive()).toContain(name);
    await close();
  });

  it('answers to the pointer: reads the curve out, and ties drivers to inputs', async () => {
    const { page, close } = await openPage(chromium.browser, await pageOf('usual'));
    await settled(page);
    const curve = page.locator('#exceedance .alive-drawing svg');
    await curve.scrollIntoViewIfNeeded();
    const box = (await curve.boundingBox())!;
    await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
    await page.waitForSelector('.tip:not([hidden])');
    expect(await textOf(page, '.tip')).toMatch(/^[\d.]+ in 100 are above [\d.,]+ USD\/day$/);
    await page.hover('[data-input=price]');
    const pale = page.locator('#drivers .alive-drawing [opacity="0.25"]');
    await pale.first().waitFor({ state: 'attached' });
    expect(await page.locator('[data-input].linked').getAttribute('data-input')).toBe('price');
    await close();
  });

  it('saves a chart as SVG, CSV and Vega-Lite, and nothing in them runs', async () => {
    const { page, close } = await openPage(chromium.browser, await pageOf('hostile'), {
      acceptDownloads: true,
    });
    await settled(page);
    await page.locator('#published details.numbers summary').first().click();
    const saved: Record<string, string> = {};
    for (const kind of ['png', 'svg', 'csv', 'spec']) {
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        page.locator(`#published [data-save=${kind}]`).first().click(),
      ]);
      saved[kind] = readFileSync((await download.path())!, kind === 'png' ? 'latin1' : 'utf8');
    }
    const pixels = Buffer.from(saved.png!, 'latin1');
    expect(pixels.subarray(1, 4).toString()).toBe('PNG');
    // Three for each of the drawing, which is some 700 wide.
    expect(pixels.readUInt32BE(16)).toBeGreaterThan(2000);
    expect(pixels.length).toBeGreaterThan(10_000);
    expect(saved.svg).toMatch(/^<svg /);
    expect(saved.svg).not.toMatch(/<script|<img|<svg onload/);
    // Inkscape, LibreOffice and slides know no variables.
    expect(saved.svg).not.toContain('var(');
    expect(saved.svg).toMatch(/fill="#[0-9a-f]{6}"/);
    expect(saved.csv).toContain(`'=cmd|`);
    expect(JSON.parse(saved.spec!)).toHaveProperty('$schema');
    await close();
  });
});

describe('live what-if', () => {
  const move = async (page: Page, position: number) => {
    const before = await page.evaluate(() => document.querySelector('.what-if-bar code')!.textContent);
    await page
      .locator('#what-if-controls fieldset', { hasText: 'price' })
      .locator('input[type=range]')
      .nth(1)
      .evaluate((slider, value) => {
        (slider as HTMLInputElement).value = String(value);
        slider.dispatchEvent(new Event('input'));
      }, position);
    await page.waitForFunction(
      (text) => document.querySelector('.what-if-bar code')!.textContent !== text,
      before,
    );
  };

  it('keeps words of faded drawings readable', async () => {
    const scenario = readScenarioText(
      'question: How far?\ninputs: { price: "lognormal(median=1, gsd=100)" }\nformulas: { far: price * 2, near: price * 3 }\noutputs: [far, near]',
      { name: 'a.yaml' },
    );
    const content = await renderPage(await simulate(scenario, { draws: 16384, seed: 'report', workers: 1 }));
    const { page, close } = await openPage(chromium.browser, content, { viewport: desk });
    await page.waitForSelector('html[data-what-if=ready]', { state: 'attached' });
    await unfold(page);
    expect(await page.locator('.outputs .thumbnail small').count()).toBeGreaterThan(0);
    await move(page, 700);
    await page.waitForSelector('.what-if-bar:not([hidden])');
    expect(await violations(page, ['color-contrast'])).toEqual([]);
    await close();
  });

  it('gives what run --set gives, says so loudly, and goes back', async () => {
    const { page, complaints, close } = await openPage(chromium.browser, await pageOf('usual'));
    await page.waitForSelector('html[data-what-if=ready]', { state: 'attached' });
    await unfold(page);
    const untouched = await textOf(page, 'main');
    for (const position of [700, 800, 900]) await move(page, position);

    const command = await textOf(page, '.what-if-bar code');
    const [, set] = /--draws 65536 --set '([^']*)'/.exec(command)!;
    const scenario = readScenarioText(sampleScenarios.usual!, { name: 'usual.yaml', set: [set!] });
    const again = await simulate(scenario, { draws: 65536, seed: 'report', workers: 1 });
    const [name, output] = Object.entries(again.outputs)[0]!;
    const named = nameOutput(name, output);
    const bar = await textOf(page, '.what-if-bar');
    expect(bar).toContain(named.quantity(output.quantiles.p50.value));
    expect(bar).toContain(intervalRange(named));
    expect(bar).toContain('What-if, not the run');
    const { lead, median, rest } = answer(named);
    expect(await textOf(page, '.answer')).toBe(`${lead}${median}${rest}`);
    // The drivers follow when the reader rests; what is not drawn anew says whose it is.
    await page.waitForSelector('.facts .as-run', { state: 'detached' });
    expect(await textOf(page, '.facts')).toContain(leaderWords(again, named).says);
    const said = await page
      .locator('#actions h2')
      .evaluate((heading) => getComputedStyle(heading, '::after').content);
    expect(said).toContain('as run');
    await expectAccessible(page);
    expect(await textOf(page, '#exceedance h3')).toContain(named.quantity(output.quantiles.p90.value));

    await page.click('.what-if-bar button:last-child');
    expect(await textOf(page, 'main')).toBe(untouched);
    expect(complaints).toEqual([]);
    await close();
  });

  it('keeps what was observed: gives what a scenario that extends the one observed gives', async () => {
    const name = 'what was observed';
    const { page, complaints, close } = await openPage(chromium.browser, await pageOf(name));
    await page.waitForSelector('html[data-what-if=ready]', { state: 'attached' });
    await move(page, 900);
    const command = await textOf(page, '.what-if-bar code');
    expect(command).toMatch(
      /^echo 'extends: what-was-observed\.yaml' \| costcone run - --seed report --draws 65536 /,
    );
    const [, set] = / --set '([^']*)'/.exec(command)!;
    const read = (set: readonly string[]) =>
      readScenarioText(sampleScenarios[name]!, { name: 'a.yaml', set });
    const child = { ...read([set!]), evidence: carriedEvidence(read([])) };
    const options = { draws: 65536, seed: 'report', workers: 1, maxDraws: mostWhatIfDraws };
    const again = await simulate(child, options);
    const [headline, output] = Object.entries(again.outputs)[0]!;
    const facts = await textOf(page, '.what-if-bar');
    expect(facts).toContain(nameOutput(headline, output).quantity(output.quantiles.p50.value));
    expect(facts).toContain(intervalRange(nameOutput(headline, output)));
    // How far the observations narrowed the interval is known of the run alone.
    const [note] = await page
      .locator('.notes > p', { hasText: 'observation' })
      .evaluateAll((notes) => notes.map((one) => getComputedStyle(one, '::before').content));
    expect(note).toBe('"As run: "');
    expect(complaints).toEqual([]);
    await close();
  });

  it('draws the months of a forecast anew: the sentence, its fan, the bill to date and the chances', async () => {
    const text = sampleScenarios['a year by month']!;
    const { page, complaints, close } = await openPage(chromium.browser, await pageOf('a year by month'));
    await page.waitForSelector('html[data-what-if=ready]', { state: 'attached' });
    await unfold(page);
    const untouched = await textOf(page, 'main');
    await page
      .locator('#what-if-controls fieldset')
      .filter({ has: page.locator('legend', { hasText: /^Users$/ }) })
      .locator('input[type=range]')
      .nth(1)
      .evaluate((slider) => {
        (slider as HTMLInputElement).value = '900';
        slider.dispatchEvent(new Event('input'));
      });
    await page.waitForSelector('.what-if-bar:not([hidden])');
    const [, set] = /--set '(users=[^']*)'/.exec(await textOf(page, '.what-if-bar code'))!;
    const again = await simulate(readScenarioText(text, { name: 'a-year-by-month.yaml', set: [set!] }), {
      draws: 65536,
      seed: 'report',
      workers: 1,
      sensitivity: false,
    });
    const [budget] = budgetSentences(again);
    const [limit] = monthlyLimitSentences(again);
    expect(await textOf(page, '.verdict .answer')).toContain(budget);
    expect(await textOf(page, '.sentences')).toBe(limit);
    const charts = monthCharts(again);
    expect(charts.map(({ id }) => id)).toEqual([
      'fan-daily_cost',
      'to-date-daily_cost',
      'spent-daily_cost',
      'missed-daily_cost',
    ]);
    for (const { id, title, caption } of charts) {
      expect(await textOf(page, `#chart-${id} :is(h2, h3)`)).toBe(title);
      expect(await textOf(page, `#chart-${id} figcaption`)).toBe(caption);
    }
    await expectAccessible(page);
    await page.click('.what-if-bar button:last-child');
    expect(await textOf(page, 'main')).toBe(untouched);
    expect(complaints).toEqual([]);
    await close();
  });

  it('gives what run --set gives where amounts are in three currencies', async () => {
    const text = [
      'currency: EUR',
      'inputs: { price: 1 to 2 USD/hour, fee: 1 to 2 GBP/hour }',
      'formulas: { cost: (price + fee) * 24 hour }',
      'goals: [cost <= 80 USD with 50%]',
    ].join('\n');
    const options = { seed: 'report', workers: 1 };
    const result = await simulate(readScenarioText(text, { name: 'money.yaml' }), {
      ...options,
      draws: 16384,
    });
    const { page, complaints, close } = await openPage(chromium.browser, await renderPage(result));
    await page.waitForSelector('html[data-what-if=ready]', { state: 'attached' });
    await move(page, 900);
    const [, set] = /--set '([^']*)'/.exec(await textOf(page, '.what-if-bar code'))!;
    const again = await simulate(readScenarioText(text, { name: 'money.yaml', set: [set!] }), {
      ...options,
      draws: 65536,
      sensitivity: false,
    });
    const [name, output] = Object.entries(again.outputs)[0]!;
    const facts = await textOf(page, '.what-if-bar');
    expect(facts).toContain('€');
    expect(facts).toContain(intervalRange(nameOutput(name, output)));
    const { value } = again.goals[0]!.probability;
    expect(await textOf(page, 'main')).toContain(formatDrawShare(value));
    expect(complaints).toEqual([]);
    await close();
  });

  it('gives what a fixed value gives', async () => {
    const { page, close } = await openPage(chromium.browser, await pageOf('usual'));
    await page.waitForSelector('html[data-what-if=ready]', { state: 'attached' });
    await unfold(page);
    await page
      .locator('#what-if-controls fieldset', { hasText: 'price' })
      .locator('input[type=checkbox]')
      .check();
    await page.waitForSelector('.what-if-bar:not([hidden])');
    const [, set] = /--set '(price=[\d.]+ USD\/Mtoken)'/.exec(await textOf(page, '.what-if-bar code'))!;
    const scenario = readScenarioText(sampleScenarios.usual!, { name: 'usual.yaml', set: [set!] });
    const again = await simulate(scenario, { draws: 65536, seed: 'report', workers: 1, sensitivity: false });
    const [name, output] = Object.entries(again.outputs)[0]!;
    expect(await textOf(page, '.what-if-bar')).toContain(intervalRange(nameOutput(name, output)));
    await close();
  });

  it('takes what is typed, refuses what makes no sense, and a link carries it', async () => {
    const { page, complaints, close } = await openPage(chromium.browser, await pageOf('usual'));
    await page.waitForSelector('html[data-what-if=ready]', { state: 'attached' });
    await unfold(page);
    const controls = page.locator('#what-if-controls fieldset', { hasText: 'price' });
    const field = controls.locator('input[type=text]');
    await field.fill('3 to 2');
    await field.press('Enter');
    await controls.and(page.locator('.refused')).waitFor();
    expect(await controls.innerText()).toContain('The low end must come first.');
    expect(await field.getAttribute('aria-invalid')).toBe('true');
    expect(await page.isVisible('.what-if-bar')).toBe(false);
    await field.fill('2 to 3');
    await field.press('Enter');
    await page.waitForSelector('.what-if-bar:not([hidden])');
    const bar = await textOf(page, '.what-if-bar p');
    const scenario = readScenarioText(sampleScenarios.usual!, {
      name: 'usual.yaml',
      set: ['price=2 to 3 USD/Mtoken'],
    });
    const again = await simulate(scenario, { draws: 65536, seed: 'report', workers: 1, sensitivity: false });
    const [name, output] = Object.entries(again.outputs)[0]!;
    expect(bar).toContain(intervalRange(nameOutput(name, output)));
    const address = page.url();
    expect(address).toMatch(/#set=price%3D2%20to%203$/);
    await page.goto('about:blank');
    await page.goto(address);
    await page.waitForSelector('.what-if-bar:not([hidden])');
    expect(await textOf(page, '.what-if-bar p')).toBe(bar);
    await page.click('.what-if-bar button:last-child');
    expect(page.url()).not.toContain('#set');
    expect(complaints).toEqual([]);
    await close();
  });

  it('pulls a lever on what was observed: the past stays as it was seen', async () => {
    const name = 'what was observed';
    const read = (levers: readonly Lever[]) =>
      readScenarioText(sampleScenarios[name]!, { name: 'what-was-observed.yaml', levers });
    const lever = leverOfLines('scale: { price: 0.5 }');
    const result = await sampleResult(name);
    const whatIf = withLevers(result.whatIf!, read, [lever], result.scenario.sha256);
    const { page, complaints, close } = await openPage(
      chromium.browser,
      await renderPage({ ...result, whatIf }),
    );
    await page.waitForSelector('html[data-what-if=ready]', { state: 'attached' });
    await unfold(page);
    await page.locator('.levers button').click();
    const bar = page.locator('.what-if-bar', { hasText: `What if: ${lever.title}` });
    await bar.waitFor();
    // As a lever is read, what it makes of a scenario is held against what was observed of the scenario as it is.
    const { outputs } = await simulate(read([lever]), {
      ...{ draws: 65536, seed: 'report', workers: 1, sensitivity: false, maxDraws: mostWhatIfDraws },
    });
    const [headline, output] = Object.entries(outputs)[0]!;
    expect(await bar.innerText()).toContain(intervalRange(nameOutput(headline, output)));
    expect(await textOf(page, '.what-if-bar code')).toMatch(
      new RegExp(
        `^echo 'extends: what-was-observed\\.yaml' \\| costcone compare --lever ${lever.name} - --seed report --draws 65536 `,
      ),
    );
    await expectAccessible(page);
    expect(complaints).toEqual([]);
    await close();
  });

  it('pulls one lever at a time, on which other inputs can be changed, and a link carries it', async () => {
    const read = (levers: readonly Lever[]) =>
      readScenarioText(sampleScenarios.usual!, { name: 'usual.yaml', levers });
    const levers = [leverOfLines('scale: { price: 0.5 }'), leverOfLines('scale: { tokens: 0.5 }')];
    const result = await sampleResult('usual');
    const whatIf = withLevers(result.whatIf!, read, levers, result.scenario.sha256);
    const { page, complaints, close } = await openPage(
      chromium.browser,
      await renderPage({ ...result, whatIf }),
    );
    await page.waitForSelector('html[data-what-if=ready]', { state: 'attached' });
    await unfold(page);
    const untouched = await textOf(page, 'main');
    const buttons = page.locator('.levers button');
    await buttons.nth(1).click();
    await buttons.nth(0).click();
    const bar = page.locator('.what-if-bar', { hasText: `What if: ${levers[0]!.title}` });
    await bar.waitFor();
    const { outputs } = await simulate(read([levers[0]!]), {
      ...{ draws: 65536, seed: 'report', workers: 1, sensitivity: false },
    });
    const [name, output] = Object.entries(outputs)[0]!;
    expect(await bar.innerText()).toContain(intervalRange(nameOutput(name, output)));
    expect(await textOf(page, '.what-if-bar code')).toContain(`compare --lever ${levers[0]!.name} `);
    expect(await page.locator('.levers [aria-pressed=true]').allInnerTexts()).toEqual([levers[0]!.title]);
    const price = page.locator('#what-if-controls fieldset', { hasText: 'price' });
    expect(await price.locator('input').first().isDisabled()).toBe(true);
    await expectAccessible(page);

    const field = page
      .locator('#what-if-controls fieldset', { hasText: 'tokens' })
      .locator('input[type=text]');
    await field.fill('400');
    await field.press('Enter');
    await page.waitForFunction(() => /--set/.test(document.querySelector('.what-if-bar code')!.textContent!));
    const said = await textOf(page, '.what-if-bar p');
    const address = page.url();
    await page.goto('about:blank');
    await page.goto(address);
    await page.waitForSelector('.what-if-bar:not([hidden])');
    await page.waitForFunction(
      (text) => document.querySelector('.what-if-bar p')!.textContent === text,
      said,
    );
    await unfold(page);
    await page.click('.what-if-bar button:last-child');
    expect(await textOf(page, 'main')).toBe(untouched);
    expect(complaints).toEqual([]);
    await close();
  });

  it('answers as run does where draws are not finite, to counts, and where nothing varies', async () => {
    const text = [
      'inputs: { x: "uniform(0, 5)", n: bernoulli(0.3), price: 1 to 2 }',
      'formulas: { y: sqrt(5.5 - x) * (n + price) }',
      'goals: [y <= 9 with 50%]',
    ].join('\n');
    const result = await simulate(readScenarioText(text, { name: 'few.yaml' }), {
      draws: 8192,
      seed: 'few',
      workers: 1,
    });
    const { page, complaints, close } = await openPage(chromium.browser, await renderPage(result));
    await page.waitForSelector('html[data-what-if=ready]', { state: 'attached' });
    await unfold(page);
    const untouched = await textOf(page, 'main');
    const slide = (name: string, position: number) =>
      page
        .locator('#what-if-controls fieldset')
        .filter({ has: page.locator('legend', { hasText: name }) })
        .locator('input[type=range]')
        .nth(1)
        .evaluate((slider, value) => {
          (slider as HTMLInputElement).value = String(value);
          slider.dispatchEvent(new Event('input'));
        }, position);

    await slide('X', 1000);
    await page.waitForSelector('.what-if-bar:not([hidden])');
    const [, set] = /--set '([^']*)'/.exec(await textOf(page, '.what-if-bar code'))!;
    const again = simulate(readScenarioText(text, { name: 'few.yaml', set: [set!] }), {
      draws: 65536,
      seed: 'few',
      workers: 1,
      sensitivity: false,
    });
    const refusal: Error = (await again.catch((error: Error) => error)) as Error;
    expect(refusal.message).toMatch(/^y is not a finite number in [\d,]+ of 65,536 draws/);
    expect(await textOf(page, '.answer')).toBe(`What-if, no answer: ${refusal.message}.`);
    expect(await page.isVisible('#exceedance figure')).toBe(false);
    await page.click('.what-if-bar button:last-child');
    expect(await textOf(page, 'main')).toBe(untouched);

    await slide('N', 800);
    await page.waitForSelector('.what-if-bar:not([hidden])');
    expect(await textOf(page, '.answer')).toMatch(/^Y is about/);
    expect(await textOf(page, '.what-if-bar code')).toMatch(/--set 'n=uniform\(0, [\d.]+\)'/);
    expect(complaints).toEqual([]);
    await close();
  });

  it('keeps its charts when the page changes width, and hides those of a constant', async () => {
    const text = 'inputs: { price: 1 to 2 USD }\nformulas: { y: 2 * price }';
    const result = await simulate(readScenarioText(text, { name: 'one.yaml' }), {
      draws: 8192,
      seed: 'one',
      workers: 1,
    });
    const { page, close } = await openPage(chromium.browser, await renderPage(result));
    await page.waitForSelector('html[data-what-if=ready]', { state: 'attached' });
    await unfold(page);
    await page.locator('#what-if-controls input[type=range]').nth(0).focus();
    await page.keyboard.press('End');
    await page.waitForSelector('.what-if-bar:not([hidden])');
    await page.locator('#exceedance').scrollIntoViewIfNeeded();
    const marked = async () =>
      (await page.locator('#exceedance .alive-drawing svg text').allTextContents()).join(' ');
    await page.waitForSelector('#exceedance .alive-drawing');
    const [, number] = /above ([\d.]+)/.exec(await marked())!;
    await page.setViewportSize({ width: 600, height: 800 });
    await page.locator('#exceedance').scrollIntoViewIfNeeded();
    await page.waitForSelector('#exceedance .alive-drawing');
    await page.waitForFunction(
      (text) => document.querySelector('#exceedance .alive-drawing')?.textContent?.includes(text),
      number!,
    );
    await page.locator('#what-if-controls input[type=checkbox]').check();
    await page.waitForFunction(() => document.querySelector<HTMLElement>('#exceedance figure')!.hidden);
    await page.click('.what-if-bar button:last-child');
    expect(await page.isVisible('#exceedance figure')).toBe(true);
    await close();
  });

  it('leaves the page as it is where WebAssembly is refused', async () => {
    const content = await pageOf('usual');
    const { page, close } = await openPage(
      chromium.browser,
      content.replace(' &#39;wasm-unsafe-eval&#39;', ''),
    );
    await page.waitForSelector('html[data-what-if=refused]', { state: 'attached' });
    await unfold(page);
    expect(await textOf(page, '#what-if')).toContain('--set');
    expect(await textOf(page, '#what-if')).toContain('does not let it compute');
    expect(await textOf(page, '.verdict')).toContain('What drives it');
    await close();
  });
});
