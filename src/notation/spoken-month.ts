import { type CalendarMonth, parseMonth } from './calendar-month.ts';

const names = 'January February March April May June July August September October November December'.split(
  ' ',
);

/**
 * A month as people say it.
 * @example spokenMonth('2027-09') // => 'September 2027'
 */
export function spokenMonth(text: string): string {
  const month = monthOf(text);
  return `${names[month % 12]} ${Math.floor(month / 12)}`;
}

/**
 * A month as people say it where the year is known.
 * @example spokenMonthOfYear('2027-09') // => 'September'
 */
export function spokenMonthOfYear(text: string): string {
  return names[monthOf(text) % 12]!;
}

/**
 * A month with little room.
 * @example shortMonth('2027-09') // => 'Sep'
 */
export function shortMonth(text: string): string {
  return spokenMonthOfYear(text).slice(0, 3);
}

/**
 * A month and its year with little room.
 * @example shortMonthAndYear('2027-09') // => 'Sep 2027'
 */
export function shortMonthAndYear(text: string): string {
  return `${shortMonth(text)} ${text.slice(0, 4)}`;
}

/** @throws Error for what is no month: only months of our own making come here */
function monthOf(text: string): CalendarMonth {
  const month = parseMonth(text);
  if (month === null) throw new Error(`${text} is no month`);
  return month;
}
