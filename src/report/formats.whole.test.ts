import { describe, expect, it } from 'vitest';
import { type Reportable, renderAnswer, renderPage, resultFormats } from './formats.ts';
import { expectToFit } from './terminal/testing/expect-to-fit.ts';
import { sampleReports } from './testing/sample-reports.ts';

const formats = Object.keys(resultFormats) as Reportable['format'][];

it('has an example of every format, and of no other', () => {
  expect(Object.keys(sampleReports)).toEqual(formats);
});

describe.each(formats)('%s', (format) => {
  it('names itself and holds its keys', async () => {
    const value = await sampleReports[format]();
    expect(value.format).toBe(format);
    for (const key of resultFormats[format].keys) expect(value).toHaveProperty(key);
  });

  it('has a page that a saved file gives again', async () => {
    const value = await sampleReports[format]();
    const page = await renderPage(value);
    expect(page).toMatch(/^<!doctype html>/);
    expect(await renderPage(JSON.parse(JSON.stringify(value)))).toBe(page);
  });

  it('has an answer of at most 80 columns, which ends with its page', async () => {
    const text = await renderAnswer(await sampleReports[format](), { page: 'reports/a.html' });
    expectToFit(text);
    expect(text.split('\n').at(-1)).toBe('Report: reports/a.html');
  });
});
