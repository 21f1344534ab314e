import { describe, expect, it } from 'vitest';
import { chunkAt, chunksPerReplicate } from './chunks.ts';

describe('chunks', () => {
  it('is one short chunk where the replicate is short', () => {
    expect(chunksPerReplicate({ drawsPerReplicate: 4096 })).toBe(1);
    expect(chunkAt({ drawsPerReplicate: 4096 }, 3)).toEqual({
      index: 3,
      replicate: 3,
      first: 0,
      count: 4096,
    });
  });

  it('goes through each replicate in order', () => {
    const plan = { drawsPerReplicate: 2 ** 18 };
    expect(chunksPerReplicate(plan)).toBe(16);
    expect(chunkAt(plan, 18)).toEqual({ index: 18, replicate: 1, first: 2 * 16_384, count: 16_384 });
  });

  it('reaches the last draws of the largest run exactly', () => {
    const plan = { drawsPerReplicate: 2 ** 36 };
    expect(chunkAt(plan, 2 ** 26 - 1)).toMatchObject({ replicate: 15, first: 2 ** 36 - 16_384 });
  });
});
