import { formatProblem, type ScenarioError } from '../../errors.ts';
import { inSentence, spokenName } from '../../notation/spoken-name.ts';
import type { Lever } from '../../scenario/levers/lever.ts';
import { alreadyThere } from '../../scenario/levers/stands-already.ts';
import type { Scenario } from '../../scenario/scenario.ts';

/** Names in a sentence before it says "and more". */
const mostNames = 3;

/** Why a lever does not apply: what it needs in its own words, anything else with its place. */
export function refusalReason({ problems }: ScenarioError): string {
  const isNeed = problems.every(
    ({ path, rule }) => path.startsWith('requires') || rule.endsWith(alreadyThere),
  );
  return problems.map((problem) => (isNeed ? needs(problem) : formatProblem(problem))).join('; ');
}

const needs = ({ rule, hint }: ScenarioError['problems'][number]) =>
  hint === undefined || hint.startsWith('it needs ') ? rule : `${rule} (${hint})`;

/** Why a lever that applies leaves the headline what it is in every draw. */
export function noEffectReason(
  base: Scenario,
  changed: Scenario,
  lever: Lever,
  outputs: readonly string[],
): string {
  const headline = inSentence(labelOf(base, base.outputs[0]!));
  const inputs = differing(base, changed);
  if (inputs.length === 0 && outputs.length === 0) return `${alreadyThere}, or comes to the same numbers`;
  const what = inputs.length === 0 ? 'what it changes' : `it changes ${named(inputs.map(spokenName))}, which`;
  const rest =
    outputs.length === 0 ? '' : ` (only ${named(outputs.map((name) => inSentence(labelOf(base, name))))})`;
  const because =
    lever.nothing === null ? '' : `; it has none where ${inSentence(lever.nothing.replace(/\.$/, ''))}`;
  return `${what} has no effect on ${headline} in any draw${rest}${because}`;
}

/** Inputs whose value is another. */
function differing(base: Scenario, changed: Scenario): readonly string[] {
  const before = new Map(base.inputs.map(({ name, value }) => [name, JSON.stringify(value)]));
  return changed.inputs
    .filter(({ name, value }) => before.get(name) !== JSON.stringify(value))
    .map(({ name }) => name);
}

function labelOf({ quantities }: Scenario, name: string): string {
  return quantities.find((one) => one.name === name)?.label ?? spokenName(name);
}

function named(names: readonly string[]): string {
  return names.length <= mostNames
    ? names.join(', ')
    : `${names.slice(0, mostNames).join(', ')} and ${names.length - mostNames} more`;
}
