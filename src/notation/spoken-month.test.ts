import { expect, it } from 'vitest';
import { shortMonth, shortMonthAndYear, spokenMonth, spokenMonthOfYear } from './spoken-month.ts';

it.each([
  ['2027-01', 'January 2027', 'Jan'],
  ['1999-12', 'December 1999', 'Dec'],
  ['2027-05', 'May 2027', 'May'],
])('%s is %s', (text, spoken, short) => {
  expect(spokenMonth(text)).toBe(spoken);
  expect(spokenMonthOfYear(text)).toBe(spoken.split(' ')[0]);
  expect(shortMonth(text)).toBe(short);
  expect(shortMonthAndYear(text)).toBe(`${short} ${text.slice(0, 4)}`);
});

it('refuses what is no month: a bug of ours', () => {
  expect(() => spokenMonth('2027-13')).toThrow('2027-13 is no month');
});
