import { describe, expect, it } from 'vitest';
import { kernelOperations } from '../notation/operations/operations.ts';
import { Graph } from './graph.ts';

const spec = { family: 'normal', parameters: { mean: 0, sd: 1 } };

describe('Graph', () => {
  it('makes equal parts one node, whatever the order of commuting operands', () => {
    const graph = new Graph();
    const x = graph.random(0, spec, 1);
    const y = graph.random(1, spec, 1);
    expect(graph.random(0, { family: 'normal', parameters: { sd: 1, mean: 0 } }, 1)).toBe(x);
    expect(graph.operation('add', x, y)).toBe(graph.operation('add', y, x));
    expect(graph.operation('subtract', x, y)).not.toBe(graph.operation('subtract', y, x));
    expect(graph.random(0, spec, 2)).not.toBe(x);
  });

  it('computes constant parts by the operation table', () => {
    const graph = new Graph();
    const values = [0.3, -0, 2, Number.NaN];
    for (const { name, operands, value } of kernelOperations)
      for (const a of values)
        for (const b of values) {
          const nodes = [a, b, 0.7].slice(0, operands).map((known) => graph.constant(known));
          expect(graph.constantValue(graph.operation(name, ...nodes))).toBe(
            value(a, operands > 1 ? b : 0, operands > 2 ? 0.7 : 0),
          );
        }
  });

  it('tells 0 from -0', () => {
    const graph = new Graph();
    expect(graph.constant(0)).not.toBe(graph.constant(-0));
  });

  it('drops operations that change no bit, and keeps those that may', () => {
    const graph = new Graph();
    const x = graph.random(0, spec, 1);
    const [zero, one, two] = [0, 1, 2].map((value) => graph.constant(value)) as [number, number, number];
    expect(graph.operation('multiply', one, x)).toBe(x);
    expect(graph.operation('divide', x, one)).toBe(x);
    expect(graph.operation('subtract', x, zero)).toBe(x);
    expect(graph.operation('power', x, one)).toBe(x);
    expect(graph.operation('power', x, two)).toBe(graph.operation('multiply', x, x));
    expect(graph.operation('if', one, x, two)).toBe(x);
    // -0 + 0 is 0, and infinity * 0 is no number.
    expect(graph.operation('add', x, zero)).not.toBe(x);
    expect(graph.constantValue(graph.operation('multiply', x, zero))).toBeNull();
    expect(graph.constantValue(graph.operation('subtract', x, x))).toBeNull();
  });
});
