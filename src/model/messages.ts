import { NotationError } from '../errors.ts';
import type { Span } from '../notation/tree.ts';

/** A formula that is computed from itself. */
export function cycleError(names: readonly string[], at: Span): NotationError {
  return new NotationError('a formula needs its own result', at, [...names, names[0]].join(' -> '));
}
