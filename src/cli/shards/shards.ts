import type { Words } from '../command.ts';
import { type Step, stepOf } from './steps.ts';

const work: Readonly<Record<Step, () => Promise<(words: Words) => Promise<number>>>> = {
  plan: async () => (await import('./plan-shards.ts')).planShards,
  run: async () => (await import('./run-shard.ts')).runShards,
  merge: async () => (await import('./merge-shards.ts')).mergeShards,
};

/** `costcone shards plan|run|merge`: draws of one run, made by any number of processes that share a folder. */
export async function shards(words: Words): Promise<number> {
  const step = await work[stepOf(words)]();
  return step(words);
}
