import { expect, it } from 'vitest';
import { csvCell } from './csv-cell.ts';

it.each([
  '=1+2',
  '+1+2',
  '-1+2',
  '@SUM(A1)',
  '\t=1',
  '\r=1',
  '  =1',
  '＝1',
  '-',
  '-cmd',
  '+-1',
  '=HYPERLINK("x")',
])('keeps a spreadsheet from running %j', (text) => {
  const cell = csvCell(text);
  expect(cell.replace(/^"/, '').startsWith("'")).toBe(true);
  expect(cell).toContain(text.replaceAll('"', '""'));
});

it.each(['daily_cost', 'USD/day', '-1', '+1.5e-3', '.5', '', 'a-b', '1 to 2', 'a=b'])(
  'leaves %j as it is',
  (text) => {
    expect(csvCell(text)).toBe(text);
  },
);

it('quotes what divides cells and lines', () => {
  expect(['a,b', 'a"b', 'a\nb', 'a\rb'].map(csvCell)).toEqual(['"a,b"', '"a""b"', '"a\nb"', '"a\rb"']);
});
