import { formatQuantity } from '../../notation/spoken-number.ts';

/**
 * A difference with the word for its side.
 * @example differenceWords(-318, 'USD/day') // => '318 USD/day less'
 */
export function differenceWords(value: number | null, unit: string, digits?: number): string {
  if (value === null) return 'an amount that does not settle';
  if (value === 0) return 'the same';
  return `${formatQuantity(Math.abs(value), unit, digits)} ${value < 0 ? 'less' : 'more'}`;
}
