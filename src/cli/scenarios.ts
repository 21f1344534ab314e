import { readFileSync } from 'node:fs';
import { formatProblem, ScenarioError } from '../errors.ts';
import { standardInput } from './page-files.ts';
import type { Scenario } from '../scenario/scenario.ts';

/** Reads scenarios (`-` is standard input). @throws ScenarioError with the problems of all files at once. */
export async function readScenarios(files: readonly string[], set: readonly string[]): Promise<Scenario[]> {
  const { readScenario, readScenarioText } = await import('../scenario/read-scenario.ts');
  const problems: ScenarioError['problems'][number][] = [];
  const scenarios: Scenario[] = [];
  for (const file of files) {
    try {
      scenarios.push(
        file === standardInput ? readScenarioText(readFileSync(0), { set }) : readScenario(file, { set }),
      );
    } catch (error) {
      if (!(error instanceof ScenarioError)) throw error;
      problems.push(...error.problems);
    }
  }
  if (problems.length > 0) throw new ScenarioError(problems);
  for (const { remarks } of scenarios)
    for (const remark of remarks) process.stderr.write(`${formatProblem(remark)}\n`);
  return scenarios;
}
