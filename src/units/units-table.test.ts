import { expect, it } from 'vitest';
import { unitWords } from './symbols.ts';
import { unitsTable } from './units-table.ts';

it('lists every unit word', () => {
  const table = unitsTable();
  expect(table).toContain('| power | `W` `kW` `MW` `GW` `TW` |');
  for (const word of unitWords) expect(table).toContain(`\`${word}\``);
});
