import type { PreparedPlan, Rows } from '../kernel/kernel.ts';
import type { Plan } from '../plan/plan.ts';
import type { RunOptions, RunOutcome } from './collect.ts';
import { collectInParts } from './collect-in-parts.ts';
import { createEngine } from './create-engine.ts';
import type { Engine } from './executor.ts';
import { type EngineChoice, withEngine } from './with-engine.ts';

/** Where a run is led from: all draws are made by its engine, the few that are looked at one by one on this thread. */
export interface Coordinator {
  /** Whether draws may be made again: not where shards make those of a run once, or each task is dear to send. */
  readonly drawsAgain: boolean;
  /** @throws ModelError when the same draws kill two workers. */
  run(plan: Plan, options?: RunOptions): Promise<RunOutcome>;
  /**
   * Draws and evaluates rows on this thread. `first` and `count`: multiples of a block, or the whole replicate; `wanted`: output
   * columns that are given, all unless stated otherwise.
   */
  evaluate(
    plan: Plan,
    replicate: number,
    first: number,
    count: number,
    wanted?: readonly boolean[],
  ): Promise<Rows>;
}

export function coordinate(engine: Engine): Coordinator {
  const local = createEngine({ threads: 'never' });
  const prepare = (plan: Plan): Promise<Pick<PreparedPlan, 'evaluate'>> =>
    engine.prepare?.(plan) ?? local.prepare(plan);
  return {
    drawsAgain: engine.tasks === undefined,
    run: (plan, options) => collectInParts(engine, plan, options),
    async evaluate(plan, replicate, first, count, wanted) {
      return (await prepare(plan)).evaluate(replicate, first, count, wanted);
    },
  };
}

/** Leads runs on the engine that was chosen, as `withEngine` lends it. */
export function withCoordinator<Value>(
  choice: EngineChoice,
  use: (coordinator: Coordinator) => Promise<Value>,
): Promise<Value> {
  return withEngine(choice, (engine) => use(coordinate(engine)));
}
