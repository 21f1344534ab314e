import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll } from 'vitest';
import { startChromium } from './chromium.ts';

/** The browser of the tests of a file. */
export interface Chromium {
  readonly browser: Browser;
}

/** How often a test is tried again that a browser which stands still has failed, once in some thousand pages. */
export const otherTries = 2;

/**
 * Starts a browser before the tests of a file, and ends it after them. One that gives a page no frames gives the next none
 * either, so a test that failed leaves a new one to its next try.
 */
export function useChromium(): Chromium {
  let browser: Browser;
  beforeAll(async () => {
    browser = await startChromium();
  });
  afterEach(async ({ task }) => {
    if (task.result?.state !== 'fail') return;
    const hung = browser;
    browser = await startChromium();
    void hung.close().catch(() => {});
  });
  afterAll(() => browser?.close());
  return {
    get browser() {
      return browser;
    },
  };
}
