import type { Result } from '../analyses/result.ts';
import { leverReader, type Readings } from './scenarios.ts';

/**
 * A result whose page lets its reader pull the levers that come with costcone. Only who writes a page asks for them: the
 * scenario is read once more for each.
 */
export async function withShippedLevers(result: Result, file: string, readings: Readings): Promise<Result> {
  if (result.whatIf === null || result.partial) return result;
  const { readLevers } = await import('../scenario/levers/lever-files.ts');
  const { withLevers } = await import('../analyses/what-if/carried-levers.ts');
  const whatIf = withLevers(
    result.whatIf,
    await leverReader(file, readings),
    readLevers(),
    result.scenario.sha256,
  );
  return { ...result, whatIf };
}
