import { describe, expect, it } from 'vitest';
import { periodOf } from '../check/row-dates.ts';
import { kindNames } from '../kinds.ts';
import { listCatalog } from '../list-catalog.ts';
import { alignedColumns } from './aligned-columns.ts';
import { showRow } from './show-row.ts';

describe('alignedColumns', () => {
  it('ends figures below each other and begins words below each other', () => {
    const rows = [
      ['a100', '312', '-'],
      ['h100-sxm', '1979.5', '2.29-6.16'],
    ];
    expect(alignedColumns([{ head: 'id' }, { head: 'bf16' }, { head: 'USD' }], rows)).toBe(
      ['id          bf16        USD', 'a100         312          -', 'h100-sxm  1979.5  2.29-6.16'].join(
        '\n',
      ),
    );
  });

  it('cuts what may be cut, the widest first, until a line has 100 characters', () => {
    const [long, longer] = ['m'.repeat(50), 'n'.repeat(80)];
    const [head, line] = alignedColumns(
      [{ head: 'id' }, { head: 'what', cut: true }, { head: 'why', cut: true }],
      [['x'.repeat(20), long, longer]],
    ).split('\n');
    expect(head!.startsWith('id')).toBe(true);
    expect(line).toHaveLength(100);
    expect(line).toBe(`${'x'.repeat(20)}  ${'m'.repeat(37)}…  ${'n'.repeat(37)}…`);
  });

  it('leaves a column that may not be cut whole', () => {
    expect(alignedColumns([{ head: 'id' }], [['x'.repeat(120)]])).toContain('x'.repeat(120));
  });
});

describe('listings', () => {
  it.each([...kindNames])('%s fit a line of 100 characters', (kind) => {
    for (const line of listCatalog(kind).table.split('\n')) expect(line.length).toBeLessThanOrEqual(100);
  });

  it.each(['models', 'api-prices', 'workloads'])('%s begin with the newest', (kind) => {
    const rows = listCatalog(kind).data as readonly { readonly id: string; readonly date: string }[];
    const lines = listCatalog(kind).table.split('\n').slice(1);
    const months = lines.map(
      (line) => periodOf(rows.find(({ id }) => line.startsWith(`${id} `))!.date)!.last,
    );
    expect(months).toEqual([...months].sort((a, b) => b - a));
  });

  it('keep accelerators of a maker together', () => {
    const rows = listCatalog('accelerators').data as readonly { id: string; name: string }[];
    const lines = listCatalog('accelerators').table.split('\n').slice(1);
    const makers = lines.map((line) => rows.find(({ id }) => line.startsWith(`${id} `))!.name.split(' ')[0]);
    const changes = makers.filter((maker, index) => maker !== makers[index - 1]);
    expect(changes).toEqual([...new Set(makers)]);
  });

  it('begin with the kinds, and say how to go on', () => {
    expect(listCatalog().note).toContain('costcone catalog search llama 70b');
  });

  it('say where a row of another kind is', () => {
    expect(() => listCatalog('h100-sxm')).toThrow(
      'no kind "h100-sxm"; there is `costcone catalog accelerators h100-sxm`',
    );
    expect(() => listCatalog('accelerators', 'llama3.1-8b')).toThrow(
      '"llama3.1-8b", which is a language model, not an accelerator; `costcone catalog models llama3.1-8b` shows it',
    );
  });
});

describe('showRow', () => {
  it('indents what is inside, and puts plain items on a line', () => {
    const row = {
      id: 'x',
      power: null,
      links: { domain: 8 },
      rent: [{ year: 2026, low: 1 }],
      tags: ['a', 'b'],
      states: [],
      deep: [{ name: 'n', parts: [1, 2] }],
    };
    expect(showRow(row).split('\n')).toEqual([
      'id: x',
      'power: none',
      'links:',
      '  domain: 8',
      'rent:',
      '  - year 2026, low 1',
      'tags:',
      '  - a',
      '  - b',
      'states: none',
      'deep:',
      '  - name: n',
      '    parts:',
      '      - 1',
      '      - 2',
    ]);
  });
});
