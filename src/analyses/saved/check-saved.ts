import { type Problem, ScenarioError } from '../../errors.ts';
import { placeAt } from './json-place.ts';
import { type SavedFormat, shapeProblems } from './saved-shapes.ts';
import type { Step } from './shape.ts';

/** A path as it is written in JavaScript and by jq: `outputs.daily_cost.curve[3]`. */
const pathWords = (path: readonly Step[]): string =>
  path
    .map((step, index) =>
      typeof step === 'number' ? `[${step}]` : `${index === 0 ? '' : '.'}${shown(step)}`,
    )
    .join('');

/** Names are as long as a file's author likes. */
const shown = (name: string) => (name.length > 60 ? `${name.slice(0, 57)}...` : name);

/**
 * Checks that a saved value has the shape of its format, as it may come from anywhere: numbers are finite and in their range, lists as
 * long as they must be, and every name that it speaks of is there.
 *
 * @param json the text it was parsed from
 * @throws ScenarioError with up to ten problems, each with its path, line and column
 */
export function checkSaved(value: unknown, format: SavedFormat, file: string, json: string): void {
  const problems = shapeProblems(value, format);
  if (problems.length === 0) return;
  throw new ScenarioError(
    problems.map(
      ({ path, rule, found }): Problem => ({
        place: { file, ...placeAt(json, path) },
        path: pathWords(path),
        rule,
        ...(found === undefined ? {} : { found }),
      }),
    ),
  );
}
