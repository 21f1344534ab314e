import { formatProblem, ScenarioError } from '../errors.ts';
import { readBytes, readsOnce } from './inputs.ts';
import { standardInput } from './command.ts';
import type { Lever } from '../scenario/levers/lever.ts';
import type { Scenario } from '../scenario/scenario.ts';

/** Reads a scenario anew with some levers pulled; standard input is read once. */
export async function leverReader(
  file: string,
  set: readonly string[],
): Promise<(levers: readonly Lever[]) => Scenario> {
  const { readScenario, readScenarioText } = await import('../scenario/read-scenario.ts');
  if (!readsOnce(file)) return (levers) => readScenario(file, { set, levers });
  const text = readBytes(file);
  return (levers) => readScenarioText(text, { set, levers, ...nameOf(file) });
}

/** Reads scenarios (`-` is standard input): each, or why it is refused. */
export async function readEach(
  files: readonly string[],
  set: readonly string[],
): Promise<(Scenario | ScenarioError)[]> {
  const { readScenario, readScenarioText } = await import('../scenario/read-scenario.ts');
  return files.map((file) => {
    try {
      return readsOnce(file)
        ? readScenarioText(readBytes(file), { set, ...nameOf(file) })
        : readScenario(file, { set });
    } catch (error) {
      if (error instanceof ScenarioError) return error;
      throw error;
    }
  });
}

/** Reads scenarios that are all needed. @throws ScenarioError with the problems of all files at once. */
export async function readScenarios(files: readonly string[], set: readonly string[]): Promise<Scenario[]> {
  const read = await readEach(files, set);
  const problems = read.flatMap((one) => (one instanceof ScenarioError ? one.problems : []));
  if (problems.length > 0) throw new ScenarioError(problems);
  const scenarios = read.filter((one): one is Scenario => !(one instanceof ScenarioError));
  scenarios.forEach(printRemarks);
  return scenarios;
}

/** What a pipe is called in messages; standard input has its own name. */
const nameOf = (file: string) => (file === standardInput ? {} : { name: file });

/** Tells who wrote a scenario what could be written better. */
export function printRemarks({ remarks }: Scenario): void {
  for (const remark of remarks) process.stderr.write(`${formatProblem(remark)}\n`);
}
