import { grouped } from '../notation/grouped.ts';
import { UsageError } from '../errors.ts';
import type { Design } from './plan.ts';

/** Most draws of a monte-carlo run, all replicates together. */
export const mostDraws = 2 ** 40;
/** Most draws of a replicate of the other designs, whose points have 32 bits. */
const mostNetDraws = 2 ** 32;

/**
 * Draws of each replicate: the smallest power of two, at least 2, with which all replicates together reach `draws`.
 *
 * @throws UsageError beyond the design's limit.
 */
export function replicateDraws(draws: number, design: Design, replicates: number): number {
  let each = 2;
  while (each * replicates < draws) each *= 2;
  if (design === 'monte-carlo' && each * replicates > mostDraws)
    throw new UsageError(`monte-carlo serves at most 2^40 draws (${grouped(draws)} asked for)`);
  if (design !== 'monte-carlo' && each > mostNetDraws)
    throw new UsageError(
      `${design} serves at most 2^32 draws a replicate, ${grouped(mostNetDraws * replicates)} in all (${grouped(draws)} asked for): ` +
        'use --design monte-carlo',
    );
  return each;
}
