import type { Scenario } from '../../scenario/scenario.ts';
import type { SeenValue } from '../evidence/result.ts';
import { seenQuantity } from '../seen-value.ts';

/**
 * What was observed of a quantity, by month of the horizon, in the quantity's unit; of several observations of one month the
 * one with the smallest error. Months outside the horizon are left out: a scenario that extends another may begin later.
 */
export function actualsOf({ evidence, horizon, quantities, inputs }: Scenario, name: string) {
  const found = new Map<number, SeenValue>();
  const unit = [...quantities, ...inputs].find((known) => known.name === name)?.unit;
  if (evidence === null || horizon === null || unit === undefined) return found;
  for (const { quantity, month, likelihood, less, money } of evidence.observations) {
    if (quantity !== name || month === null) continue;
    const at = month - horizon.from;
    if (at < 0 || at >= horizon.months) continue;
    const factor = unit.factor / (money?.middle ?? 1);
    const seen = seenQuantity({ likelihood, factor, ...(less === undefined ? {} : { less }) });
    const known = found.get(at);
    if (known === undefined || seen.high - seen.low < known.high - known.low) found.set(at, seen);
  }
  return found;
}
