import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { withBlanks } from '../../../testing/with-blanks.ts';

/** A page in a browser, with everything it did that it should not. */
export interface OpenPage {
  readonly page: Page;
  /** Console messages, errors, requests beyond the page itself, and violations of its policy. */
  readonly complaints: string[];
  readonly close: () => Promise<void>;
}

/** Opens a page from a file, as a reader would. */
export async function openPage(
  browser: Browser,
  content: string,
  options: BrowserContextOptions = {},
): Promise<OpenPage> {
  const folder = mkdtempSync(join(tmpdir(), 'costcone-page-'));
  const path = join(folder, 'page.html');
  writeFileSync(path, content);
  const url = pathToFileURL(path).href;
  const context = await browser.newContext({ viewport: { width: 1280, height: 720 }, ...options });
  // As long as a busy machine may need, and short of the test's own time-out, which would not name the step that hung.
  context.setDefaultTimeout(20_000);
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('console', (message) => complaints.push(`console: ${message.text()}`));
  page.on('pageerror', (error) => complaints.push(`error: ${error.message}`));
  page.on('dialog', (dialog) => {
    complaints.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on('request', (request) => {
    if (request.url() !== url && !request.url().startsWith('blob:'))
      complaints.push(`request: ${request.url()}`);
  });
  if (options.javaScriptEnabled !== false)
    await page.addInitScript(() => {
      document.addEventListener('securitypolicyviolation', (event) => {
        console.warn(`policy: ${event.violatedDirective} ${event.blockedURI} ${event.sample}`);
      });
    });
  await page.goto(url);
  return {
    page,
    complaints,
    close: async () => {
      await context.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Waits until the page has all it will ever have: what comes later moves what a pointer is about to press. */
export async function settled(page: Page): Promise<void> {
  await page.waitForSelector('html[data-what-if=ready]', { state: 'attached' });
  await scrollThrough(page);
}

/** Opens all sections, and all that hides a chart. */
export async function unfold(page: Page): Promise<void> {
  await page.evaluate(() => {
    for (const details of document.querySelectorAll<HTMLDetailsElement>('main details'))
      if (details.matches('section > details') || details.querySelector('[data-chart]')) details.open = true;
  });
}

/** Time after which a chart that has not come to life never will. */
const patienceMs = 45_000;

/**
 * Opens all sections, scrolls to every chart and waits for it to come to life.
 *
 * @throws Error that says where the chart stood and how many frames the browser drew, where one did not
 */
export async function scrollThrough(page: Page): Promise<void> {
  await unfold(page);
  for (const plot of await page.locator('[data-chart]').all()) {
    // Charts above grow while they come to life, and push this one out of view again.
    const stuck = await plot.evaluate(async (element, patience) => {
      const started = performance.now();
      let frames = 0;
      while (!element.classList.contains('alive')) {
        if (performance.now() - started > patience) {
          const { top, height } = element.getBoundingClientRect();
          return `${(element as HTMLElement).dataset.chart} at ${top} of ${window.innerHeight}, ${height} high, after ${frames} frames, ${document.visibilityState}`;
        }
        element.scrollIntoView({ behavior: 'instant', block: 'center' });
        // A page to which the browser gives no frames must not wait for one.
        await Promise.race([
          new Promise<void>((next) => requestAnimationFrame(() => next(void frames++))),
          new Promise((next) => setTimeout(next, 1000)),
        ]);
      }
      return null;
    }, patienceMs);
    if (stuck !== null) throw new Error(`a chart does not come to life: ${stuck}`);
  }
}

/** The text of an element as it is read, with plain blanks. */
export const textOf = async (page: Page, selector: string) => withBlanks(await page.innerText(selector));
