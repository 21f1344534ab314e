/** What an engine and another worker, which shares its tasks, say to each other. All of it survives `structuredClone`. */
import type { SubtreeSummary } from '../../kernel/merge.ts';
import type { Plan } from '../../plan/plan.ts';
import type { Sampler } from '../../plan/sampler.ts';
import type { Subtree } from '../executor.ts';

/** A plan whose tables are named by numbers: they are kept there, as the next plan has most of them too. */
export interface SentPlan {
  readonly rest: Omit<Plan, 'samplers'>;
  readonly columns: readonly number[];
  readonly normal: number;
  /** Those that the other worker has not got yet. */
  readonly tables: readonly (readonly [number, Sampler])[];
  /** Whether it is to forget all others first. */
  readonly isAnew: boolean;
}

export interface WorkerTask {
  readonly id: number;
  readonly subtree: Subtree;
  /** Null where it is that of the task before. */
  readonly plan: SentPlan | null;
}

/** `ready` comes once, before any task is sent. */
export type WorkerAnswer =
  | { readonly kind: 'ready' }
  | { readonly kind: 'done'; readonly id: number; readonly summary: SubtreeSummary }
  | { readonly kind: 'failed' };

/** A worker of a page, as far as an engine needs it. */
export interface SecondWorker {
  postMessage(task: WorkerTask): void;
  terminate(): void;
}

/** Starts another worker. `hear` is told its answers; `fail` that it cannot be had, or is no more. */
export type StartWorker = (hear: (answer: WorkerAnswer) => void, fail: () => void) => SecondWorker;
