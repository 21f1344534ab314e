import { describe, expect, it } from 'vitest';
import { addingUp } from './adding-up.ts';

describe('parts that are made to add up', () => {
  it('stay as they are where they do', () => {
    const replicates = [
      [1, 2],
      [3, 2],
    ];
    const { parts } = addingUp([2, 2], replicates, { value: 4, error: 1 });
    expect(parts.map(({ value }) => value)).toEqual([2, 2]);
    // All the error of the sum is the first part's; the second is the same in both replicates.
    expect(parts.map(({ error }) => error)).toEqual([1, 0]);
  });

  it('take what is missing as their errors go with that of the sum', () => {
    // Cov(part, sum) / Var(sum) of the replicates below: parts (0, 0), (2, 1), sums 0 and 3: 2/3 and 1/3.
    const replicates = [
      [0, 0],
      [2, 1],
    ];
    const { parts, shares } = addingUp([1, 0.5], replicates, { value: 3, error: 0 });
    expect(shares[0]).toBeCloseTo(2 / 3, 15);
    expect(parts[0]!.value).toBeCloseTo(2, 14);
    expect(parts[1]!.value).toBeCloseTo(1, 14);
    // The total is known exactly, and the parts are in proportion to it.
    for (const { error } of parts) expect(error).toBeCloseTo(0, 14);
  });

  it('are divided in proportion where replicates agree, and equally where all are 0', () => {
    const same = [
      [3, -1],
      [3, -1],
    ];
    expect(addingUp([3, -1], same, { value: 3, error: 0 }).parts.map(({ value }) => value)).toEqual([
      3.75, -0.75,
    ]);
    const nothing = [
      [0, 0],
      [0, 0],
    ];
    expect(addingUp([0, 0], nothing, { value: 3, error: 0 }).parts.map(({ value }) => value)).toEqual([
      1.5, 1.5,
    ]);
  });

  it('of nothing are none', () => {
    expect(addingUp([], [[], []], { value: 0, error: 0 }).parts).toEqual([]);
  });
});
