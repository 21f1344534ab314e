import { host } from '#host';
import { sobolDirections } from '../sampling/sobol.ts';
import type { Kernel } from './kernel.ts';
import { createReusingKernel, createWasmKernel } from './wasm.ts';
import { compileKernel, type KernelModule } from './wasm-exports.ts';

let compiled: Promise<KernelModule> | undefined;

/** The kernel, compiled once a thread. */
export function loadKernelModule(): Promise<KernelModule> {
  compiled ??= host.kernelBytes().then(compileKernel);
  compiled.catch(() => {
    compiled = undefined;
  });
  return compiled;
}

export async function loadWasmKernel(): Promise<Kernel> {
  return createWasmKernel(await loadKernelModule(), sobolDirections);
}

/** For one thread that works on a plan after the other. */
export async function loadReusingKernel(): Promise<Kernel> {
  return createReusingKernel(await loadKernelModule(), sobolDirections);
}
