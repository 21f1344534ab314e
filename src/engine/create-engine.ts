import { createEngine as create } from '#engine';
import type { EngineOptions } from './engine-options.ts';
import type { Engine } from './executor.ts';

/**
 * The engine that is used when none is given. In Node it takes the calling thread for small runs, and threads, started
 * when a run first needs them, for others; in a browser the calling thread, best a worker of the page.
 *
 * Handed to `simulate` and others it stays warm from one to the next; it is then the caller's to close.
 *
 * @throws UsageError where an option makes no sense
 */
export const createEngine: (options?: EngineOptions) => Engine & Required<Pick<Engine, 'prepare'>> = create;
