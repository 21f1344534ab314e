import { availableParallelism } from 'node:os';
import { setImmediate, setTimeout } from 'node:timers/promises';
import { withoutEnds } from '../kernel/histogram.ts';
import { HistogramSum } from '../kernel/histogram-sum.ts';
import type { PreparedPlan, ReplicateSummary, Rows, SparseHistogram } from '../kernel/kernel.ts';
import { ReplicateTree, type SubtreeSummary } from '../kernel/merge.ts';
import { chunkDraws, chunksPerReplicate } from '../plan/chunks.ts';
import type { Plan } from '../plan/plan.ts';
import { type KernelName, loadKernel, standardKernel, workerModule } from './load-kernel.ts';
import { drawCostNs, isSmall } from './run-cost.ts';
import { runSubtree, type Subtree, subtreesOf } from './subtree.ts';
import { Threads } from './threads.ts';

export interface PoolOptions {
  /** Threads; as many as the machine has cores unless said. The result does not depend on it. */
  readonly workers?: number;
  readonly kernel?: KernelName;
  /** Small runs are quicker on this thread alone, and go without others unless said. */
  readonly threads?: 'when worth it' | 'always' | 'never';
  /** The module that threads run; for tests. */
  readonly worker?: URL;
}

export interface RunOptions {
  /** Called after every task with the draws done and wanted, over all replicates. */
  readonly onProgress?: (done: number, total: number) => void;
  /** Stops the run within a block; whole replicates count. */
  readonly signal?: AbortSignal;
}

export interface RunOutcome {
  /** Whole replicates in order; all of them unless interrupted. Their bins' ends are only kept in `pooled`. */
  readonly replicates: readonly ReplicateSummary[];
  /** Histograms of all of them together, one a column; null where it has none. */
  readonly pooled: readonly (SparseHistogram | null)[];
  readonly interrupted: boolean;
}

/** Runs plans on all cores. The same plan gives the same bits for any number of workers. */
export interface Pool {
  /** @throws ModelError when the same draws kill two workers. */
  run(plan: Plan, options?: RunOptions): Promise<RunOutcome>;
  /** Draws and evaluates rows on this thread. `first` and `count`: multiples of a block, or the whole replicate. */
  evaluate(plan: Plan, replicate: number, first: number, count: number): Promise<Rows>;
  close(): Promise<void>;
}

/** After a stop, how long tasks under way are waited for: threads that have not started yet would hold it up. */
const patienceMs = 500;

/** A pool that starts its threads when a run first needs them. */
export function createPool(options: PoolOptions = {}): Pool {
  return new LazyPool(options);
}

class LazyPool implements Pool {
  readonly #workers: number;
  readonly #kernel: KernelName;
  readonly #options: PoolOptions;
  #threads: Promise<Threads> | null = null;
  #prepared: { readonly plan: Plan; readonly made: PreparedPlan } | null = null;
  #lastPlanId = 0;

  constructor(options: PoolOptions) {
    this.#workers = options.workers ?? availableParallelism();
    this.#kernel = options.kernel ?? standardKernel;
    this.#options = options;
  }

  async run(plan: Plan, { onProgress, signal }: RunOptions = {}): Promise<RunOutcome> {
    const { stop, givenUp, release } = watch(signal);
    try {
      const executor = await this.#executor(plan, stop);
      const drawNs = drawCostNs(plan, this.#kernel);
      return await collect({ plan, drawNs, ...executor, stop, givenUp, onProgress });
    } finally {
      release();
    }
  }

  async evaluate(plan: Plan, replicate: number, first: number, count: number): Promise<Rows> {
    return (await this.#prepare(plan)).evaluate(replicate, first, count);
  }

  async close(): Promise<void> {
    const threads = this.#threads;
    this.#threads = null;
    await (await threads)?.close();
  }

  /** How tasks are run, and how many are kept under way: two a worker, so that none waits for the next. */
  async #executor(plan: Plan, stop: Int32Array): Promise<Executor> {
    const { threads: wanted = 'when worth it', worker } = this.#options;
    if (wanted === 'never' || (wanted !== 'always' && isSmall(plan, this.#kernel))) {
      const prepared = await this.#prepare(plan);
      const execute: Execute = async (subtree) => {
        await setImmediate();
        return runSubtree(plan, prepared, subtree, () => Atomics.load(stop, 0) !== 0);
      };
      return { execute, workers: 1, lanes: 1 };
    }
    this.#threads ??= Threads.start(this.#workers, worker ?? workerModule(this.#kernel));
    const threads = await this.#threads;
    const planId = ++this.#lastPlanId;
    let failure: unknown;
    const execute: Execute = async (subtree) => {
      try {
        return await threads.run(plan, planId, subtree, stop);
      } catch (error) {
        // Threads may be beyond repair: the next run starts new ones. Tasks under way fail too, for this reason.
        failure ??= error;
        await this.close();
        throw failure;
      }
    };
    return { execute, workers: this.#workers, lanes: 2 * this.#workers };
  }

  async #prepare(plan: Plan): Promise<PreparedPlan> {
    if (this.#prepared?.plan !== plan)
      this.#prepared = { plan, made: (await loadKernel(this.#kernel)).prepare(plan) };
    return this.#prepared.made;
  }
}

/** A signal as workers see it, and a promise that is settled when they are no longer waited for after it. */
function watch(signal: AbortSignal | undefined) {
  const stop = new Int32Array(new SharedArrayBuffer(4));
  let release = () => {};
  const givenUp = new Promise<void>((resolve) => {
    const onAbort = () => {
      Atomics.store(stop, 0, 1);
      void setTimeout(patienceMs, undefined, { ref: false }).then(resolve);
    };
    if (signal?.aborted) onAbort();
    signal?.addEventListener('abort', onAbort);
    release = () => signal?.removeEventListener('abort', onAbort);
  });
  return { stop, givenUp, release: () => release() };
}

type Execute = (subtree: Subtree) => Promise<SubtreeSummary | null>;

interface Executor {
  readonly execute: Execute;
  readonly workers: number;
  /** Tasks kept under way. */
  readonly lanes: number;
}

interface Collection extends Executor {
  readonly plan: Plan;
  readonly drawNs: number;
  readonly stop: Int32Array;
  /** Settled when tasks under way are no longer waited for. */
  readonly givenUp: Promise<void>;
  readonly onProgress: RunOptions['onProgress'];
}

/** Runs all tasks of a plan until they are done or the run is stopped, and merges what comes back. */
async function collect({
  plan,
  drawNs,
  execute,
  workers,
  lanes,
  stop,
  givenUp,
  onProgress,
}: Collection): Promise<RunOutcome> {
  const total = plan.drawsPerReplicate * plan.replicates;
  const chunks = chunksPerReplicate(plan);
  const trees = new Map<number, ReplicateTree>();
  const replicates: ReplicateSummary[] = [];
  const pooled = plan.program.columns.map(({ kind }) =>
    kind === 'distribution' ? new HistogramSum() : null,
  );
  const tasks = subtreesOf(plan, workers, drawNs);
  const stopped = () => Atomics.load(stop, 0) !== 0;
  let done = 0;
  const add = (node: SubtreeSummary, { replicate, level }: Subtree) => {
    const tree = trees.get(replicate) ?? new ReplicateTree(replicate, plan.drawsPerReplicate, chunks);
    trees.set(replicate, tree);
    const whole = tree.add(node);
    if (whole !== null) {
      whole.columns.forEach(({ histogram }, k) => {
        if (histogram !== null) pooled[k]!.add(histogram);
      });
      const columns = whole.columns.map(({ histogram, ...moments }) => ({
        ...moments,
        histogram: histogram && withoutEnds(histogram),
      }));
      replicates.push({ ...whole, columns });
      trees.delete(replicate);
    }
    done += Math.min(chunkDraws * 2 ** level, plan.drawsPerReplicate);
    onProgress?.(done, total);
  };
  const lane = async () => {
    for (const task of tasks) {
      const node = stopped() ? null : await execute(task);
      if (node === null) return;
      add(node, task);
    }
  };
  await Promise.race([Promise.all(Array.from({ length: lanes }, lane)), givenUp]);
  const whole = replicates.toSorted((a, b) => a.replicate - b.replicate);
  return {
    replicates: whole,
    pooled: pooled.map((sum) => sum?.read() ?? null),
    interrupted: whole.length < plan.replicates,
  };
}
