import { expect, it } from 'vitest';
import { evidenceOf, fleet, moved, seenOf, unexpected } from '../evidence/testing/evidence-of.ts';
import { evidenceSummary } from './evidence-summary.ts';

it('gives twenty observations, conflicts first, and the five inputs that moved most', () => {
  const agreeing = Array.from({ length: 24 }, () => fleet);
  const inputs = Object.fromEntries(['a', 'b', 'c', 'd', 'e', 'f'].map((name) => [name, moved]));
  const summary = evidenceSummary(evidenceOf([...agreeing, seenOf(), unexpected], { inputs }));
  const { quantity, month, text, place, conflict } = unexpected;
  expect(summary).toMatchObject({
    count: 26,
    conflicts: 1,
    effectiveDraws: 1530.4,
    smallestReplicate: 80.2,
    priorHeadline: { low: 20_000, high: 143_000 },
  });
  expect(summary.observations).toHaveLength(20);
  expect(summary.observations[0]).toEqual({ quantity, month, text, place, conflict });
  expect(summary.observations[1]!.quantity).toBe('gpus');
  const { posterior, narrowed } = moved;
  expect(summary.inputs.map(({ input }) => input)).toEqual(['a', 'b', 'c', 'd', 'e']);
  expect(summary.inputs[0]).toEqual({ input: 'a', posterior, moved: -1.5, narrowed });
  expect(JSON.stringify(summary).length).toBeLessThan(5000);
});
