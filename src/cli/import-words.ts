import type { Fragment } from '../import/fragment.ts';
import { say } from './outlet.ts';

/** Says what is not known and what was left out, as lines on standard error. */
export function sayRest({ unknown, leftOut }: Pick<Fragment, 'unknown' | 'leftOut'>): void {
  for (const line of unknown) say(`not known: ${line}`);
  for (const line of leftOut) say(`left out: ${line}`);
}
