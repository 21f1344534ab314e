import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dependencyOrder } from './dependency-order.ts';

const order = (graph: Record<string, string[]>) => {
  const { ordered, cycles } = dependencyOrder(Object.entries(graph).map(([name, uses]) => ({ name, uses })));
  return { ordered: ordered.map(({ name }) => name), cycles };
};

describe('dependencyOrder', () => {
  it('puts each after what it needs and keeps the order otherwise', () => {
    expect(order({ a: ['c', 'input'], b: [], c: ['b'], d: ['a'] })).toEqual({
      ordered: ['b', 'c', 'a', 'd'],
      cycles: [],
    });
  });

  it('names whole cycles and leaves out what depends on them', () => {
    expect(order({ a: ['b'], b: ['c'], c: ['a'], d: ['a'], e: [], f: ['f'] })).toEqual({
      ordered: ['e'],
      cycles: [['a', 'b', 'c'], ['f']],
    });
  });

  it('takes chains of 100,000', () => {
    const items = Array.from({ length: 100_000 }, (_, i) => ({ name: `a${i}`, uses: [`a${i + 1}`] }));
    const { ordered } = dependencyOrder(items);
    expect(ordered).toHaveLength(100_000);
    expect(ordered[0]?.name).toBe('a99999');
  });

  it('orders any graph without cycles', () => {
    const graphs = fc.array(fc.array(fc.nat(20), { maxLength: 4 }), { maxLength: 20 });
    fc.assert(
      fc.property(graphs, (graph) => {
        const items = graph.map((uses, index) => ({
          name: `n${index}`,
          uses: uses.filter((used) => used > index).map((used) => `n${used}`),
        }));
        const { ordered, cycles } = dependencyOrder(items);
        expect(cycles).toEqual([]);
        const place = new Map(ordered.map(({ name }, index) => [name, index]));
        expect(place.size).toBe(items.length);
        for (const { name, uses } of items) {
          for (const used of uses) expect(place.get(used) ?? -1).toBeLessThan(place.get(name)!);
        }
      }),
    );
  });
});
