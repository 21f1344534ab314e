import { UsageError } from '../errors.ts';
import { createEngine } from './create-engine.ts';
import type { KernelName } from './engine-options.ts';
import type { Engine } from './executor.ts';

/** Which engine draws: one's own, or the standard one and how it works. */
export interface EngineChoice {
  /** An engine to use and to leave open. */
  readonly engine?: Engine | undefined;
  /** Threads of the standard engine; one a core unless stated otherwise. They do not change the result. */
  readonly workers?: number | undefined;
  /** Kernel of the standard engine: `wasm` unless stated otherwise; `reference` is its oracle in plain TypeScript. */
  readonly kernel?: KernelName | undefined;
}

/**
 * Lends the engine that was chosen. One that was handed in is left open; a standard one is closed in the end.
 *
 * @throws UsageError where workers or kernel are chosen for an engine that is handed in, which has its own
 */
export async function withEngine<Value>(
  { engine, workers, kernel }: EngineChoice,
  use: (engine: Engine) => Promise<Value>,
): Promise<Value> {
  if (engine !== undefined) {
    if (workers !== undefined || kernel !== undefined)
      throw new UsageError('an engine has its own workers and kernel: choose them where it is created');
    return use(engine);
  }
  const own = createEngine({ workers, kernel });
  try {
    return await use(own);
  } finally {
    await own.close();
  }
}
