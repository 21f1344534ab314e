import { describe, expect, it } from 'vitest';
import { withBlanks } from '../testing/with-blanks.ts';
import { csv, dataTable } from './data-table.ts';

const cell = (text: string) => csv({ columns: ['a'], rows: [[text]] }).split('\r\n')[1];

describe('a CSV for spreadsheets', () => {
  // OWASP, CSV injection: cells that begin so are run as formulas; numbers with a sign are numbers.
  it.each(['=1+1', '+1+2', '-1+2', '-a1', '@sum(a1)'])('has a quote before %s', (text) =>
    expect(cell(text)).toBe(`'${text}`),
  );
  it.each(['a=1', '1-2', 'me@example.com', "'=1", '10 %', '-1.5', '+2e6'])('leaves %s as it is', (text) =>
    expect(cell(text)).toBe(text),
  );

  it('has its headings guarded as its cells are', () =>
    expect(csv({ columns: ['=a', '@b', 'c'], rows: [] })).toBe("'=a,'@b,c"));

  it('quotes commas, quotes and ends of lines, and gives numbers nine digits', () => {
    expect(cell('a,b')).toBe('"a,b"');
    expect(cell('a"b')).toBe('"a""b"');
    expect(csv({ columns: ['a', 'b', 'c'], rows: [[1 / 3, null, -2]] })).toBe('a,b,c\r\n0.333333333,,-2');
  });
});

/** What a reader sees: a line a row, cells apart by `|`. */
const seen = (columns: readonly string[], rows: readonly (readonly (string | number | null)[])[]) =>
  dataTable({ columns, rows }, 'a')
    .text.split('</tr>')
    .map((row) =>
      row
        .replace(/<\/t[hd]>/g, '|')
        .replace(/<[^>]*>/g, '')
        .replace(/\|$/, ''),
    )
    .filter((row) => row !== '');

describe('a table of a page', () => {
  it('has a plus before what rises in a column of changes, and nothing before other numbers', () => {
    const table = dataTable(
      {
        columns: ['a', 'b', 'c'],
        rows: [
          ['x', 2, 3],
          ['y', -1, 0],
        ],
        signed: [1],
      },
      'a',
    );
    expect(table.text.match(/>[+−\d]+</g)).toEqual(['>+2<', '>3<', '>−1<', '>0<']);
  });

  it('has one scale for large numbers, said in the headings', () =>
    expect(
      seen(
        ['Month', 'Median (USD)', '95th', 'Chance'],
        [
          ['May', 98.2e6, 348e6, 0.5],
          ['June', 249e6, 1.39e9, 1.2e-5],
        ],
      ),
    ).toEqual([
      'Month|Median (million USD)|95th (million)|Chance',
      'May|98.2|348|0.5',
      'June|249|1,390|0.000012',
    ]));

  it('has all numbers in full where a scale would make small ones smaller', () =>
    expect(
      seen(
        ['Part', 'Mean (USD/day)', 'Change'],
        [
          ['Hardware', 1.29e6, -2.5e6],
          ['Network', 13.3, null],
        ],
      ),
    ).toEqual(['Part|Mean (USD/day)|Change', 'Hardware|1,290,000|−2,500,000', 'Network|13.3|–']));

  it('has percentages to the right as numbers are, and words to the left', () => {
    const { text } = dataTable(
      {
        columns: ['a', 'b', 'c'],
        rows: [
          ['x', '−34.9 %', 'all of 100'],
          ['y', '+7 %', '1 %, or so'],
        ],
      },
      'a',
    );
    expect(text).toContain('<th scope="col" class="number">b</th><th scope="col">c</th>');
    expect(withBlanks(text)).toContain('<td class="number">−34.9 %</td><td>all of 100</td>');
    expect(withBlanks(text)).toContain('<td class="number">+7 %</td><td>1 %, or so</td>');
  });
});
