import { describe, expect, it } from 'vitest';
import { sourceFile } from '../../scenario/source-file.ts';
import { rowsOfCsv } from './csv-rows.ts';

const rowsIn = (text: string) =>
  rowsOfCsv(sourceFile(new TextEncoder().encode(text), 'rows.csv', '/', 1 << 20));

describe('rowsOfCsv', () => {
  it('reads a row a scenario, with the place of every cell', () => {
    const { columns, rows, placeOf, nameOf } = rowsIn(
      'price,model\n1.5, gpt3-175b\n\n"uniform(1, 2)",llama\r\n',
    );
    expect(columns).toEqual(['price', 'model']);
    expect(rows).toEqual([
      ['1.5', 'gpt3-175b'],
      ['uniform(1, 2)', 'llama'],
    ]);
    expect(placeOf(1, 1)).toEqual({ file: 'rows.csv', line: 4, column: 17 });
    expect(nameOf(1)).toBe('line 4');
  });

  it('takes semicolons, and a mark of the encoding before the first name', () => {
    expect(rowsIn('\ufeffa;b\n1;2\n')).toMatchObject({ columns: ['a', 'b'], rows: [['1', '2']] });
  });

  it('refuses all that is no table at once, by line', () => {
    expect(() => rowsIn('a,b\n1\n2,\n1,2,3\n1,2\n1,2\n')).toThrow(
      [
        'rows.csv:2:1  a row must have 2 cells, as the first line has (1 cells), put a notation with a comma in quotes, as in "uniform(1, 2)"',
        'rows.csv:3:3  b: a cell must hold a value (""), write what the scenario has where nothing changes',
        'rows.csv:4:1  a row must have 2 cells, as the first line has (3 cells), put a notation with a comma in quotes, as in "uniform(1, 2)"',
      ].join('\n'),
    );
    expect(() => rowsIn('a,a,\n1,2,3\n')).toThrow(
      /a: a column may appear only once[\s\S]*column 3: a column needs a name/,
    );
    expect(() => rowsIn('a,b\n')).toThrow('there is no row to run');
  });

  it('quotes nothing of what is no table by its shape', () => {
    expect(rowsIn('price\n1.5\n').showsItsCells).toBe(true);
    expect(rowsIn('KEY=swordfish\nPASSWORD=swordfish\n').showsItsCells).toBe(false);
    for (const text of ['swordfish,swordfish\nx,y\n', 'swordfish,b\n,y\nx,y\n', 'swordfish,b\n"swordfish'])
      expect(() => rowsIn(text)).toThrow(/^(?![\s\S]*swordfish)/);
  });
});
