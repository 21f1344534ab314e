import type { OutputResult } from '../outcome/result.ts';
import type { PairedOutput } from './result.ts';

/**
 * The median ratio to the base's output, where it says something: of an amount that may also be a loss, half of it is more, and a change
 * of sign is no multiple. Null elsewhere.
 */
export function tellingRatio(base: Pick<OutputResult, 'interval'>, { ratio }: PairedOutput): number | null {
  return (base.interval.low ?? 0) > 0 ? ratio.quantiles.p50.value : null;
}
