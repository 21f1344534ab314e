import { describe, expect, it } from 'vitest';
import { compare } from '../../../analyses/comparison/comparison.ts';
import type { Comparison } from '../../../analyses/comparison/result.ts';
import { headlineWords, namedScenarios, ranked } from '../../../analyses/comparison/words.ts';
import { mostCompared } from '../../../analyses/what-if/result.ts';
import { formatNumber, formatRange } from '../../../notation/spoken-number.ts';
import { readScenarioText } from '../../../scenario/read-scenario.ts';
import { forest } from '../../charts/forest.ts';
import { renderPage } from '../../formats.ts';
import { sampleReports } from '../../testing/sample-reports.ts';
import { sampleScenarios } from '../../testing/sample-scenarios.ts';
import { otherTries, useChromium } from '../../testing/use-chromium.ts';
import { expectAccessible, overflow } from './testing/accessible.ts';
import { openPage, unfold, textOf } from './testing/open-page.ts';

const chromium = useChromium();

/** A test takes seconds. */
const patience = { timeout: 240_000, retry: otherTries };

const { usual } = sampleScenarios as { readonly usual: string };

/** The scenarios of the sample comparison, with what is set in both. */
const samples = (set: readonly string[]) => [
  readScenarioText(usual, { name: 'base.yaml', set }),
  readScenarioText(usual, {
    name: '</script><b>x.yaml',
    set: set.some((one) => one.startsWith('price=')) ? set : ['price=0.5 to 2 USD/Mtoken', ...set],
  }),
];

const few = { draws: 1024, seed: 'report', workers: 1, sensitivity: false } as const;

describe('the what-if of a comparison', patience, () => {
  it.each([
    ['tokens', '300 to 900'],
    // The other scenario has a value of its own, which gives way as to `--set`: nothing differs any more.
    ['price', '2 to 6'],
  ])('gives what compare --set gives, says so, and goes back: %s', async (input, typed) => {
    const content = await renderPage(await sampleReports['costcone-comparison/1']());
    const { page, complaints, close } = await openPage(chromium.browser, content);
    await page.waitForSelector('html[data-what-if=ready]', { state: 'attached' });
    await unfold(page);
    const untouched = await textOf(page, 'main');
    const controls = page
      .locator('#what-if-controls fieldset')
      .filter({ has: page.locator('legend', { hasText: new RegExp(`^${input}$`, 'i') }) });
    expect(await controls.innerText()).toMatch(
      input === 'price'
        ? /Another value in \S+x\.yaml: a change takes its place there too\.$/
        : /\(as run\)$/,
    );
    await controls.locator('input[type=text]').fill(typed);
    await controls.locator('input[type=text]').press('Enter');
    await page.waitForSelector('.what-if-bar:not([hidden])');
    const command = await textOf(page, '.what-if-bar code');
    const [, set] =
      /^costcone compare base\.yaml '[^']*x\.yaml' --seed report --draws 65536 --set '([^']*)'$/.exec(
        command,
      )!;
    const options = { draws: 65536, seed: 'report', workers: 1, sensitivity: false } as const;
    const again = await compare(samples([set!]), options);
    const scenarios = namedScenarios(again);
    const headline = Object.keys(again.base.outputs)[0]!;
    const { lead, found } = headlineWords(scenarios, headline);
    // What is rare is added when the reader rests.
    await page.waitForFunction(
      (words) =>
        document.querySelector<HTMLElement>('.answer')!.innerText.replaceAll('\u00a0', ' ') === words,
      `${lead}${found}`,
    );
    expect(await textOf(page, '.what-if-bar p')).toBe(`What-if: ${lead}${found}`);
    const [base, other] = scenarios;
    const table = await textOf(page, '#what-if-table');
    for (const { quantiles, interval } of [
      base!.result.outputs[headline]!,
      other!.result.outputs[headline]!,
      other!.paired![headline]!.difference,
    ]) {
      expect(table).toContain(formatNumber(quantiles.p50.value));
      expect(table).toContain(formatRange(interval.low, interval.high, ''));
    }
    const picture = forest([base!, ...ranked([other!], headline)], headline)!;
    expect(await textOf(page, '.verdict .picture h2')).toBe(picture.title);
    expect(await page.getAttribute('.verdict .plot', 'aria-label')).toBe(picture.label);
    expect(await textOf(page, '.verdict .eyebrow')).toBeTruthy();
    await expectAccessible(page);
    await page.setViewportSize({ width: 375, height: 667 });
    expect(await overflow(page)).toBeLessThanOrEqual(0);
    const address = page.url();
    await page.setViewportSize({ width: 1280, height: 720 });
    await page.click('.what-if-bar button:last-child');
    expect(await textOf(page, 'main')).toBe(untouched);
    expect(await page.locator('.as-run').count()).toBe(0);

    await page.goto('about:blank');
    await page.goto(address);
    await page.waitForSelector('.what-if-bar:not([hidden])');
    expect(await textOf(page, '.what-if-bar code')).toBe(command);
    expect(complaints).toEqual([]);
    await close();
  });

  it('says why there is no answer, where the command would refuse', async () => {
    const text = 'inputs: { x: "uniform(0, 5)", a: 1 to 2 }\nformulas: { y: sqrt(5.5 - x) * a }\n';
    const scenarios = ['1 to 2', '1 to 3'].map((a, index) =>
      readScenarioText(text, { name: `${index}.yaml`, set: [`a=${a}`] }),
    );
    const { page, complaints, close } = await openPage(
      chromium.browser,
      await renderPage(await compare(scenarios, { ...few, draws: 8192 })),
    );
    await page.waitForSelector('html[data-what-if=ready]', { state: 'attached' });
    await unfold(page);
    const untouched = await textOf(page, 'main');
    const field = page.locator('#what-if-controls fieldset', { hasText: 'X' }).locator('input[type=text]');
    await field.fill('1 to 9');
    await field.press('Enter');
    await page.waitForSelector('.what-if-bar:not([hidden])');
    expect(await textOf(page, '.answer')).toMatch(
      /^What-if, no answer: y is not a finite number in [\d,]+ of 65,536 draws/,
    );
    expect(await page.isVisible('.verdict figure')).toBe(false);
    await page.click('.what-if-bar button:last-child');
    expect(await textOf(page, 'main')).toBe(untouched);
    expect(complaints).toEqual([]);
    await close();
  });

  it('shows the command where scripts are off', async () => {
    const content = await renderPage(await sampleReports['costcone-comparison/1']());
    const { page, close } = await openPage(chromium.browser, content, { javaScriptEnabled: false });
    await page.locator('#what-if summary').first().click();
    expect(await textOf(page, '#what-if .body')).toMatch(
      /^Change an input of all scenarios and compare again:\s+costcone compare base\.yaml .*x\.yaml' --seed report --draws 65536 --set/,
    );
    expect(await page.isVisible('#what-if-controls')).toBe(false);
    await close();
  });
});

describe('a comparison without a what-if', patience, () => {
  it('of forty scenarios says so, gives the command, and holds no more than 600 kB', async () => {
    const scenarios = Array.from({ length: 40 }, (_, k) =>
      readScenarioText(usual, { name: `s-${k}.yaml`, set: [`price=1 to ${2 + k / 10} USD/Mtoken`] }),
    );
    const content = await renderPage(await compare(scenarios, few));
    expect(Buffer.byteLength(content)).toBeLessThanOrEqual(600_000);
    expect(content).not.toContain('id="packed-worker"');
    expect(content).not.toContain('wasm-unsafe-eval');
    const { page, complaints, close } = await openPage(chromium.browser, content);
    await unfold(page);
    expect(await textOf(page, '#what-if .body')).toMatch(
      new RegExp(
        `with 40 scenarios .* Up to ${mostCompared} are possible\\.\\s+Change an input of all scenarios and .*\\s+costcone compare s-0\\.yaml s-1\\.yaml `,
      ),
    );
    expect(complaints).toEqual([]);
    await close();
  });

  it('of forty services holds no more than 600 kB either', async () => {
    const service =
      'title: Assistant\nmodel: llm-service\naccelerator: h100-sxm\nlanguage_model: llama3.1-70b\n';
    const scenarios = Array.from({ length: 40 }, (_, k) =>
      readScenarioText(service, { name: `s-${k}.yaml`, set: [`gpu_price=${1 + k / 10}`] }),
    );
    const content = await renderPage(await compare(scenarios, few));
    expect(Buffer.byteLength(content)).toBeLessThanOrEqual(600_000);
  });

  it.each([
    [
      'what was observed',
      sampleScenarios['what was observed']!,
      /cannot weight the draws of several scenarios/,
    ],
  ])('of %s says so', async (_, text, reason) => {
    const scenarios = ['a.yaml', 'b.yaml'].map((name) => readScenarioText(text, { name }));
    const comparison: Comparison = await compare(scenarios, few);
    expect(comparison.whatIf).toBeNull();
    const content = await renderPage(comparison);
    expect(content).toMatch(reason);
    expect(content).not.toContain('id="packed-worker"');
  });
});
