import { NotationError } from '../errors.ts';
import type { Span } from '../notation/tree.ts';

/** A formula that is computed from itself; `hint` is what to write instead. */
export function cycleError(names: readonly string[], at: Span, hint?: string): NotationError {
  return new NotationError('a formula needs its own result', at, [...names, names[0]].join(' -> '), hint);
}

/** How formulas over months may hang on themselves. */
export const cycleHint = {
  sameMonth: 'for the month before write previous(x, first)',
  allMonths:
    'total, at, average, highest, lowest and first_month need every month; previous and total_to_date only look back',
};
