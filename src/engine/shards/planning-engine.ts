import { createEngine } from '../create-engine.ts';
import type { Engine } from '../executor.ts';
import { Undrawn } from './undrawn.ts';

/** An engine that makes no draws: the first plan that it is given ends the run with `Undrawn`. */
export function planningEngine(): Engine {
  const { prepare } = createEngine({ threads: 'never' });
  return {
    workers: 1,
    prepare,
    tasks: (plan) => {
      throw new Undrawn(plan);
    },
    execute: () => Promise.reject(new Error('nothing is drawn while draws are planned')),
    close: async () => {},
  };
}
