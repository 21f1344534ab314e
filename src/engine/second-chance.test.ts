import { describe, expect, it } from 'vitest';
import { ModelError } from '../errors.ts';
import { chunkDraws } from '../plan/chunks.ts';
import { planOf } from '../plan/testing/plan.ts';
import { scenarioOf, uniform } from '../plan/testing/scenario.ts';
import type { Subtree } from './executor.ts';
import { WorkerDeath, withSecondChance } from './second-chance.ts';
import { referenceEngine } from './testing/engines.ts';

const plan = planOf(scenarioOf({ share: uniform(0, 1) }, { y: 'share' }), {
  draws: 16 * 4 * chunkDraws,
  design: 'monte-carlo',
});
const whole: Subtree = { replicate: 2, level: 2, index: 0 };
const never = new AbortController().signal;

/** Attempts of which some end as told; the others are worked on. */
function attempts(end: (subtree: Subtree, attempt: number) => void) {
  const engine = referenceEngine();
  const made: Subtree[] = [];
  const attempt = async (subtree: Subtree) => {
    made.push(subtree);
    end(subtree, made.length);
    return engine.execute(plan, subtree, never);
  };
  return { made, attempt };
}

describe('a second chance', () => {
  it('tries the chunks of a task again one by one, and gives the same', async () => {
    const { made, attempt } = attempts((_, count) => {
      if (count === 1) throw new WorkerDeath('gone');
    });
    const expected = await referenceEngine().execute(plan, whole, never);
    expect(await withSecondChance(plan, whole, attempt)).toEqual(expected);
    expect(made.map(({ level, index }) => `${level} ${index}`)).toEqual(['2 0', '0 0', '0 1', '0 2', '0 3']);
  });

  it('names the chunk at which a second worker died', async () => {
    const { attempt } = attempts(({ level, index }) => {
      if (level > 0 || index === 3) throw new WorkerDeath('gone');
    });
    await expect(withSecondChance(plan, whole, attempt)).rejects.toThrow(
      new ModelError(
        `two workers died on the same draws (replicate 3, draws ${3 * chunkDraws + 1} to ${4 * chunkDraws}): gone`,
      ),
    );
  });

  it('does not try a mistake again', async () => {
    const { made, attempt } = attempts(() => {
      throw new RangeError('a mistake');
    });
    await expect(withSecondChance(plan, whole, attempt)).rejects.toThrow(new RangeError('a mistake'));
    expect(made).toHaveLength(1);
  });

  it('is given up when it is stopped', async () => {
    const { made, attempt } = attempts((_, count) => {
      if (count === 1) throw new WorkerDeath('gone');
    });
    const stopped = async (subtree: Subtree) => (subtree.index === 1 ? null : attempt(subtree));
    expect(await withSecondChance(plan, whole, stopped)).toBeNull();
    expect(made).toHaveLength(2);
  });
});
