import { isRate, totalUnit } from '../../units/rate.ts';
import type { Unit } from '../../units/unit.ts';
import type { Horizon } from './horizon.ts';

/**
 * What a Result says of a quantity over a horizon: a rate's total (but not a speed's), of what else differs by month the average, and of what is one
 * number for the whole horizon that number.
 */
export function comesTo(
  { name, unit }: { readonly name: string; readonly unit: Unit },
  { moving, whole, averaged }: Pick<Horizon, 'moving' | 'whole' | 'averaged'>,
): 'total' | 'average' | 'itself' {
  if (isRate(unit) && !whole.includes(name) && !averaged.includes(name)) return 'total';
  return moving.includes(name) ? 'average' : 'itself';
}

/** The unit of that. */
export function overallUnit(
  quantity: { readonly name: string; readonly unit: Unit },
  horizon: Pick<Horizon, 'moving' | 'whole' | 'averaged'> | null,
): Unit {
  return horizon !== null && comesTo(quantity, horizon) === 'total'
    ? totalUnit(quantity.unit)
    : quantity.unit;
}
