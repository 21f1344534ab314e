import type { PreparedPlan } from '../kernel/kernel.ts';
import type { SubtreeSummary } from '../kernel/merge.ts';
import type { Plan } from '../plan/plan.ts';

/**
 * A task: the draws of one node of a replicate's tree of chunks. Chunks halve into chunks up to level 0, which is one
 * chunk of 16,384 draws (or the whole replicate, if that has fewer): chunks `index * 2^level` on of the replicate,
 * `2^level` of them.
 */
export interface Subtree {
  /** Counted from 0. */
  readonly replicate: number;
  readonly level: number;
  /** Among the nodes of its level in the replicate, counted from 0. */
  readonly index: number;
}

/**
 * Where draws are made: this thread, the machine's cores, other machines. A run is cut into tasks, each is given to the
 * engine, and what comes back is merged in a fixed order. So the result has the same bits whichever engine makes it,
 * whatever does the work there, and in whatever order answers arrive.
 *
 * An engine of your own sends plan and task to where they are worked on and there lets one of ours do the work:
 * `createEngine({ threads: 'never' }).execute(plan, subtree, signal)`. A plan is plain data (numbers, texts, typed
 * arrays), so is a summary; both survive `structuredClone`.
 */
export interface Engine {
  /** Tasks that can be worked on at the same time. A run hands over about twice as many, so that no worker waits. */
  readonly workers: number;
  /**
   * Works on one task. It is called again before it has answered, also for other plans; answers may come in any order.
   *
   * Null means that the task was given up because `signal` was aborted. An engine should do so soon, but the run does
   * not wait for it. What it rejects with ends the run: an engine that loses a worker gives the task to another one first.
   */
  execute(plan: Plan, subtree: Subtree, signal: AbortSignal): Promise<SubtreeSummary | null>;
  /**
   * Makes a plan ready on the calling thread, where a run looks at a few draws one by one. Only for engines that chose
   * their kernel; without it the standard one is used.
   */
  prepare?(plan: Plan): Promise<Pick<PreparedPlan, 'evaluate'>>;
  /**
   * Roughly what a draw takes, in nanoseconds: tasks are cut to about a second by it. That of the standard kernel unless
   * said; an engine that wants larger tasks says less.
   */
  drawNs?(plan: Plan): number;
  /**
   * The tasks that a plan is cut into: each chunk of each replicate in exactly one of them. Only for engines to which a task is
   * dear to send; they are cut by `drawNs` unless stated otherwise.
   */
  tasks?(plan: Plan): Iterable<Subtree>;
  /** Ends what the engine has started. Tasks under way are given up. */
  close(): Promise<void>;
}
