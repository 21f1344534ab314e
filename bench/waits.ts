import { spawnSync } from 'node:child_process';
import { startEditServer } from '../src/edit/server.ts';
import { openPage, unfold } from '../src/report/live/browser/testing/open-page.ts';
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
  await unfold(page);
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

// The editor of the flagship: from a key to the new picture, with 65,536 draws.
const editing = await startEditServer({
  path: 'scenarios/chatgpt-2023.yaml',
  starter: '',
  port: 0,
  allowRead: [],
  onSave() {},
});
const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
await page.addInitScript(() => {
  const told = globalThis as unknown as { waits: number[] };
  told.waits = [];
  addEventListener('costcone-picture', (event) => told.waits.push((event as CustomEvent).detail.elapsedMs));
});
const waits = () => page.evaluate(() => (globalThis as unknown as { waits: number[] }).waits);
await page.goto(editing.link);
await page.locator('.cm-line', { hasText: 'value: 5 to 12' }).click();
await page.keyboard.press('End');
await page.keyboard.type('.5');
await page.waitForTimeout(3000);
for (let key = 0; key < 45; key++) {
  const { length } = await waits();
  // Two digits more and two less in turn, so that every key changes the answer.
  await page.keyboard.press(key % 4 < 2 ? String(1 + (key % 7)) : 'Backspace');
  await page.waitForFunction(
    (before) => (globalThis as unknown as { waits: number[] }).waits.length > before,
    length,
  );
}
// The first ones wait for the worker and for its code to be compiled.
for (const ms of (await waits()).slice(-30)) add('editor: key to picture', ms);
await browser.close();
await editing.end();

for (const [name, ms] of times)
  process.stdout.write(`${name.padEnd(24)} ${median(ms).toFixed(0).padStart(6)} ms\n`);
