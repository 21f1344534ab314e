import type { Result } from '../../../analyses/result.ts';
import { runCommand, shellWord } from './provenance.ts';

/** Most draws that a what-if takes where draws are weighed by what was observed. Judgement: a page answers in seconds. */
export const mostWhatIfDraws = 2 ** 21;

/**
 * The command line that gives what a what-if gives. What was observed was observed of the scenario as it is, which is why the
 * changed one extends it: `--set` on the scenario itself would look at another past, too.
 */
export function whatIfCommand(result: Result, changes: readonly string[], draws = result.run.draws): string {
  return childCommand(result, runCommand, changes, draws);
}

/** The command line that pulls a lever on the scenario with changes, as a what-if does. */
export function leverCommand(
  result: Result,
  lever: string,
  changes: readonly string[],
  draws: number,
): string {
  const compare: typeof runCommand = (...run) =>
    runCommand(...run).replace('costcone run ', `costcone compare --lever ${shellWord(lever)} `);
  return childCommand(result, compare, changes, draws);
}

function childCommand(
  result: Result,
  command: typeof runCommand,
  changes: readonly string[],
  draws: number,
): string {
  if (result.evidence === undefined) return command(result, changes, draws);
  const { scenario, evidence } = result;
  const child = {
    ...result,
    scenario: { ...scenario, file: '-' },
    evidence: { ...evidence, maxDraws: mostWhatIfDraws },
  };
  return `echo ${shellWord(`extends: ${scenario.file}`)} | ${command(child, changes, draws)}`;
}
