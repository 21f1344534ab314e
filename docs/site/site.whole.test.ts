import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import type { Server } from 'node:http';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Result } from '../../src/analyses/result.ts';
import { otherTries, useChromium } from '../../src/report/testing/use-chromium.ts';
import { readScenarioText } from '../../src/scenario/read-scenario.ts';
import { simulate } from '../../src/simulate.ts';
import { linkProblems, pagesOf } from './check-links.ts';
import { fencesIn } from '../../src/testing/guide-examples.ts';
import { serveBelow } from './testing/static-server.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const folder = mkdtempSync(join(tmpdir(), 'costcone-site-'));

const chromium = useChromium();
let server: Server;
let root: string;
/** What went wrong in any page: refused by the policy, not found, thrown. */
const complaints: string[] = [];

beforeAll(async () => {
  const { status, stderr } = spawnSync(
    process.execPath,
    ['--import', 'tsx', 'docs/site/build.ts', '--out', folder],
    { encoding: 'utf8' },
  );
  expect(status, stderr).toBe(0);
  ({ address: root, server } = await serveBelow(folder, '/some/where/'));
});
afterAll(async () => {
  server?.close();
  rmSync(folder, { recursive: true });
});

async function open(path: string, options: Parameters<Browser['newPage']>[0] = {}): Promise<Page> {
  const page = await chromium.browser.newPage(options);
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('requestfailed', (request) => complaints.push(request.url()));
  page.on('response', (response) => {
    if (response.status() >= 400) complaints.push(`${response.status()} ${response.url()}`);
    if (!response.url().startsWith(root) && !response.url().startsWith('blob:'))
      complaints.push(`asked for ${response.url()}`);
  });
  await page.goto(root + path);
  return page;
}

async function violations(page: Page): Promise<string[]> {
  await page.evaluate(axe);
  return page.evaluate(async () => {
    interface Found {
      violations: { id: string; nodes: { html: string; failureSummary: string }[] }[];
    }
    const found = await (globalThis as unknown as { axe: { run(): Promise<Found> } }).axe.run();
    return found.violations.flatMap(({ id, nodes }) =>
      nodes.slice(0, 2).map(({ html, failureSummary }) => `${id}: ${html} ${failureSummary}`),
    );
  });
}

/** Pages of each kind: home, guide, reference, results, catalogue. */
const kinds = [
  'index.html',
  'playground.html',
  'start.html',
  'months.html',
  'reference/distributions.html',
  'reference/result.html',
  'validation/calibration.html',
  'reference/catalogue/trends.html',
];

describe('the site', { retry: otherTries }, () => {
  it('has pages that lead to each other', () => {
    expect(pagesOf(folder).length).toBeGreaterThan(40);
    expect(linkProblems(folder)).toEqual([]);
  });

  it('finds links that lead to nothing', () => {
    const broken = mkdtempSync(join(tmpdir(), 'costcone-links-'));
    writeFileSync(
      join(broken, 'a.html'),
      '<p id="x"> <a href="b.html">b</a> <a href="#y">y</a> <a href="/a.html">a</a> <a href="#x">x</a>',
    );
    expect(linkProblems(broken)).toEqual([
      'a.html: b.html leads to no page',
      'a.html: #y leads to no place of a.html',
      'a.html: /a.html is not relative',
    ]);
    rmSync(broken, { recursive: true });
  });

  it('says of no input that it is at least the smallest number there is', () => {
    const html = readFileSync(join(folder, 'reference/models/llm-service.html'), 'utf8');
    expect(html).not.toContain(String(Number.MIN_VALUE));
    expect(html).toContain('<dd>above 0, up to 1</dd>');
  });

  it('has the policy on every page, and nothing inline', () => {
    for (const path of pagesOf(folder)) {
      const html = readFileSync(join(folder, path), 'utf8');
      expect(html, path).toContain(
        `default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'`,
      );
      expect(html, path).not.toMatch(/<style| style="| on[a-z]+="|<script(?! type="module" src=)/);
    }
  });

  it.each(kinds)('%s is accessible in light and dark, and fits a phone', async (path) => {
    const page = await open(path);
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      expect(await violations(page)).toEqual([]);
    }
    await page.setViewportSize({ width: 375, height: 800 });
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(375);
    await page.close();
  });

  it('shows indented lines as code, and a whole scenario with its button', async () => {
    const page = await open('index.html');
    expect(await page.locator('pre').first().innerText()).toContain('npm ci && npm start');
    expect(await page.getByRole('button', { name: 'Edit and run' }).count()).toBe(1);
    await page.close();
  });

  it('shows the report of the example as it is', async () => {
    const page = await open('report.html');
    await page.getByRole('link', { name: 'The whole report' }).click();
    await page.getByRole('heading', { level: 1 }).waitFor();
    expect(await page.title()).toContain('ChatGPT');
    await page.close();
  });

  it('can be read without scripts', async () => {
    const page = await open('start.html', { javaScriptEnabled: false });
    expect(await page.locator('h1').innerText()).toBe('Your own service in five minutes');
    expect(await page.locator('search').isVisible()).toBe(false);
    await page.locator('.turn [rel=next]').click();
    expect(await page.locator('h1').innerText()).toBe('Reading the page');
    await page.close();
  });

  it('finds an input by the keyboard alone', async () => {
    const page = await open('reference/functions.html');
    await page.keyboard.press('/');
    await page.keyboard.type('gpu_price');
    await page.locator('#found a').first().waitFor();
    expect(await page.locator('#found a b').first().innerText()).toBe('gpu_price USD/GPU/hour');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.waitForURL(/models\/llm-service\.html#gpu_price$/);
    expect(await page.locator('#gpu_price').isVisible()).toBe(true);
    await page.close();
  });

  it('opens the row of the catalogue that an address names', async () => {
    const page = await open('reference/catalogue/accelerators.html#row-2');
    expect(await page.locator('#row-2 .facts').isVisible()).toBe(true);
    await page.close();
  });
});

/** Everything in a Result but which file and program it is of. */
const numbers = ({ outputs, goals, drivers, inputs }: Result) =>
  JSON.parse(JSON.stringify({ outputs, goals, drivers, inputs })) as unknown;

/** The next whole answer of a page: it is an event of the element that the editor stands in. */
const nextAnswer = (page: Page) =>
  page.evaluate<Result>(`new Promise((resolve) => {
    document.addEventListener('costcone-answer', ({ detail }) => resolve(detail.result), { once: true });
  })`);

describe('examples', { retry: otherTries }, () => {
  const [first] = fencesIn(readFileSync('docs/notation.md', 'utf8'));

  it('run in the page and give the numbers of `simulate`', async () => {
    const page = await open('notation.html');
    const answered = nextAnswer(page);
    await page.getByRole('button', { name: 'Edit and run' }).first().click();
    const result = await answered;
    const { seed, draws } = result.run;
    expect(numbers(result)).toEqual(numbers(await simulate(readScenarioText(first!.code), { seed, draws })));
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      expect(await violations(page)).toEqual([]);
    }
    await page.setViewportSize({ width: 375, height: 800 });
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(375);
    await page.getByRole('button', { name: 'Close' }).click();
    expect(await page.locator('.example pre').first().isVisible()).toBe(true);
    await page.close();
  });

  it('go on in the playground, by a link that holds the text', async () => {
    const page = await open('notation.html');
    const answered = nextAnswer(page);
    await page.getByRole('button', { name: 'Edit and run' }).first().click();
    await answered;
    await page.getByRole('button', { name: 'Open in the playground' }).click();
    await page.waitForURL(/\/playground\.html#text=/);
    await page.getByRole('heading', { name: 'What does a rented server cost in a month?' }).waitFor();
    expect(await page.locator('.cm-content').innerText()).toContain('What does a rented server cost');
    expect(await violations(page)).toEqual([]);
    await page.close();
  });
});

// It is the last one: what it looks at was gathered by all others.
it('asks for nothing that is not there, and nothing that its policy refuses', () => {
  expect(complaints).toEqual([]);
});
