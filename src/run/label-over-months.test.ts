import { expect, it } from 'vitest';
import { labelOfAverage, labelOfTotal } from './label-over-months.ts';

it.each([
  ['Daily cost', 'Cost over 12 months'],
  ['Daily cost of chat', 'Cost of chat over 12 months'],
  ['Carbon per day', 'Carbon over 12 months'],
  ['Embodied carbon per day of chat', 'Embodied carbon of chat over 12 months'],
  ['Cost per user per month', 'Cost per user over 12 months'],
  ['Queries a day', 'Queries over 12 months'],
  ['Queries of daily active users', 'Queries of daily active users over 12 months'],
  // What is per something else keeps it.
  ['Emissions per dayflower', 'Emissions per dayflower over 12 months'],
  ['API cost', 'API cost over 12 months'],
  ['Daily', 'Daily over 12 months'],
])('the total of %s is %s', (label, total) => expect(labelOfTotal(label, 12)).toBe(total));

it('counts one month as one', () => {
  expect(labelOfTotal('Daily cost', 1)).toBe('Cost over 1 month');
  expect(labelOfAverage('Utilization', 1)).toBe('Utilization, average of 1 month');
});
