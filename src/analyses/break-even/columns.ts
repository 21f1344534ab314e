import { UsageError } from '../../errors.ts';
import type { Graph, NodeId } from '../../plan/graph.ts';
import { lowerGoal } from '../../plan/lower-goal.ts';
import { lowerInputs, lowerQuantities } from '../../plan/lower-scenario.ts';
import type { Streams } from '../../plan/streams.ts';
import type { Scenario } from '../../scenario/scenario.ts';
import type { BreakEven } from './result.ts';
import { labelOf, unitOf } from '../../run/scenario-view.ts';
import { differentCurrencies, sharedOutputs } from '../../run/shared-outputs.ts';

/** A column whose mean is to reach a value, for any value of an input. */
export interface BreakEvenTarget {
  readonly kind: 'goal' | 'difference';
  readonly text: string;
  readonly value: number;
  /** Unit that `value` is in, and base units in one of it. */
  readonly unit: string;
  readonly factor: number;
  readonly label: string;
  readonly threshold: NonNullable<BreakEven['target']['threshold']> | null;
  /** The column's node when the input is set to `value` (base units). */
  readonly node: (graph: Graph, streams: Streams, input: string, value: number) => NodeId;
}

/** A goal holds with a probability. @throws UsageError where there is no such goal, or the probability is none. */
export function goalTarget(
  scenario: Scenario,
  { goal: number = 1, probability }: { readonly goal?: number; readonly probability?: number },
): BreakEvenTarget {
  const goal = scenario.goals[number - 1];
  if (goal === undefined)
    throw new UsageError(
      scenario.goals.length === 0
        ? `${scenario.file} has no goal: give one, or a second scenario to be even with`
        : `there is no goal ${number}: ${scenario.file} has ${scenario.goals.length}`,
    );
  const value = probability ?? goal.required;
  if (!(value > 0 && value < 1)) throw new UsageError(`a probability lies between 0 and 1 (found ${value})`);
  return {
    kind: 'goal',
    text: goal.text,
    value,
    unit: '',
    factor: 1,
    label: goal.threshold === null ? '' : labelOf(scenario, goal.threshold.quantity),
    threshold: goal.threshold && {
      ...goal.threshold,
      unit: unitOf(scenario, goal.threshold.quantity).text,
    },
    node: (graph, streams, input, set) =>
      lowerGoal(scenario, graph, nodesWith(scenario, graph, streams, input, set), goal),
  };
}

/** The mean of an output is the same in two scenarios. @throws UsageError where they do not share it. */
export function differenceTarget(
  base: Scenario,
  other: Scenario,
  { output = base.outputs[0]! }: { readonly output?: string },
): BreakEvenTarget {
  const currencies = differentCurrencies(base, other, output);
  if (currencies !== null)
    throw new UsageError(
      `${base.file} gives ${output} in ${currencies[0]}, ${other.file} in ${currencies[1]}: give both the same \`currency\``,
    );
  if (!sharedOutputs(base, other).includes(output))
    throw new UsageError(`${base.file} and ${other.file} do not both have the output ${output}`);
  const { text, factor } = unitOf(base, output);
  return {
    kind: 'difference',
    text: output,
    value: 0,
    unit: text,
    factor,
    label: labelOf(base, output),
    threshold: null,
    node(graph, streams, input, set) {
      const [from, to] = [base, other].map(
        (scenario) => nodesWith(scenario, graph, streams, input, set).get(output)!,
      );
      return graph.operation('subtract', to!, from!);
    },
  };
}

/** A scenario's names with one input, where it has it, set to a constant. */
function nodesWith(
  scenario: Scenario,
  graph: Graph,
  streams: Streams,
  input: string,
  value: number,
): Map<string, NodeId> {
  const inputs = lowerInputs(scenario, graph, streams);
  if (inputs.has(input)) inputs.set(input, graph.constant(value));
  return lowerQuantities(scenario, graph, inputs);
}
