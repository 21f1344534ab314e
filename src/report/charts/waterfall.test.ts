import { describe, expect, it } from 'vitest';
import type { Bridge } from '../../analyses/bridge/result.ts';
import { expectDrawn } from './testing/expect-drawn.ts';
import { waterfall } from './waterfall.ts';

const part = (value: number) => ({ value, error: 0.02 });

const bridge: Bridge = {
  ...{
    output: 'cost',
    label: 'Cost',
    unit: 'USD/day',
    from: 3,
    to: 4,
    residual: 0,
    orders: 'every',
    draws: 1,
  },
  steps: [],
  groups: [
    { kind: 'volume', part: part(1.2) },
    { kind: 'price', part: part(-0.2) },
  ],
  withoutEffect: [],
};

const chartOf = (changed: Partial<Bridge>) =>
  waterfall({ ...bridge, ...changed }, 'bridge-1', ['May', 'June'])!;

describe('a waterfall', () => {
  it('shows both means and every kind of change', async () => {
    const chart = chartOf({});
    await expectDrawn(chart);
    expect(chart.title).toBe('Cost rises by 1 USD/day (33 % of what it was): volume +1.20, price −0.20');
    expect(chart.label).toBe('May: mean 3 USD/day. Volume +1.20, Price −0.20. June: mean 4 USD/day.');
    expect(chart.table.rows).toEqual([
      ['Volume', 1.2, 1.2, 0.02],
      ['Price', -0.2, -0.2, 0.02],
    ]);
  });

  it('says when its axis does not begin at 0, where bars from there would hide the change', async () => {
    const near = chartOf({ from: 100, to: 101 });
    await expectDrawn(near);
    expect(near.caption).toContain('The axis does not begin at 0');
    expect(chartOf({ from: 1, to: 2 }).caption).not.toContain('The axis');
  });

  it('is drawn below 0 as well, and not at all where nothing moves', async () => {
    await expectDrawn(chartOf({ from: -0.5, to: 0.5 }));
    expect(waterfall({ ...bridge, groups: [] }, 'a', ['May', 'June'])).toBeNull();
  });
});
