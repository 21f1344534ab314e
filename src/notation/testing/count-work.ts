import { type Profiler, Session } from 'node:inspector/promises';
import { setFlagsFromString } from 'node:v8';

const session = new Session();
session.connect();

/**
 * Starts to count, for modules imported from now on, how often every block of their code runs: work that is the same on
 * any machine, however much else it does.
 */
export async function startCounting(): Promise<void> {
  // Code that V8 has optimised, or has not seen often enough to watch, is not counted wholly.
  for (const flag of ['--no-lazy-feedback-allocation', '--no-opt']) setFlagsFromString(flag);
  await session.post('Profiler.enable');
  await session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: true });
}

export async function stopCounting(): Promise<void> {
  await session.post('Profiler.stopPreciseCoverage');
  await session.post('Profiler.disable');
  for (const flag of ['--lazy-feedback-allocation', '--opt']) setFlagsFromString(flag);
}

/** How many blocks of files under `folder` ran while `work` did. */
export async function blocksRun(folder: string, work: () => void): Promise<number> {
  await session.post('Profiler.takePreciseCoverage');
  work();
  const { result } = await session.post('Profiler.takePreciseCoverage');
  return result
    .filter(({ url }) => url.includes(folder))
    .flatMap(({ functions }) => functions)
    .reduce((sum, { ranges }) => sum + countOf(ranges), 0);
}

const countOf = (ranges: readonly Profiler.CoverageRange[]) =>
  ranges.reduce((sum, { count }) => sum + count, 0);
