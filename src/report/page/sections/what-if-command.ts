import type { Result } from '../../../analyses/result.ts';
import { runCommand, shellWord } from './provenance.ts';

/** Most draws that a what-if takes where draws are weighed by what was observed. Judgement: a page answers in seconds. */
export const mostWhatIfDraws = 2 ** 21;

/**
 * The command line that gives what a what-if gives. What was observed was observed of the scenario as it is, which is why the
 * changed one extends it: `--set` on the scenario itself would look at another past, too.
 */
export function whatIfCommand(
  result: Result,
  changes: readonly string[],
  draws = result.run.draws,
  verb = 'run',
): string {
  if (result.evidence === undefined) return runCommand(result, changes, draws, verb);
  const { scenario, evidence } = result;
  const child = {
    ...result,
    scenario: { ...scenario, file: '-' },
    evidence: { ...evidence, maxDraws: mostWhatIfDraws },
  };
  return `echo ${shellWord(`extends: ${scenario.file}`)} | ${runCommand(child, changes, draws, verb)}`;
}

/** The same with a lever on top: `compare` knows no `--precision`. */
export function leverCommand(
  result: Result,
  lever: string,
  changes: readonly string[],
  draws: number,
): string {
  return whatIfCommand({ ...result, precision: null }, changes, draws, `compare --lever ${shellWord(lever)}`);
}
