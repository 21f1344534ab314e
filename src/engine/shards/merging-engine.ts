import type { Plan } from '../../plan/plan.ts';
import type { Engine } from '../executor.ts';
import { drawCostNs } from '../run-cost.ts';
import { subtreesOf } from '../subtree.ts';
import { encodePlan } from '../wire/wire.ts';
import type { Manifest, PlannedDraws } from './manifest.ts';
import type { ShardFolder } from './shard-folder.ts';
import { partLevel, partsOf, shardOf } from './tasks.ts';
import { Undrawn } from './undrawn.ts';

/** Most draws that are made while merging where no shard has them: what a run draws beside its main draws is less. */
const mostDrawsHere = 2 ** 22;

/** Shards that have parts missing, or damaged, ascending. */
export function missingShards(folder: ShardFolder, { plans, shards }: Manifest): readonly number[] {
  const missing = new Set<number>();
  for (const planned of plans) {
    const plan = folder.plan(planned.hash);
    for (const part of partsOf(planned))
      if (folder.part(planned, part, plan) === null) missing.add(shardOf(planned, part, shards));
  }
  return [...missing].sort((a, b) => a - b);
}

/** An engine that reads what shards have drawn; what a run draws beside that, `local` draws. */
export function mergingEngine(folder: ShardFolder, manifest: Manifest, local: Engine): Engine {
  const known = new WeakMap<Plan, PlannedDraws | null>();
  const plannedAs = (plan: Plan): PlannedDraws | null => {
    let found = known.get(plan);
    if (found === undefined) {
      const { hash } = encodePlan(plan);
      found = manifest.plans.find((one) => one.hash === hash) ?? null;
      known.set(plan, found);
    }
    return found;
  };
  return {
    ...local,
    tasks(plan) {
      const planned = plannedAs(plan);
      if (planned !== null) return partsOf(planned);
      if (plan.drawsPerReplicate * plan.replicates > mostDrawsHere) throw new Undrawn(plan);
      return subtreesOf(plan, local.workers, local.drawNs?.(plan) ?? drawCostNs(plan, 'wasm'));
    },
    async execute(plan, part, signal) {
      const planned = plannedAs(plan);
      if (planned === null) return local.execute(plan, part, signal);
      const summary = folder.part(planned, part, plan);
      if (summary === null) throw new Error(`part ${part.replicate}-${part.level}-${part.index} has gone`);
      return summary;
    },
  };
}

/** A plan as shards divide it. */
export function dividedAmong(plan: Plan, shards: number): PlannedDraws {
  const { drawsPerReplicate, replicates } = plan;
  return { hash: encodePlan(plan).hash, level: partLevel(plan, shards), drawsPerReplicate, replicates };
}
