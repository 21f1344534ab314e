import { type AcceleratorRow, accelerators, type TrendRow, trends } from './catalog.ts';
import type { Default } from './prices.ts';

/**
 * Defaults with the trend of their price, where the catalogue has one. Prices of a row of one's own, and of one's own list of
 * rents, are not the catalogue's and have none.
 */
export function withTrends(
  defaults: Readonly<Record<string, Default>>,
  accelerator: AcceleratorRow,
  hasOwnRents: boolean,
): Record<string, Default> {
  const found: Record<string, Default> = { ...defaults };
  for (const row of trends())
    for (const input of row.inputs) {
      const known = found[input];
      if (known === undefined || (input === 'gpu_price' && (hasOwnRents || !isFor(row, accelerator))))
        continue;
      found[input] = { ...known, trend: { notation: row.notation, source: row.source } };
    }
  return found;
}

/** Whether a trend is that of an accelerator's generation. */
function isFor({ launched_from = 0, launched_until = 9999 }: TrendRow, accelerator: AcceleratorRow): boolean {
  const year = Number(accelerator.launch.slice(0, 4));
  return accelerators().includes(accelerator) && year >= launched_from && year <= launched_until;
}
