import { describe, expect, it } from 'vitest';
import { csv } from './data-table.ts';

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
