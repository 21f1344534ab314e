import { parquetWriteBuffer } from 'hyparquet-writer';
import { describe, expect, it } from 'vitest';
import { sourceFile } from '../../scenario/source-file.ts';
import { csvLog } from './csv-log.ts';
import { jsonlLog } from './jsonl-log.ts';
import { parquetLog } from './parquet-log.ts';
import { readLog } from './read-log.ts';

const source = (text: string, name: string) => sourceFile(new TextEncoder().encode(text), name, '/', 1e6);
const csv = (text: string, columns: readonly string[] = [], time?: string) =>
  readLog(csvLog(source(text, 'x.csv')), { columns, time });
const jsonl = (text: string, columns: readonly string[] = []) =>
  readLog(jsonlLog(source(text, 'x.jsonl')), { columns });

const plain = ({ columns }: ReturnType<typeof readLog>) =>
  Object.fromEntries(columns.map(({ name, values }) => [name, [...values]]));

describe('CSV', () => {
  it('reads all columns of numbers, and no others', () => {
    expect(plain(csv('id,model,in,out\n1,a,10,0.5\n2,b,20,1.5\n'))).toEqual({
      id: [1, 2],
      in: [10, 20],
      out: [0.5, 1.5],
    });
  });

  it('reads the columns that are named, once each, in that order', () => {
    expect(Object.keys(plain(csv('a,b,c\n1,2,3\n', ['c', 'a', 'c'])))).toEqual(['c', 'a']);
  });

  it('counts missing cells and keeps their rows, so that columns stay side by side', () => {
    const { columns } = csv('a;b\n1;NA\n;2,5\n3;-\n', []);
    expect(columns).toEqual([
      { name: 'a', values: Float64Array.of(1, Number.NaN, 3), missing: 1 },
      { name: 'b', values: Float64Array.of(Number.NaN, 2.5, Number.NaN), missing: 2 },
    ]);
  });

  it('names line and column of what is no number', () => {
    expect(() => csv('a,b\n1,2\n3,x\n4\n', ['b'])).toThrow(
      'x.csv:3:3  b: must be a number ("x")\nx.csv:4:1  b: must be a number (no such cell in this line)',
    );
    expect(() => csv('a\n"1,000"\n"2,000"\n')).toThrow(
      'x.csv:2:1  a: must be a number ("1,000"), leave out thousands separators',
    );
    // Most of the first hundred cells say that it is a column of numbers.
    expect(() => csv(`a\n${'1\n'.repeat(100)}oops\n`)).toThrow('x.csv:102:1  a: must be a number ("oops")');
  });

  it('names what is not there', () => {
    expect(() => csv('tokens\n1\n', ['tokns'])).toThrow(
      'x.csv  tokns: no such column in x.csv ("tokns"), did you mean "tokens"?',
    );
    expect(() => csv('a,b\n1k,x\n2k,y\n')).toThrow('x.csv has no column of numbers (columns: a, b)');
  });
});

describe('times', () => {
  const times = (cells: readonly string[], name = 'when', time?: string) =>
    csv(`${name},n\n${cells.map((cell) => `${cell},1`).join('\n')}\n`, [], time).times;

  it.each([
    ['2023-11-16 18:17:03.9799600', Date.UTC(2023, 10, 16, 18, 17, 3) + 979.96],
    ['2023-11-16T18:17:03Z', Date.UTC(2023, 10, 16, 18, 17, 3)],
    ['2023-11-16T18:17:03+05:30', Date.UTC(2023, 10, 16, 12, 47, 3)],
    ['2023-11-16', Date.UTC(2023, 10, 16)],
  ])('finds %s', (cell, expected) => {
    expect(times([cell])!.values[0]).toBeCloseTo(expected, 3);
  });

  it.each([
    ['seconds', '1700158623', 1700158623000],
    ['seconds with decimals', '1700158623.25', 1700158623250],
    ['milliseconds', '1700158623250', 1700158623250],
  ])('takes %s since 1970 in a column that is called a time', (_, cell, expected) => {
    expect(times([cell], 'created_at')!.values).toEqual(Float64Array.of(expected));
    expect(times([cell], 'bytes')).toBeNull();
    expect(times([cell], 'bytes', 'bytes')!.values).toEqual(Float64Array.of(expected));
  });

  it('refuses days that there are not, and counts missing ones', () => {
    expect(() => times(['2023-02-28', '2023-02-31', '2023-03-01'])).toThrow(
      'x.csv:3:1  when: must be a time ("2023-02-31"), as in 2026',
    );
    expect(times(['2023-02-28', 'NA'])!.missing).toBe(1);
  });
});

describe('JSONL', () => {
  const text =
    '{"at":"2026-01-01T00:00:00Z","usage":{"in":10,"out":1},"cached":true,"m":"x"}\n\n{"at":null,"usage":{"in":20},"cached":false}\n';

  it('names fields by dots, takes flags as 0 and 1, and counts fields that are not there', () => {
    const log = jsonl(text);
    expect(log.columns).toEqual([
      { name: 'usage.in', values: Float64Array.of(10, 20), missing: 0 },
      { name: 'usage.out', values: Float64Array.of(1, Number.NaN), missing: 1 },
      { name: 'cached', values: Float64Array.of(1, 0), missing: 0 },
    ]);
    expect(log.times).toMatchObject({ name: 'at', missing: 1 });
  });

  it('names the line of what is wrong', () => {
    expect(() => jsonl('{"a":1}\n[2]\n')).toThrow(
      'x.jsonl:2:1  each line of a .jsonl file must be a JSON object (a list)',
    );
    expect(() => jsonl('{"a":1}\n{"a":"many"}\n', ['a'])).toThrow(
      'x.jsonl:2:1  a: must be a number ("many")',
    );
  });
});

describe('Parquet', () => {
  const parquet = async (bytes: Uint8Array, columns: readonly string[] = []) =>
    readLog(await parquetLog(bytes, 'x.parquet', {}), { columns });

  it('reads numbers, whole numbers, flags and times', async () => {
    const bytes = new Uint8Array(
      parquetWriteBuffer({
        columnData: [
          { name: 'at', data: [new Date(1e12), new Date(2e12)], type: 'TIMESTAMP' },
          { name: 'tokens', data: [10n, 20n], type: 'INT64' },
          { name: 'seconds', data: [0.5, null], type: 'DOUBLE' },
          { name: 'ok', data: [true, false], type: 'BOOLEAN' },
          { name: 'model', data: ['a', 'b'], type: 'STRING' },
        ],
      }),
    );
    const log = await parquet(bytes);
    expect(plain(log)).toEqual({ tokens: [10, 20], seconds: [0.5, Number.NaN], ok: [1, 0] });
    expect(log.columns[1]!.missing).toBe(1);
    expect(log.times!.values).toEqual(Float64Array.of(1e12, 2e12));
  });

  it('says what is no Parquet file, and which row is no number', async () => {
    await expect(parquet(new TextEncoder().encode('a,b\n1,2\n'))).rejects.toThrow(
      'x.parquet  must be a Parquet file that can be read',
    );
    const bytes = new Uint8Array(
      parquetWriteBuffer({ columnData: [{ name: 'a', data: ['1', 'x'], type: 'STRING' }] }),
    );
    await expect(parquet(bytes, ['a'])).rejects.toThrow('x.parquet  a, row 2: must be a number ("x")');
  });

  it('reads decimal numbers as the doubles nearest to them', async () => {
    const column = { converted_type: 'DECIMAL', precision: 9, repetition_type: 'REQUIRED' } as const;
    const bytes = new Uint8Array(
      parquetWriteBuffer({
        schema: [
          { name: 'root', num_children: 2 },
          { name: 'price', type: 'INT32', scale: 4, ...column },
          { name: 'of', num_children: 1, repetition_type: 'REQUIRED' },
          { name: 'part', type: 'INT64', scale: 5, ...column },
        ],
        columnData: [
          { name: 'price', data: [0.0003, -12.3457] },
          { name: 'of', data: [{ part: 0.00007 }, { part: 1.1 }] },
        ],
      }),
    );
    // By `10 ** -scale` the last bits are others, and not the same on every version of Node.
    expect(plain(await parquet(bytes))).toEqual({ price: [0.0003, -12.3457], 'of.part': [0.00007, 1.1] });
  });
});
