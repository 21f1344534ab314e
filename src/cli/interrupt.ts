import { exitCodes } from './command.ts';

/** Ctrl-C, what `kill` and service managers send, and a terminal that is closed: all of them mean the same. */
const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

let isListening = false;
const underWay = new Set<AbortController>();
const isStopping = () => [...underWay].some(({ signal }) => signal.aborted);

function onSignal(): void {
  if (underWay.size === 0 || isStopping()) process.exit(exitCodes.interrupted);
  else for (const controller of underWay) controller.abort();
}

/**
 * From now on a signal ends the process between two steps and never in the middle of one, so that no file is left half
 * written. Until this is called the system ends it at once, which is best while nothing is there to be kept.
 */
export function endBetweenSteps(): void {
  if (isListening) return;
  isListening = true;
  for (const signal of signals) process.on(signal, onSignal);
}

/**
 * Turns the first signal into a request to stop and keep what is there; the second ends the process. What begins while
 * something else is asked to stop is asked as well: one Ctrl-C ends a watch and the run within it, whichever was there.
 */
export function stopOnInterrupt(): { readonly signal: AbortSignal; readonly release: () => void } {
  endBetweenSteps();
  const controller = new AbortController();
  if (isStopping()) controller.abort();
  underWay.add(controller);
  return { signal: controller.signal, release: () => void underWay.delete(controller) };
}

/** Settles when a stop is asked for, or was before. */
export function stopped(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });
}
