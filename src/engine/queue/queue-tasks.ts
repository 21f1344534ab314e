import { binaryExponent } from '../../elementary/elementary.ts';
import { chunksPerReplicate } from '../../plan/chunks.ts';
import type { Plan } from '../../plan/plan.ts';
import type { Subtree } from '../executor.ts';
import { drawCostNs } from '../run-cost.ts';

/** A task takes this long at most: so much is lost with a worker, and progress moves. */
const mostNs = 20e9;
/** A task that is halved again should take this long at least: each one sends its histograms, of up to a few megabytes. */
const leastNs = 0.5e9;
/** Tasks a worker, where they are long enough: so many that workers end at nearly the same time. */
const tasksEach = 4;

/**
 * Few, large tasks: a replicate each, or as many halves of one as give every worker something to do. Their size follows
 * from the workers; the result does not.
 */
export function* queueTasks(plan: Plan, workers: number): Generator<Subtree> {
  const chunks = chunksPerReplicate(plan);
  let parts = 1;
  const partNs = () => (drawCostNs(plan, 'wasm') * plan.drawsPerReplicate) / parts;
  const tasks = () => plan.replicates * parts;
  while (
    parts < chunks &&
    (tasks() < workers || partNs() > mostNs || (tasks() < tasksEach * workers && partNs() > 2 * leastNs))
  )
    parts *= 2;
  const level = binaryExponent(chunks / parts);
  for (let replicate = 0; replicate < plan.replicates; replicate++)
    for (let index = 0; index < parts; index++) yield { replicate, level, index };
}
