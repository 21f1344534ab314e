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
  /** Inputs that change from month to month in another way, not only at another rate. */
  readonly series: readonly SeriesDifference[];
  /** The input that a part such as `gpu_price.growth` is of. */
  readonly owners: ReadonlyMap<string, ScenarioInput>;
}

/** An input that changes from month to month in another way, and the parts that this takes in either scenario. */
export interface SeriesDifference {
  readonly input: ScenarioInput;
  readonly parts: readonly string[];
}

/** What differs between two scenarios behind an output that both have. Names in the order of their characters. */
export function differencesOf(base: Scenario, other: Scenario, output: string): Differences {
  const [behindBase, behindOther] = [behind(base, output), behind(other, output)];
  const series = seriesDifferences(base, other).filter(
    ({ input: { name } }) => behindBase.has(name) || behindOther.has(name),
  );
  const ofSeries = new Set(series.flatMap(({ parts }) => parts));
  const isOwn = ({ name }: ScenarioInput) => !ofSeries.has(name);
  const has = (names: ReadonlySet<string>, { name, part }: ScenarioInput) => names.has(part?.of ?? name);
  const used = (input: ScenarioInput) => has(behindBase, input) || has(behindOther, input);
  const after = new Map(other.inputs.filter(isOwn).map((input) => [input.name, input]));
  const shared = base.inputs.filter(isOwn).flatMap((input): [ScenarioInput, ScenarioInput][] => {
    const same = after.get(input.name);
    return same !== undefined && sameDimension(input.unit, same.unit) ? [[input, same]] : [];
  });
  const names = new Set(shared.map(([{ name }]) => name));
  const exclusive = [
    ...base.inputs.filter((input) => isOwn(input) && !names.has(input.name) && has(behindBase, input)),
    ...other.inputs.filter((input) => isOwn(input) && !names.has(input.name) && has(behindOther, input)),
  ];
  const different = shared
    .filter(([before, after]) => !isSame(before.value, after.value))
    .toSorted(([{ name: a }], [{ name: b }]) => (a < b ? -1 : 1));
  const isUsed = (name: string) => behindBase.has(name) || behindOther.has(name);
  return {
    changed: different.filter(([input]) => used(input)),
    exclusive,
    formulas: exclusive.length > 0 || formulasOf(base, behindBase) !== formulasOf(other, behindOther),
    correlations: correlationsOf(base, isUsed) !== correlationsOf(other, isUsed),
    unused: different.filter(([input]) => !used(input)).map(([{ name }]) => name),
    series,
    owners: ownersOf(other),
  };
}

/** Inputs that both scenarios have and whose changes from month to month differ in kind: one grows and one does not, or has other steps. */
function seriesDifferences(base: Scenario, other: Scenario): readonly SeriesDifference[] {
  const seriesOf = ({ horizon }: Scenario, name: string) =>
    JSON.stringify(horizon?.series.find(({ input }) => input === name));
  return base.inputs.flatMap((input): SeriesDifference[] => {
    const { name } = input;
    const isShared = other.inputs.some((one) => one.name === name);
    if (!isShared || seriesOf(base, name) === seriesOf(other, name)) return [];
    const parts = [base, other].flatMap(({ inputs }) => inputs.filter(({ part }) => part?.of === name));
    return [{ input, parts: [...new Set(parts.map((part) => part.name))] }];
  });
}

function ownersOf({ inputs }: Scenario): ReadonlyMap<string, ScenarioInput> {
  const byName = new Map(inputs.map((input) => [input.name, input]));
  return new Map(
    inputs.flatMap(({ name, part }): [string, ScenarioInput][] => {
      const owner = part && byName.get(part.of);
      return owner === undefined ? [] : [[name, owner]];
    }),
  );
}

/** The names of all quantities and inputs that one is computed from, and its own. */
export function behind({ quantities }: Scenario, output: string): ReadonlySet<string> {
  const names = new Set([output]);
  // What looks at the month before may use what stands after it: then one way back is not enough.
  for (let known = 0; known < names.size; ) {
    known = names.size;
    for (const quantity of quantities.toReversed())
      if (names.has(quantity.name)) for (const name of namesIn(quantity.tree)) names.add(name);
  }
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

function correlationsOf({ correlations, horizon }: Scenario, used: (name: string) => boolean): string {
  const isUsed = (name: string) => used(name) || used(name.slice(0, Math.max(0, name.lastIndexOf('.'))));
  const all = [...correlations, ...(horizon?.shockCorrelations ?? [])];
  const ties = all.filter(({ between }) => between.some(isUsed));
  return JSON.stringify(ties.map(({ between, normal }) => [...[...between].sort(), normal]).sort());
}
