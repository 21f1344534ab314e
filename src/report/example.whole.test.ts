import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { notableDrivers } from '../analyses/drivers/words.ts';
import { answer as answerWords, namedOutputs } from '../analyses/outcome/words.ts';
import type { Result } from '../analyses/result.ts';
import { spokenName } from '../notation/spoken-name.ts';
import { readScenario } from '../scenario/read-scenario.ts';
import { simulate } from '../simulate.ts';
import { renderPage } from './formats.ts';

const example = 'reports/example/chatgpt-2023.html';
const command =
  'npx costcone run scenarios/chatgpt-2023.yaml --seed example --draws 262144 --out reports/example';
const stale = `${example} is stale; make it again with: ${command}`;

/** What a reader reads: text between tags, by element. */
const textOf = (markup: string) =>
  markup
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
const all = (page: string, pattern: RegExp) => [...page.matchAll(pattern)].map(([, found]) => found!);
const section = (page: string, id: string) =>
  new RegExp(`<section id="${id}"(.*?)</section>`, 's').exec(page)?.[1] ?? '';

/** Every table of a part of the page, its cells as they are read. */
const tables = (part: string) =>
  all(part, /<table[^>]*>(.*?)<\/table>/gs).map((table) =>
    all(table, /<tr>(.*?)<\/tr>/gs).map((row) => all(row, /<t[hd][^>]*>(.*?)<\/t[hd]>/gs).map(textOf)),
  );

/** Sections and charts in order. */
const structure = (page: string) => ({
  sections: all(page, /<section id="([^"]*)"/g),
  charts: all(page, /<figure class="chart" id="([^"]*)"/g),
  drawings: all(page, /<div class="plot"[^>]*>(<div class="wide"><svg)/g).length,
});

/** The numbers that a reader takes away, by what they are. */
const numbers = (page: string): Readonly<Record<string, readonly (string | string[][])[]>> => ({
  answer: all(page, /<p class="answer">(.*?)<\/p>/gs).map(textOf),
  facts: all(page, /<dl class="facts">(.*?)<\/dl>/gs).map(textOf),
  run: all(page, /<p class="run">(.*?)<\/p>/gs).map(textOf),
  ...Object.fromEntries(structure(page).sections.map((id) => [id, tables(section(page, id))])),
});

describe('the committed example', () => {
  const committed = readFileSync(example, 'utf8');
  let result: Result;
  let today: string;
  beforeAll(async () => {
    const scenario = readScenario('scenarios/chatgpt-2023.yaml');
    result = await simulate(scenario, { seed: 'example', draws: 262144 });
    today = await renderPage(result);
  });

  it('says what the flagship scenario gives today: median, interval, goals and drivers in order', () => {
    const [headline] = namedOutputs(result);
    const { answer, facts, drivers: shown } = numbers(committed);
    const { lead, median, rest } = answerWords(headline!);
    expect(answer, stale).toEqual([textOf(`${lead}<b>${median}</b>${rest}`)]);
    expect(facts!.join().match(/\b(Met|Missed|Too close)\b/g), stale).toHaveLength(result.goals.length);
    const names = notableDrivers(result, headline!.name).map(([name]) => spokenName(name));
    const [[, ...rows]] = shown as [string[][]];
    expect(
      rows.map(([name]) => name),
      stale,
    ).toEqual(names);
  });

  it('has every number of every table that is made today', () => {
    expect(numbers(committed), stale).toEqual(numbers(today));
    // What is compared is there: a pattern that fits nothing would be equal to itself.
    expect(Object.values(numbers(today)).filter((found) => found.flat().length === 0)).toHaveLength(
      structure(today).sections.filter((id) => !section(today, id).includes('<table')).length,
    );
    const { answer, percentiles } = numbers(today);
    expect(answer).toHaveLength(1);
    expect(percentiles!.at(-1)).toHaveLength(1 + Object.keys(result.outputs).length);
  });

  it('has the sections and charts of a page made today, and its size', () => {
    expect(structure(committed), stale).toEqual(structure(today));
    expect(structure(today).charts.length).toBeGreaterThan(6);
    expect(structure(today).drawings).toBe(structure(today).charts.length);
    for (const page of [committed, today]) expect(Buffer.byteLength(page)).toBeLessThanOrEqual(680_000);
  });
});
