import { describe, expect, it } from 'vitest';
import { daysIn, monthAt, monthText, parseMonth } from './calendar-month.ts';

describe('months of the calendar', () => {
  it.each(['1900-01', '1999-12', '2027-06', '2199-12'])('%s is written as it is read', (text) =>
    expect(monthText(parseMonth(text)!)).toBe(text),
  );

  it.each([
    '2027-13',
    '2027-00',
    '2027-6',
    '27-06',
    '1899-12',
    '2200-01',
    '2027-06-15',
    '2027-061',
    ' 2027-06',
    '2027–06',
  ])('%s is none', (text) => expect(parseMonth(text)).toBeNull());

  it('stand in a text', () => {
    expect(monthAt('at(x, 2027-06)', 6)).toBe(2027 * 12 + 5);
    expect(monthAt('at(x, 2027-06)', 5)).toBeNull();
    expect(monthAt('2027-06.5', 0)).toBeNull();
  });

  // The Gregorian rule: 2028 and 2000 have a 29 February, 2027, 1900 and 2100 have none.
  it.each([
    ['2027-02', 28],
    ['2028-02', 29],
    ['2000-02', 29],
    ['1900-02', 28],
    ['2100-02', 28],
    ['2027-04', 30],
    ['2027-12', 31],
  ])('%s has %d days', (text, days) => expect(daysIn(parseMonth(text)!)).toBe(days));
});
