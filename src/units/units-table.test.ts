import { expect, it } from 'vitest';
import { unitWords } from './symbols.ts';
import { unitsTable } from './units-table.ts';

it('lists every unit word', () => {
  const table = unitsTable();
  expect(table.split('\n').slice(0, 3)).toEqual([
    '| measures | units |',
    '|---|---|',
    '| money | `USD` `EUR` `GBP` `CNY` `JPY` `INR` `KRW` `CHF` `CAD` `AUD` `BRL` |',
  ]);
  expect(table).toContain('| power | `W` `kW` `MW` `GW` `TW` |');
  for (const word of unitWords) expect(table).toContain(`\`${word}\``);
});
