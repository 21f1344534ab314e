import { UsageError } from '../errors.ts';
import type { Kernel } from '../kernel/kernel.ts';

export type KernelName = Kernel['name'];

/** How the standard engine works. None of it changes a result, but for the kernel (by parts in 10^8). */
export interface EngineOptions {
  /** Threads; as many as the machine has cores unless stated otherwise. A browser has one. */
  readonly workers?: number | undefined;
  /** `wasm` unless stated otherwise; `reference` is its oracle in plain TypeScript. */
  readonly kernel?: KernelName | undefined;
  /** Small runs are quicker on this thread alone, and go without others unless stated otherwise. */
  readonly threads?: 'when worth it' | 'always' | 'never';
}

/** @throws UsageError */
export function checkWorkers(workers: number): void {
  if (!Number.isSafeInteger(workers) || workers < 1)
    throw new UsageError(`workers must be a whole number above 0 (found ${workers})`);
}

const kernels: readonly KernelName[] = ['wasm', 'reference'];

/** @throws UsageError */
export function checkKernel(kernel: KernelName): void {
  if (!kernels.includes(kernel))
    throw new UsageError(`kernel must be ${kernels.join(' or ')} (found ${kernel})`);
}
