import { moreProblems, type Problem, ScenarioError, visible } from '../errors.ts';
import { countWords } from '../analyses/words.ts';
import { exitCodes, type Words } from './command.ts';
import { readingsOf, readScenarios } from './scenarios.ts';
import { switchOf, textsOf } from './words.ts';
import { print, printJson, say } from './outlet.ts';

/** `costcone validate`: every problem of every file, or a line a file; with `--json` the first 50 problems as an array, also an empty one. */
export async function validate(words: Words): Promise<number> {
  const files = textsOf(words, 'files');
  const isJson = switchOf(words, 'json');
  const scenarios = await readScenarios(files, readingsOf(words, files)).catch((error: unknown) => {
    if (!isJson || !(error instanceof ScenarioError)) throw error;
    return error;
  });
  if (scenarios instanceof ScenarioError) {
    printJson(scenarios.problems.map(problemRow));
    if (scenarios.more > 0) say(moreProblems(scenarios.more));
    return exitCodes.invalidScenario;
  }
  if (isJson) printJson([]);
  else
    for (const [index, scenario] of scenarios.entries()) {
      const random = scenario.inputs.filter(({ value }) => value.kind === 'distribution').length;
      const seen = scenario.evidence?.observations.length ?? 0;
      const observed = seen === 0 ? '' : `, ${countWords(seen, 'observation')}`;
      print(
        `${visible(files[index]!)}: valid (${countWords(scenario.inputs.length, 'input')}, ${random} uncertain${observed}; outputs ${[...scenario.outputs, ...(scenario.horizon?.firstMonths ?? [])].join(', ')})`,
      );
    }
  return exitCodes.ok;
}

/** A problem as scripts and editors read it: every key is there, null where nothing is known. */
function problemRow({ place: { file, line, column }, path, rule, found, hint }: Problem) {
  return {
    file,
    line: line ?? null,
    column: line === undefined ? null : (column ?? 1),
    path,
    rule,
    found: found ?? null,
    hint: hint ?? null,
  };
}
