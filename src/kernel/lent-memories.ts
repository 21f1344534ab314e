import type { Plan } from '../plan/plan.ts';
import type { PreparedPlan } from './kernel.ts';
import { KernelMemory } from './kernel-memory.ts';
import type { KernelModule } from './wasm-exports.ts';
import { WasmPlan } from './wasm-plan.ts';
import type { DirectionsOf } from './wasm-sampling.ts';

/** Memories that plans share. Judgement: a run works on one plan or two in turn. */
const most = 2;

/** A memory, and what makes the plan that is in it forget it. */
interface Lent {
  readonly memory: KernelMemory;
  readonly giveBack: () => void;
}

/** Few memories for any number of plans: one that is worked on again is placed again, where the one used longest ago was. */
export class LentMemories {
  readonly #module: KernelModule;
  /** The one used last in the end. */
  readonly #lent: Lent[] = [];

  constructor(module: KernelModule) {
    this.#module = module;
  }

  lend(plan: Plan, directionsOf: DirectionsOf): PreparedPlan {
    let here: { readonly lent: Lent; readonly placed: WasmPlan } | null = null;
    const placed = (): WasmPlan => {
      if (here === null) {
        const memory = this.#take();
        const lent = {
          memory,
          giveBack: () => {
            here = null;
          },
        };
        here = { lent, placed: new WasmPlan(memory, directionsOf, plan) };
        this.#lent.push(lent);
      } else if (this.#lent.at(-1) !== here.lent) {
        this.#lent.splice(this.#lent.indexOf(here.lent), 1);
        this.#lent.push(here.lent);
      }
      return here.placed;
    };
    return {
      get bytes() {
        return placed().bytes;
      },
      runChunk: (chunk, stopped) => placed().runChunk(chunk, stopped),
      takeHistograms: () => placed().takeHistograms(),
      evaluate: (replicate, first, count, wanted) => placed().evaluate(replicate, first, count, wanted),
    };
  }

  #take(): KernelMemory {
    if (this.#lent.length < most) return new KernelMemory(this.#module);
    const { memory, giveBack } = this.#lent.shift()!;
    giveBack();
    return memory;
  }
}
