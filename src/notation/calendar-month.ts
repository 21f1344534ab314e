/** A month of the calendar, as months since January of year 0. */
export type CalendarMonth = number;

const literal = /((?:19|20|21)\d\d)-(0[1-9]|1[0-2])(?![\d.])/y;

/** How long `2027-06` is. */
export const monthLength = 7;

/** The month that stands at an offset of a text, as in `2027-06`; null where there is none. */
export function monthAt(text: string, offset: number): CalendarMonth | null {
  literal.lastIndex = offset;
  const found = literal.exec(text);
  return found === null ? null : Number(found[1]) * 12 + Number(found[2]) - 1;
}

/** The month that a text is, and nothing else. */
export function parseMonth(text: string): CalendarMonth | null {
  return text.length === monthLength ? monthAt(text, 0) : null;
}

/** `2027-06`. */
export function monthText(month: CalendarMonth): string {
  return `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}`;
}

/** Days of a month in the Gregorian calendar. */
export function daysIn(month: CalendarMonth): number {
  const year = Math.floor(month / 12);
  const isLeap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  return [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month % 12]!;
}
