import { formatDrawShare } from '../../notation/spoken-number.ts';

/** Where a published value falls, in words. */
export function percentileWords(percentile: number): string {
  return `${formatDrawShare(percentile / 100)} ${percentile > 0 && percentile < 100 ? 'lie' : 'lies'} below it`;
}
