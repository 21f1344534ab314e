import { spawnSync } from 'node:child_process';
import { openPage } from '../src/report/live/browser/testing/open-page.ts';
import { renderPage } from '../src/report/formats.ts';
import { startChromium } from '../src/report/testing/chromium.ts';
import { sampleResult } from '../src/report/testing/sample-results.ts';
import { median } from 'simple-statistics';

/** What a person waits for, in milliseconds, on this machine: the command's first words and a page coming alive. */
const times = new Map<string, number[]>();
const add = (name: string, ms: number) => times.set(name, [...(times.get(name) ?? []), ms]);

function startMs(words: readonly string[]): number {
  const startedMs = performance.now();
  spawnSync(process.execPath, words);
  return performance.now() - startedMs;
}

// In turns: what else the machine does falls on both alike.
for (let round = 0; round < 15; round++) {
  add('bare Node', startMs(['-e', '0']));
  add('costcone --help', startMs(['dist/cli/main.js', '--help']));
}

const browser = await startChromium();
const content = await renderPage(await sampleResult('usual'));
for (let round = 0; round < 7; round++) {
  const { page, close } = await openPage(browser, content);
  const loadMs = await page.evaluate(() => {
    const [entry] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
    return entry!.loadEventEnd;
  });
  add('page: loaded', loadMs);
  const startedMs = performance.now();
  await page.locator('#outcomes').evaluate((section) => section.scrollIntoView({ behavior: 'instant' }));
  await page.waitForSelector('#outcomes .plot.alive');
  add('page: a chart alive', performance.now() - startedMs);
  await page.waitForSelector('html[data-what-if=ready]', { state: 'attached' });
  for (const position of ['700', '800', '900']) {
    const before = await page.evaluate(() => document.querySelector('.what-if-bar code')!.textContent);
    await page
      .locator('#what-if-controls input[type=range]')
      .nth(1)
      .evaluate((slider, value) => {
        (slider as HTMLInputElement).value = value;
        slider.dispatchEvent(new Event('input'));
      }, position);
    await page.waitForFunction(
      (text) => document.querySelector('.what-if-bar code')!.textContent !== text,
      before,
    );
    add('page: a what-if', Number(await page.evaluate(() => document.documentElement.dataset.whatIf)));
  }
  await close();
}
await browser.close();

for (const [name, ms] of times)
  process.stdout.write(`${name.padEnd(24)} ${median(ms).toFixed(0).padStart(6)} ms\n`);
