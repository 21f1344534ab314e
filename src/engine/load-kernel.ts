import type { Kernel } from '../kernel/kernel.ts';
import type { KernelName } from './engine-options.ts';

/** Kernels of one thread by name, each loaded only when it is used. */
const kernels = {
  wasm: async () => (await import('../kernel/load-wasm.ts')).loadReusingKernel(),
  reference: async () => (await import('../kernel/reference.ts')).referenceKernel,
} satisfies Record<KernelName, () => Promise<Kernel>>;

/** The kernel that runs when none is asked for. */
export const standardKernel: KernelName = 'wasm';

export function loadKernel(name: KernelName): Promise<Kernel> {
  return kernels[name]();
}
