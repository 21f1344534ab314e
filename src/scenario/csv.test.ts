import { describe, expect, it } from 'vitest';
import { ScenarioError } from '../errors.ts';
import { readColumn } from './csv.ts';
import { sourceFile } from './source-file.ts';

const csv = (text: string) => sourceFile(new TextEncoder().encode(text), 'x.csv', '/', 1e6);

function messageOf(text: string, column: string): string {
  try {
    readColumn(csv(text), column);
  } catch (error) {
    if (error instanceof ScenarioError) return error.message;
    throw error;
  }
  return 'accepted';
}

describe('readColumn', () => {
  it.each([
    ['LF', 'a,b\n1,2\n3,4\n'],
    ['CRLF', 'a,b\r\n1,2\r\n3,4\r\n'],
    ['no line end at the end', 'a,b\n1,2\n3,4'],
    ['a byte order mark', '\ufeffa,b\n1,2\n3,4\n'],
    ['empty lines', 'a,b\n\n1,2\n\n3,4\n\n'],
    ['quotes', '"a","b"\n"1","2"\n3,"4"\n'],
    ['spaces', 'a, b\n1, 2 \n3, 4\n'],
    ['quoted commas, quotes and lines', 'a,"b"\n"x, ""y""\nz",2\n3,4\n'],
  ])('reads a file with %s', (_, text) => {
    expect(readColumn(csv(text), 'b')).toEqual([2, 4]);
  });

  it('reads signs, exponents and points', () => {
    expect(readColumn(csv('x\n-1.5e3\n+.5\n2.\n'), 'x')).toEqual([-1500, 0.5, 2]);
  });

  it('names line and column of what is no number', () => {
    expect(messageOf('a,b\n1,2\n3,x\n4\n5,0x10\n6,\n', 'b')).toBe(
      [
        'x.csv:3:3  b: must be a number ("x")',
        'x.csv:4:1  b: must be a number (no such cell in this line)',
        'x.csv:5:3  b: must be a number ("0x10")',
        'x.csv:6:3  b: must be a number ("")',
      ].join('\n'),
    );
  });

  it('names at most ten', () => {
    expect(messageOf(`a\n${'x\n'.repeat(100)}`, 'a').split('\n')).toHaveLength(10);
  });

  it('suggests the nearest column', () => {
    expect(messageOf('tokens,users\n1,2\n', 'tokns')).toBe(
      'x.csv  tokns: no such column in x.csv ("tokns"), did you mean "tokens"?',
    );
  });

  it('wants quotes closed', () => {
    expect(messageOf('a\n"1\n2\n', 'a')).toBe('x.csv:2:1  a quoted field must end with a quote');
  });
});
