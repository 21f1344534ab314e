import { readFile } from 'node:fs/promises';
import { sobolDirections } from '../sampling/sobol.ts';
import type { Kernel } from './kernel.ts';
import { createWasmKernel } from './wasm.ts';
import { compileKernel, type KernelModule } from './wasm-exports.ts';

let compiled: Promise<KernelModule> | undefined;

/** The kernel that was built beside this file, compiled once a thread. */
export function loadKernelModule(): Promise<KernelModule> {
  compiled ??= readKernelBytes().then(compileKernel);
  return compiled;
}

/** The bytes of kernel.wasm, as an HTML page embeds them. */
export function readKernelBytes(): Promise<Uint8Array> {
  return readFile(new URL('./kernel.wasm', import.meta.url));
}

export async function loadWasmKernel(): Promise<Kernel> {
  return createWasmKernel(await loadKernelModule(), sobolDirections);
}
