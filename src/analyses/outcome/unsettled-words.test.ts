import { expect, it } from 'vitest';
import type { Unsettled } from './unsettled.ts';
import { unsettledWarnings } from './unsettled-words.ts';

const why = (change: Partial<Unsettled>): Unsettled => ({
  unknown: 'sd',
  outermost: 100,
  draws: 1_048_576,
  carried: null,
  exact: null,
  ...change,
});

it('says of a mean that does not settle who carries it, and what stands in its place', () => {
  const words = (change: Partial<Unsettled>) =>
    unsettledWarnings([['daily_cost', why({ unknown: 'mean', ...change })]]);
  const tail = 'daily cost: a tail is so heavy that neither the mean nor the standard deviation settles';
  const rest = 'use the median and percentiles, variance shares are left out';
  expect(words({})).toEqual([`${tail}; ${rest}`]);
  expect(words({ carried: 0.7654 })).toEqual([
    `${tail}, as 100 of 1,048,576 draws carry 77 % of the mean; ${rest}`,
  ]);
  expect(words({ exact: { mean: 1, sd: null } })).toEqual([
    `${tail}; the mean given is that of the distribution; ${rest}`,
  ]);
  expect(words({ exact: { mean: 1, sd: 2 } })).toEqual([
    `${tail}; those given are the distribution’s own; ${rest}`,
  ]);
  expect(words({ exact: { mean: null, sd: null } })).toEqual([`${tail}; ${rest}`]);
});

it('tells outputs of the same reason together', () => {
  expect(
    unsettledWarnings([
      ['a', why({})],
      ['b', why({ unknown: 'rare' })],
      ['c', why({ exact: { mean: 1, sd: null } })],
      ['d', why({ exact: { mean: 1, sd: 2 } })],
    ]),
  ).toEqual([
    'a, c: a tail is so heavy that the standard deviation does not settle; use percentiles, variance shares are left out',
    'd: a tail is so heavy that the standard deviation of the draws does not settle; the one given is the distribution’s own, variance shares are left out',
    'b: a few rare draws decide the standard deviation, which is not known to within a tenth: run more draws; variance shares are left out',
  ]);
  expect(unsettledWarnings([])).toEqual([]);
});
