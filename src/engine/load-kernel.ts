import { extname } from 'node:path';
import type { Kernel } from '../kernel/kernel.ts';

/** Kernels by name, each loaded only when it is used. */
const kernels = {
  wasm: async () => (await import('../kernel/load-wasm.ts')).loadWasmKernel(),
  reference: async () => (await import('../kernel/reference.ts')).referenceKernel,
} satisfies Record<Kernel['name'], () => Promise<Kernel>>;

export type KernelName = keyof typeof kernels;

/** The kernel that runs when none is asked for. */
export const standardKernel: KernelName = 'wasm';

export function loadKernel(name: KernelName): Promise<Kernel> {
  return kernels[name]();
}

/** The module that threads run for a kernel: TypeScript beside our source, JavaScript once built. */
export function workerModule(name: KernelName): URL {
  return new URL(`./${name}-worker${extname(import.meta.url)}`, import.meta.url);
}
