import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { command } from '../../../cli/testing/built-command.ts';
import { otherTries, useChromium } from '../../../report/testing/use-chromium.ts';
import { readScenario } from '../../../scenario/read-scenario.ts';
import { simulate } from '../../../simulate.ts';

const folder = mkdtempSync(join(tmpdir(), 'costcone-edit-page-'));
const file = join(folder, 'a.yaml');
const hostile = '<img src=x onerror="document.title=1"><script>document.title=2</script>';
const base = 'model: llm-service\ninputs:\n  daily_active_users: 1M to 2M\n';
// What files have: a byte order mark, lines that end as on Windows, no end of the last one.
const text = `\ufeffextends: base.yaml\r\ntitle: '${hostile}'\r\ninputs:\r\n  gpu_price: 2 to 3\r\ngoals: [daily_cost <= 1M USD/day with 80%]`;
const chromium = useChromium();
let editing: ChildProcess;
let link: string;

beforeEach(() => {
  writeFileSync(file, text);
  writeFileSync(join(folder, 'base.yaml'), base);
});

beforeAll(async () => {
  writeFileSync(file, text);
  editing = spawn(process.execPath, [command, 'edit', 'a.yaml'], {
    cwd: folder,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  link = await new Promise((resolve) =>
    editing.stdout!.setEncoding('utf8').on('data', (line: string) => resolve(line.trim())),
  );
});

afterAll(async () => {
  const ended = new Promise((resolve) => editing.on('close', resolve));
  editing.kill('SIGINT');
  expect(await ended).toBe(0);
  rmSync(folder, { recursive: true });
});

/** A page, with everything it did that it should not, and the results that it told of. */
async function open(address: string, options: BrowserContextOptions = {}) {
  const context = await chromium.browser.newContext({ viewport: { width: 1280, height: 800 }, ...options });
  context.setDefaultTimeout(60_000);
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('console', (message) => complaints.push(`console: ${message.text()}`));
  page.on('pageerror', (error) => complaints.push(`error: ${error.message}`));
  await page.addInitScript(() => {
    const told = globalThis as unknown as { results: unknown[]; pictures: number; whole: number };
    Object.assign(told, { results: [], pictures: 0 });
    addEventListener('costcone-answer', (event) => told.results.push((event as CustomEvent).detail.result));
    addEventListener('costcone-picture', () => {
      told.pictures += 1;
    });
    document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, sample }) =>
      console.warn(`policy: ${violatedDirective} ${blockedURI} ${sample}`),
    );
  });
  await page.goto(address);
  return { page, complaints, close: () => context.close() };
}

const pictures = (page: Page) =>
  page.evaluate(() => (globalThis as unknown as { pictures: number }).pictures);
const pictureAfter = (page: Page, count: number) =>
  page.waitForFunction((before) => (globalThis as unknown as { pictures: number }).pictures > before, count);
const wholeAnswer = (page: Page) =>
  page.waitForFunction(() => (globalThis as unknown as { results: unknown[] }).results.length > 0);
const lineOf = (page: Page, part: string | RegExp) => page.locator('.cm-line', { hasText: part }).first();

async function violations(page: Page): Promise<readonly string[]> {
  await page
    .evaluate(readFileSync(createRequire(import.meta.url).resolve('axe-core'), 'utf8'))
    .catch(() => {});
  const found = await page.evaluate(() =>
    (
      globalThis as unknown as {
        axe: { run: () => Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
      }
    ).axe.run(),
  );
  return found.violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(' | ')}`,
  );
}

describe('the page of an editor', { retry: otherTries }, () => {
  it('answers, completes, underlines, saves to the byte and asks before it loses anything', async () => {
    const { page, complaints, close } = await open(link, { bypassCSP: false });
    await wholeAnswer(page);
    // Words of the scenario are shown as they are.
    expect(await page.locator('.answer-pane .eyebrow').textContent()).toBe(hostile);
    expect(await page.title()).toBe('a.yaml – costcone');

    // The numbers are those of `costcone run` with the same seed and draws; the base was read by the server.
    const [result] = await page.evaluate(
      () =>
        (
          globalThis as unknown as {
            results: { outputs: object; goals: object; drivers: object; sensitivity: object }[];
          }
        ).results,
    );
    const here = await simulate(readScenario(file), { seed: 'edit', draws: 1 << 20 });
    for (const part of ['outputs', 'goals', 'drivers', 'sensitivity'] as const)
      expect(JSON.stringify(result![part])).toBe(JSON.stringify(here[part]));

    await lineOf(page, 'gpu_price').click();
    await page.keyboard.press('End');
    let before = await pictures(page);
    await page.keyboard.type('.5');
    await pictureAfter(page, before);
    await page.locator('#state', { hasText: /^Changes not saved$/ }).waitFor();
    await page.keyboard.press('Control+s');
    await page.locator('#state', { hasText: 'Saved' }).waitFor();
    expect(readFileSync(file, 'utf8')).toBe(text.replace('2 to 3', '2 to 3.5'));

    await lineOf(page, /^inputs:/).click();
    await page.keyboard.press('End');
    await page.keyboard.press('Enter');
    await page.keyboard.type('electricity_pr');
    // The list may still be that of the first letters when the last is typed.
    const option = page.locator('.cm-tooltip-autocomplete li[aria-selected]');
    await option.filter({ hasText: 'electricity_priceUSD/kWh, default ' }).waitFor();
    await page.locator('.cm-completionInfo', { hasText: /Default: .*Source: \S/s }).waitFor();
    // Keys within 75 ms of the list are taken as typed ahead.
    await page.waitForTimeout(150);
    await page.keyboard.press('Enter');
    await page.keyboard.type('5 GPU');
    const underlined = page.locator('.cm-lintRange-error');
    await underlined.filter({ hasText: /^GPU$/ }).waitFor();
    await page.locator('.problems', { hasText: 'electricity_price' }).waitFor();
    for (let k = 0; k < 5; k++) await page.keyboard.press('Backspace');
    before = await pictures(page);
    await page.keyboard.type('0.1 to 0.2');
    await pictureAfter(page, before);
    await underlined.waitFor({ state: 'detached' });

    await lineOf(page, 'electricity_price').hover({ position: { x: 60, y: 8 } });
    await page.locator('.cm-tooltip-hover .shape svg').waitFor();
    expect(await page.locator('.cm-tooltip-hover').textContent()).toContain('Unit: USD/kWh.');
    await page.mouse.move(900, 600);

    // Somebody else writes the file: nothing is lost without being asked.
    const theirs = text.replace('2 to 3', '4 to 5');
    writeFileSync(file, theirs);
    const bar = page.locator('#question');
    await bar.getByRole('button', { name: 'Show both' }).click();
    expect(await page.locator('dialog mark').allTextContents()).toEqual(
      expect.arrayContaining(['  gpu_price: 4 to 5\n']),
    );
    await page.getByRole('button', { name: 'Close' }).click();
    await page.keyboard.press('Control+s');
    await bar.getByRole('button', { name: 'Keep mine' }).waitFor();
    expect(readFileSync(file, 'utf8')).toBe(theirs);
    await bar.getByRole('button', { name: 'Take theirs' }).click();
    await lineOf(page, '4 to 5').waitFor();
    await page.locator('#state', { hasText: /^Saved$/ }).waitFor();
    // With nothing unsaved it shows at once, and so does a change of what it extends.
    writeFileSync(file, text);
    await lineOf(page, '2 to 3').waitFor();
    before = await pictures(page);
    writeFileSync(join(folder, 'base.yaml'), base.replace('1M to 2M', '3M to 4M'));
    await pictureAfter(page, before);
    expect(complaints).toEqual([]);
    await close();
  });

  it('takes two savings at once for one', async () => {
    const { page, close } = await open(link);
    await lineOf(page, 'gpu_price').click();
    await page.keyboard.press('End');
    await page.keyboard.type(' # twice');
    const statuses: number[] = [];
    const savedTwice = page.waitForResponse((response) => {
      if (response.request().method() === 'PUT') statuses.push(response.status());
      return statuses.filter((status) => status === 200).length === 2;
    });
    await page.evaluate(() => {
      for (let time = 0; time < 2; time++) document.getElementById('save')!.click();
    });
    await savedTwice;
    expect(await page.locator('#question').isVisible()).toBe(false);
    expect(await page.locator('#state').textContent()).toBe('Saved');
    expect(readFileSync(file, 'utf8')).toContain('# twice');
    await close();
  });

  it('has nothing against accessibility in light and dark, and fits a phone', async () => {
    const { page, complaints, close } = await open(link, { bypassCSP: true });
    await wholeAnswer(page);
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      expect(await violations(page)).toEqual([]);
    }
    await lineOf(page, 'gpu_price').click();
    await page.keyboard.press('End');
    await page.keyboard.type(' nonsense');
    await page.locator('.problems h2').waitFor();
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      expect(await violations(page)).toEqual([]);
    }
    await page.setViewportSize({ width: 375, height: 700 });
    const overflow = () => page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(await overflow()).toBe(0);
    await page.getByRole('button', { name: 'Answer' }).click();
    expect(await overflow()).toBe(0);
    expect(await violations(page)).toEqual([]);
    expect(complaints).toEqual([]);
    await close();
  });

  it('says in plain words that a link is stale', async () => {
    const { page, close } = await open(link.replace(/token=.*/, 'token=old'));
    await page.locator('#question').getByText('This link is not valid any more').waitFor();
    await close();
  });
});
