import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chunkDraws } from '../../plan/chunks.ts';
import { planOf } from '../../plan/testing/plan.ts';
import { scenarioOf, uniform } from '../../plan/testing/scenario.ts';
import { encodeSummary } from '../wire/wire.ts';
import { createEngine } from '../create-engine.ts';
import { drawPart, partLevel, partsOf, shardOf } from './tasks.ts';

const small = planOf(scenarioOf({ a: uniform(0, 1) }, { y: 'a' }), { draws: 64 });
const planWith = (chunks: number) => ({ ...small, drawsPerReplicate: chunks * chunkDraws });

/** Any number of shards, of a plan of up to 2^14 chunks a replicate. */
const divisions = fc.record({
  shards: fc.oneof(fc.integer({ min: 1, max: 300 }), fc.constantFrom(1, 16, 64, 1024)),
  plan: fc.nat(14).map((power) => planWith(2 ** power)),
});

describe('the parts of a plan', () => {
  it('hold every chunk of every replicate once, each in the shard that is said to have it', () => {
    fc.assert(
      fc.property(divisions, ({ shards, plan }) => {
        const divided = { ...plan, level: partLevel(plan, shards) };
        const of = Array.from({ length: shards }, (_, index) => partsOf(divided, shards, index));
        expect(of.flat()).toEqual(partsOf(divided));
        expect(of.flat()).toHaveLength((16 * plan.drawsPerReplicate) / chunkDraws / 2 ** divided.level);
        of.forEach((parts, index) => {
          for (const part of parts) expect(shardOf(divided, part, shards)).toBe(index);
        });
      }),
      { numRuns: 50 },
    );
  });

  it('give every shard about as much, where there are chunks enough', () => {
    fc.assert(
      fc.property(divisions, ({ shards, plan }) => {
        const divided = { ...plan, level: partLevel(plan, shards) };
        const counts = Array.from({ length: shards }, (_, index) => partsOf(divided, shards, index).length);
        fc.pre((16 * plan.drawsPerReplicate) / chunkDraws >= 8 * shards);
        expect(Math.max(...counts) / Math.min(...counts)).toBeLessThanOrEqual(1.25);
      }),
      { numRuns: 50 },
    );
  });

  it('are few files, and none takes a thread long', () => {
    // 2^34 draws of some 13 ns.
    const long = planWith(2 ** 30 / chunkDraws);
    expect(partsOf({ ...long, level: partLevel(long, 1) })).toHaveLength(16);
    // A hundred times as many.
    const longer = planWith(2 ** 37 / chunkDraws);
    const parts = partsOf({ ...longer, level: partLevel(longer, 1) });
    expect(parts.length).toBeGreaterThan(400);
    expect(parts.length).toBeLessThanOrEqual(4096);
  });

  it('have the same bits whether one worker draws them or several', async () => {
    const plan = planWith(8);
    const part = { replicate: 3, level: 3, index: 0 };
    const one = createEngine({ threads: 'never' });
    const summaries = await Promise.all(
      [one, { ...one, workers: 2 }, { ...one, workers: 5 }].map((engine) =>
        drawPart(engine, plan, part, new AbortController().signal),
      ),
    );
    const bytes = summaries.map((summary) => encodeSummary(summary!));
    expect(bytes[1]).toEqual(bytes[0]);
    expect(bytes[2]).toEqual(bytes[0]);
  });
});
