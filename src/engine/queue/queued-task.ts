import type { SubtreeSummary } from '../../kernel/merge.ts';
import type { Plan } from '../../plan/plan.ts';
import type { Subtree } from '../executor.ts';
import { encodePlan, type PackedPlan } from '../wire/wire.ts';

/** A run of a coordinator: its tasks are stopped together. */
export interface QueuedRun {
  readonly id: string;
  readonly tasks: Set<QueuedTask>;
  /** Tasks that it has had. */
  count: number;
}

/** A task that a coordinator waits for. */
export class QueuedTask {
  readonly run: QueuedRun;
  readonly plan: Plan;
  readonly subtree: Subtree;
  readonly id: string;
  readonly answer: Promise<SubtreeSummary | null>;
  /** How often it was put into the queue. Each job has an id of its own: one that was used is not taken again. */
  attempts = 0;
  /** Whether its job stands in the queue, as far as is known. */
  isQueued = false;
  /** Whether its result is being fetched. */
  isFetching = false;
  #settle: { resolve(summary: SubtreeSummary | null): void; reject(error: Error): void } | null = null;

  constructor(run: QueuedRun, plan: Plan, subtree: Subtree) {
    this.run = run;
    this.plan = plan;
    this.subtree = subtree;
    this.id = `${run.id}-${++run.count}`;
    this.answer = new Promise((resolve, reject) => {
      this.#settle = { resolve, reject };
    });
    run.tasks.add(this);
  }

  get packed(): PackedPlan {
    return encodePlan(this.plan);
  }

  /** Unique in all runs. */
  get jobId(): string {
    return `${this.id}-${this.attempts}`;
  }

  get isSettled(): boolean {
    return this.#settle === null;
  }

  /** Null where it was given up. */
  resolve(summary: SubtreeSummary | null): void {
    this.#settle?.resolve(summary);
    this.#end();
  }

  reject(error: Error): void {
    this.#settle?.reject(error);
    this.#end();
  }

  #end(): void {
    this.#settle = null;
    this.run.tasks.delete(this);
  }
}

/** The task that a job was made for. */
export const taskIdOf = (jobId: string): string => jobId.slice(0, jobId.lastIndexOf('-'));
