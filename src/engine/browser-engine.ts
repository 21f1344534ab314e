import { UsageError } from '../errors.ts';
import { loadReusingKernel } from '../kernel/load-wasm.ts';
import { checkWorkers, type EngineOptions } from './engine-options.ts';
import { thisThread } from './this-thread.ts';

/** In a browser: see create-engine.ts. Pages do not carry the reference kernel. */
export function createEngine({
  workers = 1,
  kernel = 'wasm',
}: EngineOptions = {}): ReturnType<typeof thisThread> {
  checkWorkers(workers);
  if (kernel !== 'wasm') throw new UsageError(`there is no ${kernel} kernel in a browser`);
  return thisThread(loadReusingKernel);
}
