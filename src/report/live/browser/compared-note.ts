import { namedScenarios } from '../../../analyses/comparison/words.ts';
import type { CarriedComparison } from '../../page/carried-comparison.ts';

/** Scenarios that are named before a note says how many more there are. */
const mostNames = 3;

/** What a change of an input does in scenarios that have it otherwise than the base, as `--set` does it; empty where none has. */
export function comparedNote({ compared, whatIf }: CarriedComparison, name: string): string {
  const [base, ...others] = namedScenarios(compared);
  const owners = others.filter((_, index) => whatIf.others[index]!.own?.includes(name));
  const written = base!.result.inputs[name]?.notation;
  const differing = others.filter(
    (other) => !owners.includes(other) && other.result.inputs[name]?.notation !== written,
  );
  return [
    differing.length === 0
      ? ''
      : `Another value in ${namesOf(differing)}: a change takes its place there too.`,
    owners.length === 0 ? '' : `Not changed by it: ${namesOf(owners)}, where a lever sets it.`,
  ]
    .filter((sentence) => sentence !== '')
    .join(' ');
}

function namesOf(scenarios: readonly { readonly name: string }[]): string {
  const names = scenarios.slice(0, mostNames).map(({ name }) => name);
  const more = scenarios.length - names.length;
  const all = more > 0 ? [...names, `${more} more`] : names;
  return all.length === 1 ? all[0]! : `${all.slice(0, -1).join(', ')} and ${all.at(-1)}`;
}
