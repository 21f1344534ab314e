import { existsSync } from 'node:fs';
import { formatProblem, joinedError, ScenarioError, UsageError } from '../errors.ts';
import type { Words } from './command.ts';
import { readBytes, readsOnce } from './inputs.ts';
import { standardInput } from './command.ts';
import type { Lever } from '../scenario/levers/lever.ts';
import type { ReadOptions } from '../scenario/read-scenario.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { textsOf } from './words.ts';
import { say } from './outlet.ts';

/** How scenarios are to be read: with what is set, and which files they may name besides their own. */
export interface Readings extends Pick<ReadOptions, 'access'> {
  readonly set: readonly string[];
  readonly allowRead: readonly string[];
}

/**
 * How the command line wants scenarios read. What it names itself, scenarios may name too.
 *
 * @throws UsageError where there is nothing at a path that should be opened
 */
export function readingsOf(words: Words, files: readonly string[]): Readings {
  const allowed = textsOf(words, 'allow-read');
  const missing = allowed.find((path) => !existsSync(path));
  if (missing !== undefined)
    throw new UsageError(`--allow-read needs a folder or a file (found "${missing}")`);
  return { set: textsOf(words, 'set'), allowRead: [...allowed, ...files.filter((file) => !readsOnce(file))] };
}

/** A scenario with some levers pulled; its file is read once, when it is first asked for. */
export async function leverReader(
  file: string,
  readings: Readings,
): Promise<(levers: readonly Lever[]) => Scenario> {
  const { leverReader: readerOf, openScenario, openText } = await import('../scenario/read-scenario.ts');
  const open = () =>
    readsOnce(file)
      ? openText(readBytes(file), { ...readings, ...nameOf(file) })
      : openScenario(file, readings);
  return readerOf(open, readings);
}

/** Reads scenarios (`-` is standard input): each, or why it is refused. */
export async function readEach(
  files: readonly string[],
  readings: Readings,
): Promise<(Scenario | ScenarioError)[]> {
  const { readScenario, readScenarioText } = await import('../scenario/read-scenario.ts');
  return files.map((file) => {
    try {
      return readsOnce(file)
        ? readScenarioText(readBytes(file), { ...readings, ...nameOf(file) })
        : readScenario(file, readings);
    } catch (error) {
      if (error instanceof ScenarioError) return error;
      throw error;
    }
  });
}

/** Reads scenarios that are all needed. @throws ScenarioError with the problems of all files at once. */
export async function readScenarios(files: readonly string[], readings: Readings): Promise<Scenario[]> {
  const read = await readEach(files, readings);
  const errors = read.filter((one) => one instanceof ScenarioError);
  if (errors.length > 0) throw joinedError(errors);
  const scenarios = read.filter((one): one is Scenario => !(one instanceof ScenarioError));
  scenarios.forEach(printRemarks);
  return scenarios;
}

/** What a pipe is called in messages; standard input has its own name. */
const nameOf = (file: string) => (file === standardInput ? {} : { name: file });

/** Tells who wrote a scenario what could be written better. */
export function printRemarks({ remarks }: Scenario): void {
  for (const remark of remarks) say(formatProblem(remark));
}
