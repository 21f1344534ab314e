import { gzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { billCsv, billRows } from '../testing/bill.ts';
import { fragmentOf, fragmentOfAll, valuesOf } from '../testing/read-file.ts';
import { madeRequests, madeValues } from '../testing/requests.ts';

const requests = madeRequests();
const { cache_hit, ...withoutCache } = madeValues;
const csv = (rows: typeof requests) =>
  [
    'TIMESTAMP,ContextTokens,GeneratedTokens',
    ...rows.map(({ time, input, output }) => `${time},${input},${output}`),
  ].join('\n');
const turned = (rows: typeof requests) =>
  [
    'GeneratedTokens,TIMESTAMP,ContextTokens',
    ...rows.map(({ time, input, output }) => `${output},${time},${input}`),
  ].join('\n');

describe('several files', () => {
  it('are one log, whatever the order of files and of columns', async () => {
    const [early, late] = [requests.slice(0, 50), requests.slice(50)];
    for (const files of [
      { 'a.csv': csv(early), 'b.csv': csv(late) },
      { 'b.csv': csv(late), 'a.csv.gz': gzipSync(new TextEncoder().encode(turned(early))) },
    ]) {
      const fragment = await fragmentOfAll(files);
      expect(valuesOf(fragment)).toEqual(withoutCache);
      expect(fragment.about[0]).toBe(
        `${Object.keys(files)[0]} and 1 more: a log of requests, CSV, 110 rows, 2026-10-05 to 2026-10-08 (UTC)`,
      );
    }
  });

  it('are one bill', async () => {
    const rows = billRows();
    const options = { services: ['all'], error: '3%' };
    const whole = await fragmentOf(billCsv(rows), options);
    const parts = await fragmentOfAll(
      { a: billCsv(rows.slice(0, 100)), b: billCsv(rows.slice(100)) },
      options,
    );
    const plain = (fragment: typeof whole) =>
      JSON.stringify(fragment).replaceAll(/(?:file|a and 1 more):/g, ':');
    expect(plain(parts)).toBe(plain(whole));
  });

  it('name the file in which a cell is wrong', async () => {
    await expect(
      fragmentOfAll({ a: csv(requests), b: csv(requests).replace(',100,', ',many,') }),
    ).rejects.toThrow('b:2:22  ContextTokens: must be a number ("many")');
  });

  it.each([
    [
      { a: csv(requests), b: csv(requests).replace('ContextTokens', 'PromptTokens') },
      'b cannot be read with a: it has no "ContextTokens" and it alone has "PromptTokens"',
    ],
    [
      { a: csv(requests), b: csv(requests).replaceAll(',', ';') },
      'b cannot be read with a: its fields are parted by another sign',
    ],
    [
      { a: csv(requests), b: JSON.stringify({ timestamp: 1, input_tokens: 2, output_tokens: 3 }) },
      'b cannot be read with a: it is JSON, not CSV',
    ],
    [
      { a: csv(requests), b: billCsv(billRows()) },
      'a is a log of requests, and b is a bill in FOCUS: import each alone',
    ],
  ])('are refused where they are not alike', async (files, words) => {
    await expect(fragmentOfAll(files as Record<string, string>)).rejects.toThrow(words);
  });
});
