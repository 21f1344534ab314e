import { describe, expect, it } from 'vitest';
import { keyedOrders } from './keyed-orders.ts';

describe('keyed orders', () => {
  it('are permutations that depend on the seed and their number alone', () => {
    const orders = keyedOrders('a', 9, 5);
    for (const order of orders) expect([...order].sort()).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8]);
    expect(keyedOrders('a', 9, 3)).toEqual(orders.slice(0, 3));
    expect(keyedOrders('b', 9, 5)).not.toEqual(orders);
    expect(new Set(orders.map(String)).size).toBe(5);
  });

  it('are each as likely as another', () => {
    const seen = new Map<string, number>();
    for (const order of keyedOrders('each', 3, 600))
      seen.set(String(order), (seen.get(String(order)) ?? 0) + 1);
    expect(seen.size).toBe(6);
    // Chi-square with 5 degrees of freedom: above 33.1 once in 300,000.
    const square = [...seen.values()].reduce((sum, count) => sum + (count - 100) ** 2 / 100, 0);
    expect(square).toBeLessThan(33.1);
  });
});
