import { formatDrawShare } from '../../notation/spoken-number.ts';
import type { Doubling } from './result.ts';

/** The finding in a sentence. */
export function doublingWords({ probability }: Doubling): string {
  return `It is more than twice its median in ${formatDrawShare(probability)}.`;
}
