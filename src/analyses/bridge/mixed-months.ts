import type { Horizon, Series } from '../../scenario/months/horizon.ts';
import { overMonths } from '../../scenario/months/moving.ts';
import type { Scenario, ScenarioInput } from '../../scenario/scenario.ts';
import type { BridgeUnit } from './units.ts';

/** What a mixture is made of. */
export interface Mixed {
  readonly base: Scenario;
  readonly other: Scenario;
  /** Whose inputs and shocks are tied to each other. */
  readonly tied: Scenario;
  readonly taken: readonly BridgeUnit[];
}

/**
 * A mixture of two scenarios of the same horizon with the changes of each input from month to month that one of them has:
 * the other's where a unit takes them over.
 */
export function withMonths(mixture: Scenario, { base, other, tied, taken }: Mixed): Scenario {
  const fromOther = new Set(taken.flatMap(({ series }) => series));
  const inputs = mixture.inputs.filter(({ part }) => part === undefined);
  const series: Series[] = [];
  const parts: ScenarioInput[] = [];
  for (const { name } of inputs) {
    const { horizon, inputs: all } = sourceOf(name);
    const found = horizon!.series.find(({ input }) => input === name);
    if (found === undefined) continue;
    series.push(found);
    for (const part of all)
      if (part.part?.of === name) parts.push(mixture.inputs.find((input) => isShared(input, part)) ?? part);
  }
  const horizon: Horizon = {
    ...base.horizon!,
    ...overMonths(mixture.quantities, series),
    series,
    shockCorrelations: tied.horizon!.shockCorrelations,
  };
  return { ...mixture, inputs: [...inputs, ...parts], horizon };

  /** Who says how an input changes: where both say the same the base, and where only one has the input that one. */
  function sourceOf(name: string): Scenario {
    const isOfBase = base.inputs.some((input) => input.name === name);
    return fromOther.has(name) || !isOfBase ? other : base;
  }

  /** A part that both have in the same way has the value that the mixture chose. */
  function isShared(input: ScenarioInput, { name, part }: ScenarioInput): boolean {
    return input.name === name && !fromOther.has(part!.of);
  }
}
