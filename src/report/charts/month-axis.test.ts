import { describe, expect, it } from 'vitest';
import { monthText } from '../../notation/calendar-month.ts';
import { monthAxis } from './month-axis.ts';

const from = (year: number, month: number, count: number) =>
  Array.from({ length: count }, (_, index) => monthText(year * 12 + month - 1 + index));

describe('an axis of months', () => {
  it('has a label for every month of a year, and fewer that keep to quarters where it is longer', () => {
    expect(monthAxis(from(2027, 1, 12), { narrow: false }).axis.values).toHaveLength(12);
    // From February 2027: April, July, October, January, ...
    expect(monthAxis(from(2027, 2, 36), { narrow: false }).axis.values).toEqual([
      2, 5, 8, 11, 14, 17, 20, 23, 26, 29, 32, 35,
    ]);
    expect(monthAxis(from(2027, 2, 60), { narrow: true }).axis.values).toEqual([11, 23, 35, 47, 59]);
  });

  it('says the year below the first label of each', () => {
    const { labelExpr } = monthAxis(from(2027, 11, 4), { narrow: false }).axis;
    expect(labelExpr).toBe(
      "([['Nov','2027'],['Dec',''],['Jan','2028'],['Feb','']])[indexof([0,1,2,3], datum.value)]",
    );
  });

  it('has at most twelve labels, on a phone six, and at least one, whatever the months', () => {
    for (const start of [1, 2, 7, 12])
      for (let count = 1; count <= 60; count++)
        for (const narrow of [true, false]) {
          const { values } = monthAxis(from(2027, start, count), { narrow }).axis;
          expect(values.length).toBeGreaterThan(0);
          expect(values.length).toBeLessThanOrEqual(narrow ? 6 : 12);
        }
  });
});
