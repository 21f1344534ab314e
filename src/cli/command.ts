import type { Options } from 'yargs';
import type { Engine } from '../engine/executor.ts';
import type { SimulateOptions } from '../run/settings.ts';

/** Words after a command's name and its flags, as the user wrote them: texts, or lists of texts where repeated. */
export type Words = Readonly<Record<string, unknown>>;

/** What stands for standard input among files. */
export const standardInput = '<stdin>';

/** Exit codes that scripts rely on. */
export const exitCodes = {
  ok: 0,
  bug: 1,
  usage: 2,
  invalidScenario: 3,
  modelFailed: 4,
  goalMissed: 5,
  notConverged: 6,
  interrupted: 130,
} as const;

/** Exit codes from the worst on. What was stopped is not whole, whatever else; then what failed first on its way. */
const fromTheWorst: readonly number[] = [
  exitCodes.bug,
  exitCodes.interrupted,
  exitCodes.usage,
  exitCodes.invalidScenario,
  exitCodes.modelFailed,
  exitCodes.notConverged,
  exitCodes.goalMissed,
  exitCodes.ok,
];

/** The exit code of several: that of the worst. */
export function worstOf(codes: readonly number[]): number {
  return fromTheWorst.find((code) => codes.includes(code)) ?? exitCodes.ok;
}

/** How the draws of `run` or `compare` are made where another command calls it. */
export interface GivenDraws {
  readonly engine: Engine;
  readonly settings: Pick<SimulateOptions, 'tooFew'>;
  /** Says what went wrong; answers with the exit code. */
  readonly report: (error: unknown) => number;
}

/** One command: what `--help` shows, and where its work is done (loaded only when it is called). */
export interface Command {
  /** The yargs form, as in `run <files..>`. */
  readonly usage: string;
  readonly summary: string;
  readonly options: Readonly<Record<string, Options>>;
  /** Sentences below the options in `--help`. */
  readonly notes?: string;
  readonly examples: readonly (readonly [command: string, explanation: string])[];
  /** Loads the module that does the work; its function answers with an exit code. */
  readonly load: () => Promise<(words: Words) => Promise<number>>;
}
