import { philoxDraw } from '../sampling/philox.ts';
import { streamKey } from '../sampling/seed.ts';

/** No input's name holds a blank. */
const stream = 'orders of a bridge';

/** Orders of `count` things, each order as likely as any other: `orders[k]` depends on the seed and k alone. */
export function keyedOrders(seed: string, count: number, orders: number): number[][] {
  return Array.from({ length: orders }, (_, number) => {
    const [key0, key1] = streamKey(seed, 'main', stream, number) as unknown as [number, number];
    const order = Array.from({ length: count }, (_, index) => index);
    // Fisher-Yates: the last of those left changes places with any of them.
    for (let last = count - 1; last > 0; last--) {
      const other = Math.floor((philoxDraw(last, key0, key1) / 2 ** 52) * (last + 1));
      [order[last], order[other]] = [order[other]!, order[last]!];
    }
    return order;
  });
}
