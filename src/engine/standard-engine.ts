import { availableParallelism } from 'node:os';
import { extname } from 'node:path';
import type { Plan } from '../plan/plan.ts';
import { hasRoomForThreads } from './address-space.ts';
import { checkKernel, checkWorkers, type EngineOptions, type KernelName } from './engine-options.ts';
import { loadKernel, standardKernel } from './load-kernel.ts';
import { drawCostNs, isSmall } from './run-cost.ts';
import { thisThread } from './this-thread.ts';
import { threadEngine } from './threads.ts';

/** In Node: see create-engine.ts. */
export function createEngine(options: EngineOptions = {}): ReturnType<typeof thisThread> {
  const { workers = availableParallelism(), kernel = standardKernel, threads = 'when worth it' } = options;
  checkWorkers(workers);
  checkKernel(kernel);
  const here = thisThread(() => loadKernel(kernel));
  const drawNs = (plan: Plan) => drawCostNs(plan, kernel);
  if (threads === 'never' || (threads !== 'always' && !hasRoomForThreads(workers)))
    return { ...here, drawNs };
  const there = threadEngine(workers, workerModule(kernel));
  return {
    workers,
    prepare: here.prepare,
    drawNs,
    execute(plan, subtree, signal) {
      const engine = threads === 'when worth it' && isSmall(plan, kernel) ? here : there;
      return engine.execute(plan, subtree, signal);
    },
    close: there.close,
  };
}

/** What threads run: TypeScript beside our source, JavaScript once built, where this file stands in another folder. */
function workerModule(name: KernelName): URL {
  return new URL(`../engine/${name}-worker${extname(import.meta.url)}`, import.meta.url);
}
