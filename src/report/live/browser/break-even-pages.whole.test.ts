import { describe, expect, it } from 'vitest';
import { breakEven } from '../../../analyses/break-even/break-even.ts';
import type { BreakEvenRequest } from '../../../analyses/break-even/solve.ts';
import { breakEvenAnswer } from '../../../analyses/break-even/words.ts';
import { readScenarioText } from '../../../scenario/read-scenario.ts';
import { breakEvenCurve } from '../../charts/break-even-curve.ts';
import { renderPage } from '../../formats.ts';
import { otherTries, useChromium } from '../../testing/use-chromium.ts';
import { expectAccessible, overflow } from './testing/accessible.ts';
import { openPage, unfold, textOf } from './testing/open-page.ts';

const chromium = useChromium();

/** A test takes seconds. */
const patience = { timeout: 240_000, retry: otherTries };

const text = `title: </script><b>Rent
inputs:
  gpus: 8 to 20 GPU
  price: 1 to 4 USD/GPU/hour
  waste: beta(2, 8)
formulas:
  daily_cost: { formula: gpus * price * 24 hour / (1 - waste), unit: USD }
  bill: { formula: "daily_cost + max(0 USD, 900 USD - gpus * 30 USD/GPU)", unit: USD }
goals:
  - daily_cost <= 900 USD with 80%
`;

const options = { seed: 'even', workers: 1 } as const;

const solved = (request: BreakEvenRequest, set: readonly string[], draws: number) =>
  breakEven(readScenarioText(text, { name: 'rent.yaml', set }), request, { ...options, draws, set });

describe('the what-if of a break-even', patience, () => {
  it.each<[string, BreakEvenRequest]>([
    ['of a goal', { input: 'price' }],
    // The values that are reached change too, and with them the upright axis.
    ['of the lowest value', { input: 'gpus', cheapest: 'mean', output: 'bill' }],
  ])('%s gives what break-even --set gives, draws it, and goes back', async (_, request) => {
    const content = await renderPage(await solved(request, [], 4096));
    const { page, complaints, close } = await openPage(chromium.browser, content);
    await page.waitForSelector('html[data-what-if=ready]', { state: 'attached' });
    await unfold(page);
    const untouched = await textOf(page, 'main');
    const field = page
      .locator('#what-if-controls fieldset', { hasText: 'Waste' })
      .locator('input[type=text]');
    await field.fill('0.4 to 0.6');
    await field.press('Enter');
    await page.waitForSelector('.what-if-bar:not([hidden])');
    const again = await solved(request, ['waste=beta(p5=0.4, p95=0.6)'], 65536);
    const { lead, number, rest } = breakEvenAnswer(again);
    expect(await textOf(page, '.answer')).toBe(`${lead}${number}${rest}`);
    expect(await textOf(page, '.what-if-bar p')).toMatch(/^What-if: .* \(before: .*\)\.$/);
    const command = await textOf(page, '.what-if-bar code');
    expect(command).toMatch(
      /^costcone break-even rent\.yaml --input .* --seed even --draws 65536 --set 'waste=beta\(p5=0\.4, p95=0\.6\)'$/,
    );
    const picture = breakEvenCurve(again)!;
    expect(await textOf(page, '.verdict .picture h2')).toBe(picture.title);
    expect(await page.getAttribute('.verdict .plot', 'aria-label')).toBe(picture.label);
    expect(await textOf(page, '.verdict .alive-drawing')).toContain(number);
    await expectAccessible(page);
    await page.setViewportSize({ width: 375, height: 667 });
    expect(await overflow(page)).toBeLessThanOrEqual(0);
    const address = page.url();
    await page.setViewportSize({ width: 1280, height: 720 });
    await page.click('.what-if-bar button:last-child');
    expect(await textOf(page, 'main')).toBe(untouched);

    await page.goto('about:blank');
    await page.goto(address);
    await page.waitForSelector('.what-if-bar:not([hidden])');
    expect(await textOf(page, '.what-if-bar code')).toBe(command);
    expect(complaints).toEqual([]);
    await close();
  });

  it('shows the command where scripts are off', async () => {
    const content = await renderPage(await solved({ input: 'price', probability: 0.7 }, ['waste=0.1'], 4096));
    const { page, close } = await openPage(chromium.browser, content, { javaScriptEnabled: false });
    await page.locator('#what-if summary').first().click();
    expect(await textOf(page, '#what-if .body')).toBe(
      "Change another input and look for it again:\n\ncostcone break-even rent.yaml --input price --probability 0.7 --seed even --draws 4096 --set waste=0.1 --set 'gpus=8 to 20 GPU'",
    );
    await close();
  });

  it('is not there where something was observed, and the page says so', async () => {
    const observed = `${text}observed: [{ quantity: daily_cost, value: 700 USD, error: 200 USD }]\n`;
    const found = await breakEven(
      readScenarioText(observed),
      { input: 'price' },
      { ...options, draws: 4096 },
    );
    const content = await renderPage(found);
    expect(content).toContain('This page cannot try other numbers');
    expect(content).not.toContain('id="packed-worker"');
    expect(content).not.toContain('wasm-unsafe-eval');
  });
});
