import { expect, it } from 'vitest';
import { unitWords } from './symbols.ts';
import { unitsTable } from './units-table.ts';

it('lists every unit word', () => {
  const table = unitsTable();
  expect(table.split('\n').slice(0, 3)).toEqual(['| measures | units |', '|---|---|', '| money | `USD` |']);
  expect(table).toContain('| power | `W` `kW` `MW` `GW` `TW` |');
  for (const word of unitWords) expect(table).toContain(`\`${word}\``);
});
