import { HistogramSum } from '../kernel/histogram-sum.ts';
import type { PackedHistogram, ReplicateSummary } from '../kernel/kernel.ts';
import { ReplicateTree, type SubtreeSummary } from '../kernel/merge.ts';
import { withoutEnds } from '../kernel/packing/packed-histogram.ts';
import { chunksPerReplicate } from '../plan/chunks.ts';
import type { Plan } from '../plan/plan.ts';
import { checkWorkers } from './engine-options.ts';
import type { Engine, Subtree } from './executor.ts';
import { drawCostNs } from './run-cost.ts';
import { drawsOf, subtreesOf } from './subtree.ts';

export interface RunOptions {
  /** Called after every task with the draws done and wanted, over all replicates. */
  readonly onProgress?: (done: number, total: number) => void;
  /** Stops the run at once; replicates that are whole by then count. */
  readonly signal?: AbortSignal;
}

export interface RunOutcome {
  /** Whole replicates in order; all of them unless interrupted. Their bins' ends are only kept in `pooled`. */
  readonly replicates: readonly ReplicateSummary[];
  /** Histograms of all of them together, one a column; null where it has none. */
  readonly pooled: readonly (PackedHistogram | null)[];
  readonly interrupted: boolean;
}

/** Runs a plan on an engine. The same plan gives the same bits on any engine. Rejects with what the engine rejects with. */
export async function collect(
  engine: Engine,
  plan: Plan,
  { onProgress, signal }: RunOptions = {},
): Promise<RunOutcome> {
  checkWorkers(engine.workers);
  const total = plan.drawsPerReplicate * plan.replicates;
  const merged = new MergedReplicates(plan);
  const tasks = tasksOf(engine, plan)[Symbol.iterator]();
  // Of this run alone: where one task fails, the others are stopped too.
  const stop = new AbortController();
  const stopped = new Promise<void>((resolve) => {
    stop.signal.addEventListener('abort', () => resolve());
  });
  let done = 0;
  const lane = async () => {
    // All lanes take from the same tasks.
    for (let next = tasks.next(); !next.done; next = tasks.next()) {
      const task = next.value;
      if (stop.signal.aborted) return;
      const node = await engine.execute(plan, task, stop.signal);
      // What comes after a stop is dropped.
      if (stop.signal.aborted) return;
      if (node === null) throw new Error('the engine gave up a task that was not stopped');
      merged.add(node, task);
      done += drawsOf(plan, task);
      onProgress?.(done, total);
    }
  };
  const onAbort = () => stop.abort(signal?.reason);
  signal?.addEventListener('abort', onAbort);
  if (signal?.aborted) onAbort();
  try {
    const lanes = Array.from({ length: 2 * engine.workers }, lane);
    await Promise.race([stopped, Promise.all(lanes)]);
  } catch (error) {
    stop.abort(error);
    throw error;
  } finally {
    signal?.removeEventListener('abort', onAbort);
  }
  return merged.outcome();
}

function tasksOf(engine: Engine, plan: Plan): Iterable<Subtree> {
  if (engine.tasks !== undefined) return engine.tasks(plan);
  return subtreesOf(plan, engine.workers, engine.drawNs?.(plan) ?? drawCostNs(plan, 'wasm'));
}

/** Replicates of a plan, put together from nodes of their trees that arrive in any order. */
class MergedReplicates {
  readonly #plan: Plan;
  readonly #trees = new Map<number, ReplicateTree>();
  readonly #whole: ReplicateSummary[] = [];
  readonly #pooled: readonly (HistogramSum | null)[];

  constructor(plan: Plan) {
    this.#plan = plan;
    this.#pooled = plan.program.columns.map(({ kind }) =>
      kind === 'distribution' ? new HistogramSum() : null,
    );
  }

  add(node: SubtreeSummary, { replicate, level, index }: Subtree): void {
    if (node.level !== level || node.index !== index)
      throw new Error(
        `the engine answered node ${node.index} of level ${node.level} for ${index} of ${level}`,
      );
    const draws = this.#plan.drawsPerReplicate;
    const tree =
      this.#trees.get(replicate) ?? new ReplicateTree(replicate, draws, chunksPerReplicate(this.#plan));
    this.#trees.set(replicate, tree);
    const whole = tree.add(node);
    if (whole === null) return;
    this.#trees.delete(replicate);
    whole.columns.forEach(({ histogram }, k) => {
      if (histogram !== null) this.#pooled[k]!.add(histogram);
    });
    const columns = whole.columns.map(({ histogram, ...moments }) => ({
      ...moments,
      histogram: histogram && withoutEnds(histogram),
    }));
    this.#whole.push({ ...whole, columns });
  }

  outcome(): RunOutcome {
    return {
      replicates: this.#whole.toSorted((a, b) => a.replicate - b.replicate),
      pooled: this.#pooled.map((sum) => sum?.read() ?? null),
      interrupted: this.#whole.length < this.#plan.replicates,
    };
  }
}
