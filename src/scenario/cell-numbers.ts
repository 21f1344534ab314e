import type { Place, Problem } from '../errors.ts';
import { quoted } from '../notation/messages.ts';

/** A cell as a number, or null. Number() would also take an empty text, `0x10` and `Infinity`. */
export function numberOf(text: string): number | null {
  if (!/^[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d+)?$/.test(text)) return null;
  const value = Number(text);
  return Number.isFinite(value) ? value : null;
}

/** Whether a cell says that there is no value: empty, `NA`, `N/A`, `NaN`, `null` or `-`. */
export function isMissing(text: string): boolean {
  return /^(|-|n\/?a|nan|null)$/i.test(text);
}

/** What a cell holds in place of a number. */
export type NoNumber = Pick<Problem, 'rule' | 'found' | 'hint'>;

const grouped = /^[+-]?\d{1,3}([., '’_\u00a0\u202f]\d{3})+([.,]\d+)?$/;

/**
 * Reads the cells of one column. Where fields are separated by something else, a comma may be the decimal sign; that must
 * be plain from the column, as `1,500` alone may be 1.5 or 1500.
 */
export class CellNumbers {
  readonly #commas: boolean;
  #point = false;
  #comma: { readonly text: string; readonly place: () => Place } | null = null;
  #isPlain = false;

  /** @param commas whether a comma may be the decimal sign */
  constructor(commas: boolean) {
    this.#commas = commas;
  }

  /** The number of a trimmed cell, or what is wrong with it. */
  read(text: string, place: () => Place): number | NoNumber {
    const value = numberOf(text);
    if (value !== null) {
      this.#point ||= text.includes('.');
      return value;
    }
    const decimal =
      this.#commas && /^[+-]?\d*,\d+([eE][+-]?\d+)?$/.test(text) ? numberOf(text.replace(',', '.')) : null;
    if (decimal !== null) {
      this.#comma ??= { text, place };
      this.#isPlain ||= !/^[+-]?[1-9]\d{0,2},\d{3}$/.test(text);
      return decimal;
    }
    const rule = 'must be a number';
    const found = quoted(text);
    if (grouped.test(text)) return { rule, found, hint: 'leave out thousands separators, as in 1234' };
    if (/^[+-]?\d+,\d+$/.test(text)) return { rule, found, hint: 'write decimals with a point, as in 1.5' };
    return { rule, found };
  }

  /** What cannot be told although every cell is a number; null where there is nothing. */
  doubt(): (NoNumber & { readonly place: Place }) | null {
    if (this.#comma === null || (this.#isPlain && !this.#point)) return null;
    const { text, place } = this.#comma;
    return {
      place: place(),
      rule: this.#point
        ? 'decimals of a column must all have a comma, or all a point'
        : 'a comma could mean decimals or thousands here',
      found: quoted(text),
      hint: 'write decimals with a point, and leave out thousands separators',
    };
  }
}
