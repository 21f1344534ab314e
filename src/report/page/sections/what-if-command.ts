import type { BreakEven, BreakEvenWhatIf } from '../../../analyses/break-even/result.ts';
import type { Comparison } from '../../../analyses/comparison/result.ts';
import type { Result } from '../../../analyses/result.ts';
import { drawWords, fileWord, runCommand, setWords, shellWord } from './provenance.ts';

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

/**
 * The command line that compares anew. Levers are named one by one, unless some are pulled together: which of them go together is for
 * `--levers` to find.
 */
export function compareCommand(
  { base, others }: Pick<Comparison, 'base' | 'others'>,
  changes: readonly string[],
  draws = base.run.draws,
): string {
  const pulled = others.map(({ levers = [] }) => levers);
  const files = others.flatMap(({ result }, index) =>
    pulled[index]!.length === 0 ? [result.scenario.file] : [],
  );
  const isTogether = pulled.some(({ length }) => length > 1);
  const words = isTogether ? [] : pulled.flat().map((lever) => `--lever ${shellWord(lever)}`);
  const level = sharedLevel([base, ...others.map(({ result }) => result)]);
  // Every scenario has the level that its file gives.
  const drawn = level === undefined ? { ...base, outputs: {} } : base;
  const command = runCommand(drawn, changes, draws, ['compare', ...words].join(' '), files);
  return isTogether ? withAllLevers(command) : command;
}

/** A comparison with all levers. A file behind `--levers` would be read as one with levers: it comes last. */
export const withAllLevers = (command: string): string => `${command} --levers`;

/** The command line that looks for a break-even anew. */
export function breakEvenCommand(
  { scenario, other, input, run }: BreakEven,
  { asked, set }: BreakEvenWhatIf,
  changes: readonly string[],
  draws = run.draws,
): string {
  const { goal, probability, cheapest, output } = asked;
  const given = Object.entries({ input, goal, probability, cheapest, output });
  return [
    'costcone break-even',
    ...[scenario, ...(other === null ? [] : [other])].map(({ file }) => fileWord(file)),
    ...given.flatMap(([name, value]) =>
      value === undefined ? [] : [`--${name} ${shellWord(String(value))}`],
    ),
    ...drawWords({ ...run, draws }),
    ...setWords(set, changes),
  ].join(' ');
}

/** The level of all intervals; undefined where these differ. */
export function sharedLevel(results: readonly Result[]): number | undefined {
  const levels = results.map(({ outputs }) => Object.values(outputs)[0]?.interval.level);
  return levels.every((level) => level === levels[0]) ? levels[0] : undefined;
}
