import type { Plan } from '../../plan/plan.ts';
import { createEngine } from '../create-engine.ts';
import type { Engine } from '../executor.ts';

/** The flow has come to draws that are for others to make. */
export class DrawsPlanned extends Error {
  override readonly name = 'DrawsPlanned';
  readonly plan: Plan;

  constructor(plan: Plan) {
    super('these draws are for shards to make');
    this.plan = plan;
  }
}

/** An engine that makes no draws: the first plan that it is given ends the run with `DrawsPlanned`. */
export function planningEngine(): Engine {
  const { prepare } = createEngine({ threads: 'never' });
  return {
    workers: 1,
    prepare,
    tasks: (plan) => {
      throw new DrawsPlanned(plan);
    },
    execute: () => Promise.reject(new Error('nothing is drawn while draws are planned')),
    close: async () => {},
  };
}
