import fc from 'fast-check';
import { gzipSync } from 'fflate';
import { parquetWriteBuffer } from 'hyparquet-writer';
import { describe, expect, it } from 'vitest';
import { memorySource } from '../testing/memory-source.ts';
import { CellTimes } from './cell-time.ts';
import { csvRecords, fieldsOf } from './csv-records.ts';
import { jsonItems } from './json-items.ts';
import { openTable } from './open-table.ts';
import { isoTime } from '../../fit/log/timestamps.ts';

/** A text in pieces of a length. */
function* cut(text: string, length: number) {
  for (let at = 0; at < text.length; at += length) yield text.slice(at, at + length);
}

async function rowsOf(content: string | Uint8Array, columns: readonly string[]) {
  const table = await openTable(memorySource(content, 'x'), {});
  const rows: (readonly unknown[])[] = [];
  for await (const batch of table.rows(columns)) rows.push(...batch.map(({ cells }) => cells));
  return { table, rows };
}

describe('CSV records', () => {
  const cell = fc.string({ unit: fc.constantFrom('a', ' ', ',', '"', '\n', '1') });

  it('are those that were written, wherever pieces end', () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 6 }),
        fc.integer({ min: 1, max: 7 }),
        (rows, length) => {
          const text = rows
            .map((row) => row.map((one) => `"${one.replaceAll('"', '""')}"`).join(','))
            .join('\r\n');
          const read = [...csvRecords(cut(text, length), ',', 'x')].map((record) => fieldsOf(record, ','));
          expect(read).toEqual(rows);
        },
      ),
    );
  });

  it('keep a quote that stands inside a field, and know their lines', () => {
    const records = [...csvRecords(['a,5" b\n"x\ny",2\n\nc,3'], ',', 'x')];
    expect(records.map(({ line }) => line)).toEqual([1, 2, 5]);
    expect(records.map((record) => fieldsOf(record, ','))).toEqual([
      ['a', '5" b'],
      ['x\ny', '2'],
      ['c', '3'],
    ]);
  });

  it('take spaces behind a quoted field', () => {
    const records = [...csvRecords(cut('"x"  ,1\n2,"y" ', 1), ',', 'x')];
    expect(records.map((record) => fieldsOf(record, ','))).toEqual([
      ['x', '1'],
      ['2', 'y'],
    ]);
  });

  it.each([1, 3, 99])('refuse a field that goes on behind its quotes, in pieces of %d', (length) => {
    // Without the refusal the second and third line were one record.
    expect(() => [...csvRecords(cut('a,b\n"x,1\n"y",2\n', length), ',', 'x')]).toThrow(
      'x:2:1  after a quoted field must come a separator or the end of the line, inside quotes write a quote twice: ""',
    );
  });

  it('refuse a quote that is not closed', () => {
    expect(() => [...csvRecords(['a\n"b\nc'], ',', 'x')]).toThrow(
      'x:2:1  a quoted field must end with a quote',
    );
  });
});

describe('JSON items', () => {
  const text = fc.string({ unit: fc.constantFrom('a', '"', '\\', '{', '[', '}', ']', '\n', ',') });
  const object = fc.dictionary(
    text,
    fc.oneof(text, fc.integer(), fc.array(fc.dictionary(text, fc.integer()))),
  );

  it.each([
    [
      'one after the other',
      (values: readonly unknown[]) => values.map((value) => JSON.stringify(value)).join('\n'),
    ],
    [
      'one after the other over many lines',
      (values: readonly unknown[]) => values.map((value) => JSON.stringify(value, null, 1)).join('\n'),
    ],
    ['as a list', (values: readonly unknown[]) => JSON.stringify(values, null, 2)],
  ])('are those that were written, %s, wherever pieces end', (_, written) => {
    fc.assert(
      fc.property(fc.array(object, { maxLength: 4 }), fc.integer({ min: 1, max: 9 }), (values, length) => {
        expect([...jsonItems(cut(written(values), length), 'x')].map(({ value }) => value)).toEqual(values);
      }),
    );
  });

  it('looks through each piece of one long value once', () => {
    const timeOf = (count: number): number => {
      const piece = '{"a": "some text of a span", "b": [1, 2]},'.repeat(100);
      const pieces = ['{"all": [', ...new Array<string>(count).fill(piece), '1]}'];
      const begun = performance.now();
      expect([...jsonItems(pieces, 'x')]).toHaveLength(1);
      return performance.now() - begun;
    };
    timeOf(100);
    // Eight times as long takes about eight times as long; with the square of it 64 times.
    expect(timeOf(1600)).toBeLessThan(30 * Math.max(timeOf(200), 2));
  });

  it('says the line on which a value begins, whatever the pieces', () => {
    const text = '\n{"a":\n1}\n\n{"b": "x\\\\"}\n{"c":\n\n[1,\n2]}';
    for (const length of [1, 2, 3, 7, 100])
      expect([...jsonItems(cut(text, length), 'x')].map(({ line }) => line)).toEqual([2, 5, 6]);
    expect(() => [...jsonItems(cut(`${text}\n{"d":\n`, 3), 'x')]).toThrow(
      'x:10:1  must be JSON: the file ends',
    );
  });

  it('know their lines, and read what Python writes', () => {
    const found = [...jsonItems(['{"a": NaN}\n\n{"a": "NaN", "b": -Infinity}'], 'x')];
    expect(found).toEqual([
      { value: { a: null }, line: 1 },
      { value: { a: 'NaN', b: null }, line: 3 },
    ]);
  });

  it.each([
    ['{"a": 1}\n{"a": }', 'x:2:1  must be JSON'],
    ['[{"a": 1},\n{"a": 2', 'x:2:1  must be JSON: the file ends within a value'],
  ])('refuse %j', (text, message) => {
    expect(() => [...jsonItems([text], 'x')]).toThrow(message);
  });
});

describe('tables', () => {
  it('of JSON have fields inside fields, and names with dots', async () => {
    const { table, rows } = await rowsOf('[{"a": {"b": 1}, "c.d": 2}, {"a": {"b": 3}}]', ['a.b', 'c.d', 'a']);
    expect(table.names).toEqual(['a', 'a.b', 'c.d']);
    expect(rows).toEqual([
      [1, 2, { b: 1 }],
      [3, null, { b: 3 }],
    ]);
  });

  it('of JSON have fields whose names with dots stand inside fields', async () => {
    const { rows } = await rowsOf(
      '[{"a": {"b.c": {"d": 1}}}, {"a": {"b": {"c.d": 2}}}, {"a.b": {"c": {"d": 3}}}]',
      ['a.b.c.d'],
    );
    expect(rows).toEqual([[1], [2], [3]]);
  });

  it('of pages have the rows of their data, and of buckets those of their results', async () => {
    const { rows } = await rowsOf(
      '{"has_more": false, "data": [{"start": 1, "results": [{"n": 2}, {"n": 3}]}, {"start": 4, "results": []}]}',
      ['start', 'n', 'has_more'],
    );
    expect(rows).toEqual([
      [1, 2, false],
      [1, 3, false],
    ]);
  });

  it('of Parquet have fields inside fields and decimals that are exact', async () => {
    const bytes = parquetWriteBuffer({
      columnData: [
        { name: 'cost', data: [0.07, 1.1, 2.2] },
        { name: 'name', data: ['a', ' b ', null], type: 'STRING', nullable: true },
      ],
      rowGroupSize: 2,
    });
    const { rows } = await rowsOf(new Uint8Array(bytes), ['name', 'cost']);
    expect(rows).toEqual([
      ['a', 0.07],
      ['b', 1.1],
      [null, 2.2],
    ]);
  });

  it('of packed text are whole, or refused', async () => {
    const packed = gzipSync(
      new TextEncoder().encode(`n\n${Array.from({ length: 20_000 }, (_, n) => n).join('\n')}`),
    );
    expect((await rowsOf(packed, ['n'])).rows).toHaveLength(20_000);
    // fflate alone takes some of these for whole files.
    for (const missing of [1, 8, 100, 1000, 5000])
      await expect(rowsOf(packed.subarray(0, -missing), ['n'])).rejects.toThrow('unpacked to its end');
  });

  it.each([2, 3])('of %d packed files one after the other are those of all', async (count) => {
    const parts = Array.from({ length: count }, (_, part) =>
      gzipSync(new TextEncoder().encode(`n${part}\n1\n`)),
    );
    const { table, rows } = await rowsOf(Uint8Array.from(parts.flatMap((part) => [...part])), ['n0']);
    expect(table.names).toEqual(['n0']);
    expect(rows).toHaveLength(2 * count - 1);
  });

  it.each([
    [new Uint8Array([0xff, 0xfe, 65, 0]), 'x  must be UTF-8 text (UTF-16), save it as UTF-8'],
    [new Uint8Array([65, 0xc3, 0x28]), 'x  must be UTF-8 text'],
    [new Uint8Array([65, 0, 66]), 'x  must be UTF-8 text (a binary file)'],
    [new Uint8Array([0x1f, 0x8b, 8, 0, 1, 2]), 'x  must be a gzip file that can be unpacked to its end'],
    [new TextEncoder().encode('PAR1 and no more'), 'x  must be a Parquet file that can be read'],
  ])('refuse bytes that are none', async (bytes, message) => {
    await expect(rowsOf(bytes, [])).rejects.toThrow(message);
  });
});

describe('times', () => {
  it.each([
    ['2026-10-01 08:30:00', '2026-10-01T08:30:00', false],
    ['2026-10-01T08:30:00.25Z', '2026-10-01T08:30:00.25Z', true],
    ['2026-10-01T08:30:00+02:00', '2026-10-01T08:30:00+02:00', true],
    ['2026-10-01 08:30:00.009930-05:30', '2026-10-01T08:30:00.00993-05:30', true],
    ['2026-10-01T08:30:00+0200', '2026-10-01T08:30:00+02:00', true],
    ['2026-10-01T08:30:00+02', '2026-10-01T08:30:00+02:00', true],
    ['2026-10-01', '2026-10-01', false],
    ['2026-10-01 08:30:00 UTC', '2026-10-01T08:30:00Z', true],
    ['1790843400', '2026-10-01T08:30:00Z', true],
  ])('of %j', (text, same, hasZone) => {
    // Twice: the second time the day is known.
    const times = new CellTimes();
    for (const _ of [1, 2]) expect(times.read(text)).toEqual({ ms: isoTime(same), hasZone });
  });

  it.each([
    '2026-02-30 08:30:00',
    '2026-10-01 24:30:00',
    '2026-10-01 08:60:00',
    '10/01/2026 08:30',
    'noon',
    '',
  ])('none of %j', (text) => {
    expect(new CellTimes().read(text)).toBeNull();
  });
});
