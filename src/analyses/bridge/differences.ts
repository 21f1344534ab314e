import { formatExpression } from '../../notation/format.ts';
import { namesIn } from '../../notation/fold.ts';
import { Graph } from '../../plan/graph.ts';
import type { InputValue, Scenario, ScenarioInput } from '../../scenario/scenario.ts';
import { sameDimension } from '../../units/arithmetic.ts';

/** What two scenarios do not have in common, of what an output is computed from. */
export interface Differences {
  /** Inputs of the same name and dimension with another value: the base's, and the other's. */
  readonly changed: readonly (readonly [before: ScenarioInput, after: ScenarioInput])[];
  /** Inputs that only one of them has. */
  readonly exclusive: readonly ScenarioInput[];
  /** Whether formulas differ, or inputs are exclusive. */
  readonly formulas: boolean;
  /** Whether inputs are tied to each other in another way. */
  readonly correlations: boolean;
  /** Inputs with another value that no formula behind the output uses. */
  readonly unused: readonly string[];
}

/** What differs between two scenarios behind an output that both have. Names in the order of their characters. */
export function differencesOf(base: Scenario, other: Scenario, output: string): Differences {
  const [behindBase, behindOther] = [behind(base, output), behind(other, output)];
  const used = (name: string) => behindBase.has(name) || behindOther.has(name);
  const after = new Map(other.inputs.map((input) => [input.name, input]));
  const shared = base.inputs.flatMap((input): [ScenarioInput, ScenarioInput][] => {
    const same = after.get(input.name);
    return same !== undefined && sameDimension(input.unit, same.unit) ? [[input, same]] : [];
  });
  const names = new Set(shared.map(([{ name }]) => name));
  const exclusive = [
    ...base.inputs.filter(({ name }) => !names.has(name) && behindBase.has(name)),
    ...other.inputs.filter(({ name }) => !names.has(name) && behindOther.has(name)),
  ];
  const different = shared
    .filter(([before, after]) => !isSame(before.value, after.value))
    .toSorted(([{ name: a }], [{ name: b }]) => (a < b ? -1 : 1));
  return {
    changed: different.filter(([{ name }]) => used(name)),
    exclusive,
    formulas: exclusive.length > 0 || formulasOf(base, behindBase) !== formulasOf(other, behindOther),
    correlations: correlationsOf(base, used) !== correlationsOf(other, used),
    unused: different.map(([{ name }]) => name).filter((name) => !used(name)),
  };
}

/** The names of all quantities and inputs that one is computed from, and its own. */
export function behind({ quantities }: Scenario, output: string): ReadonlySet<string> {
  const names = new Set([output]);
  for (const quantity of quantities.toReversed())
    if (names.has(quantity.name)) for (const name of namesIn(quantity.tree)) names.add(name);
  return names;
}

/** Whether two values are drawn alike: a graph has one node for both. */
function isSame(a: InputValue, b: InputValue): boolean {
  const graph = new Graph();
  const [first, second] = [a, b].map((value) =>
    value.kind === 'constant' ? graph.constant(value.base) : graph.random(0, value.spec, value.unit.factor),
  );
  return first === second;
}

function formulasOf({ quantities }: Scenario, names: ReadonlySet<string>): string {
  const used = quantities.filter(({ name }) => names.has(name));
  return JSON.stringify(used.map(({ name, tree }) => [name, formatExpression(tree)]).sort());
}

function correlationsOf({ correlations }: Scenario, used: (name: string) => boolean): string {
  const ties = correlations.filter(({ between }) => between.some(used));
  return JSON.stringify(ties.map(({ between, normal }) => [...[...between].sort(), normal]).sort());
}
