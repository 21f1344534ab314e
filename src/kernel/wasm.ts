import type { Kernel } from './kernel.ts';
import { KernelMemory } from './kernel-memory.ts';
import { LentMemories } from './lent-memories.ts';
import type { KernelModule } from './wasm-exports.ts';
import { WasmPlan } from './wasm-plan.ts';
import type { DirectionsOf } from './wasm-sampling.ts';

/**
 * The fast kernel: sampling, formulas and statistics of a block in WebAssembly, without JavaScript in between.
 *
 * Statistics of a chunk are those of its blocks, merged in their order. Nothing here needs Node.
 */
export function createWasmKernel(module: KernelModule, directionsOf: DirectionsOf): Kernel {
  return { name: 'wasm', prepare: (plan) => new WasmPlan(new KernelMemory(module), directionsOf, plan) };
}

/**
 * The same for one thread that works on a plan after the other: they share memory, with the tables that they have in common. What a
 * plan has counted is taken before another one is worked on.
 */
export function createReusingKernel(module: KernelModule, directionsOf: DirectionsOf): Kernel {
  const memories = new LentMemories(module);
  return { name: 'wasm', prepare: (plan) => memories.lend(plan, directionsOf) };
}
