import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ScenarioError } from '../errors.ts';
import { readColumn } from './csv.ts';
import { readScenarioText } from './read-scenario.ts';
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
    expect(messageOf('a,b\n"1,2\n"3",4\n', 'a')).toBe(
      'x.csv:3:2  after a quoted field must come a separator or the end of the line, inside quotes write a quote twice: ""',
    );
  });
});

describe('a file that is not separated by commas', () => {
  it.each([
    ['semicolons', 'a;b\n1;2\n3;4\n', [2, 4]],
    ['tabs', 'a\tb\r\n1\t2\r\n3\t4\r\n', [2, 4]],
    ['semicolons and decimal commas', 'a;b\n1;2,5\n3;-4,25\n', [2.5, -4.25]],
    ['semicolons and decimal points', 'a;b\n1;2.5\n3;1.500\n', [2.5, 1.5]],
    ['semicolons, quotes and a byte order mark', '\ufeff"a";"b"\n"x;y";"2,5"\n', [2.5]],
    ['a comma inside quotes of the header', '"a, of all";b\n1;2\n', [2]],
    ['three decimals that begin with 0', 'a;b\n1;0,125\n', [0.125]],
    ['a column where one cell shows what the comma is', 'a;b\n1;1,500\n1;1,5\n', [1.5, 1.5]],
  ])('is read: %s', (_, text, expected) => {
    expect(readColumn(csv(text), 'b')).toEqual(expected);
  });

  it('does not guess what a comma is', () => {
    expect(messageOf('a;b\n1;1,500\n', 'b')).toBe(
      'x.csv:2:3  b: a comma could mean decimals or thousands here ("1,500"), write decimals with a point, and leave out thousands separators',
    );
    expect(messageOf('a;b\n1;1,5\n1;1.500\n', 'b')).toBe(
      'x.csv:2:3  b: decimals of a column must all have a comma, or all a point ("1,5"), write decimals with a point, and leave out thousands separators',
    );
  });
});

describe('cells that are nearly numbers', () => {
  it.each([
    ['a\n"1,234"\n', '"1,234"', 'leave out thousands separators, as in 1234'],
    ['a\n"1,234,567.8"\n', '"1,234,567.8"', 'leave out thousands separators, as in 1234'],
    ['a;b\n1.234,5;1\n', '"1.234,5"', 'leave out thousands separators, as in 1234'],
    ['a\n1 234\n', '"1 234"', 'leave out thousands separators, as in 1234'],
    ['a\n"1,5"\n', '"1,5"', 'write decimals with a point, as in 1.5'],
    ['a\nNA\n', '"NA"', 'or leave such cells out: missing="left out"'],
  ])('%j is refused with what to write', (text, found, hint) => {
    expect(messageOf(text, 'a')).toBe(`x.csv:2:1  a: must be a number (${found}), ${hint}`);
  });

  it.each(['', 'NA', 'n/a', 'NaN', 'nan', 'null', 'NULL', '-'])(
    '%j is left out where that is asked for',
    (cell) => {
      expect(readColumn(csv(`a,b\n1,x\n${cell},x\n3,x\n`), 'a', true)).toEqual([1, 3]);
    },
  );

  it('are left out by a scenario that says so, and only then', () => {
    const folder = mkdtempSync(join(tmpdir(), 'costcone-'));
    writeFileSync(join(folder, 'log.csv'), 'a;b\n1;2,5\n1;\n1;4,5\n');
    const mean = (more: string) =>
      readScenarioText(
        `inputs: { tokens: 'empirical(file="log.csv", column="b"${more})' }\nformulas: { twice: 2 * tokens }\n`,
        {
          folder,
        },
      ).inputs;
    try {
      expect(mean(', missing="left out"')[0]!.value).toMatchObject({
        spec: { parameters: { values: [2.5, 4.5] } },
      });
      expect(() => mean('')).toThrow('log.csv:3:3  b: must be a number ("")');
      expect(() => mean(', missing="zero"')).toThrow('missing can only be "left out" ("zero")');
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
