import { drawsOf } from '../subtree.ts';
import type { Engine, Subtree } from '../executor.ts';
import type { Manifest, PlannedDraws } from './manifest.ts';
import type { ShardFolder } from './shard-folder.ts';
import { drawPart, partsOf } from './tasks.ts';

export interface ShardProgress {
  /** Called with the draws done and wanted, of what was not drawn before. */
  readonly onProgress: (done: number, total: number) => void;
  readonly signal: AbortSignal;
}

/** What became of a shard: parts drawn now, and those that were there. */
export interface ShardOutcome {
  readonly drawn: number;
  readonly kept: number;
}

/** Makes the draws of a shard that are not there yet. A stop keeps the parts that are whole. */
export async function runShard(
  folder: ShardFolder,
  { plans, shards }: Manifest,
  index: number,
  engine: Engine,
  { onProgress, signal }: ShardProgress,
): Promise<ShardOutcome> {
  const wanted: (readonly [PlannedDraws, Subtree])[] = [];
  let kept = 0;
  for (const planned of plans) {
    const plan = folder.plan(planned.hash);
    for (const part of partsOf(planned, shards, index))
      if (folder.part(planned, part, plan) === null) wanted.push([planned, part]);
      else kept++;
  }
  const total = wanted.reduce((sum, [planned, part]) => sum + drawsOf(planned, part), 0);
  let done = 0;
  let drawn = 0;
  for (const planned of new Set(wanted.map(([planned]) => planned))) {
    const plan = folder.plan(planned.hash);
    for (const [, part] of wanted.filter(([of]) => of === planned)) {
      const summary = signal.aborted ? null : await drawPart(engine, plan, part, signal);
      if (summary === null) return { drawn, kept };
      folder.writePart(planned, part, summary);
      drawn++;
      done += drawsOf(planned, part);
      onProgress(done, total);
    }
  }
  return { drawn, kept };
}
