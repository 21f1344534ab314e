import { UsageError } from '../errors.ts';
import { replicateCount } from '../plan/plan.ts';

/** What was asked for: numbers of `--draws` and `--max-draws`. */
interface AskedDraws {
  readonly draws: number | undefined;
  readonly maxDraws: number | undefined;
}

/** The fewest draws of a run: two in each replicate. */
const fewest = 2 * replicateCount;

/**
 * The draws of a run that may not take more than `--max-draws`, where that is fewer than it would take by itself: the largest run
 * within. Undefined where the limit changes nothing.
 *
 * @param usual what the command draws where nothing is said; 0 where it begins with few
 * @throws UsageError where both are given, and contradict each other
 */
export function limitedDraws({ draws, maxDraws }: AskedDraws, usual: number): number | undefined {
  if (maxDraws === undefined) return undefined;
  if (draws !== undefined) {
    // Draws are rounded up to a whole run: 1,048,576 are what 1M is.
    if (wholeRun(draws) > wholeRun(maxDraws))
      throw new UsageError(
        `--draws ${draws} is more than --max-draws ${maxDraws} allows: write ${shorterRun(maxDraws)}, or raise --max-draws`,
      );
    return undefined;
  }
  if (maxDraws < fewest)
    throw new UsageError(
      `--max-draws must be at least ${fewest}, the fewest draws of a run (found ${maxDraws})`,
    );
  return usual > maxDraws ? runWithin(maxDraws) : undefined;
}

const shorterRun = (maxDraws: number) => `--draws ${maxDraws < fewest ? maxDraws : runWithin(maxDraws)}`;

/** The draws of the smallest run that has as many. */
function wholeRun(draws: number): number {
  let whole = fewest;
  while (whole < draws) whole *= 2;
  return whole;
}

/** The draws of the largest run that has no more. */
function runWithin(most: number): number {
  let whole = fewest;
  while (2 * whole <= most) whole *= 2;
  return whole;
}
