import { describe, expect, it } from 'vitest';
import { goalName } from './words.ts';

const labels = {
  outputs: { daily_cost: { label: 'Cost over 12 months' } } as never,
  model: { daily_cost: { label: 'Daily cost' }, over: { label: 'Over budget' } } as never,
};

describe('a goal over months in words', () => {
  it.each([
    ['over > 2027-09 with 90%', 'Over budget after 2027-09'],
    ['over>=2027-09', 'Over budget in or after 2027-09'],
    ['2027-09 < over with 90%', 'Over budget after 2027-09'],
    ['2027-09 == over', 'Over budget in 2027-09'],
    ['over != 2027-09', 'Over budget not in 2027-09'],
    ['daily_cost <= 4k USD/day in every month with 80%', 'Daily cost at most 4k USD/day in every month'],
    ['gpus < 100 in any month', 'GPUs below 100 in any month'],
    ['total(daily_cost) <= 1M USD with 90%', 'Cost over 12 months at most 1M USD'],
    // Of what is no output, as in a break-even, the label is that of a month.
    ['total(gpu_cost) <= 1M USD', 'Total of GPU cost at most 1M USD'],
    // What is no such form stays as it is written.
    ['total(daily_cost, 2027-01, 2027-03) <= 1M USD', 'total(daily_cost, 2027-01, 2027-03) <= 1M USD'],
    ['2 * daily_cost <= 4k USD/day in every month', '2 * daily_cost <= 4k USD/day in every month'],
    ['daily_cost <= 2 * budget in every month', 'daily_cost <= 2 * budget in every month'],
  ])('%s', (text, words) => expect(goalName({ text, threshold: null }, labels)).toBe(words));
});
