import { drawsOf } from '../subtree.ts';
import type { Engine } from '../executor.ts';
import type { Manifest } from './manifest.ts';
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
  let kept = 0;
  const wanted = plans.map((planned) => {
    const plan = folder.plan(planned.hash);
    const parts = partsOf(planned, shards, index);
    const left = parts.filter((part) => folder.part(planned, part, plan) === null);
    kept += parts.length - left.length;
    return { planned, plan, left };
  });
  const total = wanted.reduce(
    (sum, { plan, left }) => left.reduce((draws, part) => draws + drawsOf(plan, part), sum),
    0,
  );
  let done = 0;
  let drawn = 0;
  for (const { planned, plan, left } of wanted)
    for (const part of left) {
      const summary = signal.aborted ? null : await drawPart(engine, plan, part, signal);
      if (summary === null) return { drawn, kept };
      folder.writePart(planned, part, summary);
      drawn++;
      done += drawsOf(plan, part);
      onProgress(done, total);
    }
  return { drawn, kept };
}
