import { didYouMean, UsageError } from '../../errors.ts';
import type { WantedColumn } from '../../plan/columns.ts';
import type { Graph, NodeId } from '../../plan/graph.ts';
import { lowerGoal } from '../../plan/lower-goal.ts';
import { lowerInputs, lowerQuantities, lowerScenario } from '../../plan/lower-scenario.ts';
import type { Streams } from '../../plan/streams.ts';
import { constantValue, type InputValue, type Scenario } from '../../scenario/scenario.ts';
import { dimensionless } from '../../units/unit.ts';
import { isGain } from '../words.ts';
import type { BreakEven } from './result.ts';
import { labelOf, unitOf } from '../../run/scenario-view.ts';
import { differentCurrencies, sharedOutputs } from '../../run/shared-outputs.ts';
import type { VariedInput } from './varied-input.ts';

/** A column whose mean is to reach a value, for any value of an input. */
export interface BreakEvenTarget {
  readonly kind: 'goal' | 'difference' | 'cheapest';
  readonly text: string;
  readonly value: number;
  /** The share of draws that keep to what is to be lowest, or reach what is to be highest; null for the mean. */
  readonly level?: number | null;
  /** Whether more of the output is better, so that the highest is looked for. */
  readonly isGain?: boolean;
  /** Unit that `value` is in, and base units in one of it. */
  readonly unit: string;
  readonly factor: number;
  readonly label: string;
  readonly threshold: NonNullable<BreakEven['target']['threshold']> | null;
  readonly columnKind: WantedColumn['kind'];
  /** The column's node when the input is set to `value`, in its unit. */
  readonly node: (graph: Graph, streams: Streams, input: VariedInput, value: number) => NodeId;
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
    columnKind: 'indicator',
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
    isGain: isGain(output, base.goals),
    unit: text,
    factor,
    label: labelOf(base, output),
    threshold: null,
    columnKind: 'moments',
    node(graph, streams, input, set) {
      const [from, to] = [base, other].map(
        (scenario) => nodesWith(scenario, graph, streams, input, set).get(output)!,
      );
      return graph.operation('subtract', to!, from!);
    },
  };
}

/**
 * The mean of an output, or what a share of its draws keeps to, that is to be as low as it can be; as high where more is better.
 * @throws UsageError where there is no such output
 */
export function cheapestTarget(
  scenario: Scenario,
  level: number | null,
  { output = scenario.outputs[0]! }: { readonly output?: string },
): BreakEvenTarget {
  if (!scenario.outputs.includes(output)) {
    const hint = didYouMean(output, scenario.outputs) ?? `there are ${scenario.outputs.join(', ')}`;
    throw new UsageError(`"${output}" is no output of ${scenario.file}; ${hint}`);
  }
  const { text, factor } = unitOf(scenario, output);
  return {
    kind: 'cheapest',
    text: output,
    value: 0,
    level,
    isGain: isGain(output, scenario.goals),
    unit: text,
    factor,
    label: labelOf(scenario, output),
    threshold: null,
    columnKind: level === null ? 'moments' : 'distribution',
    node: (graph, streams, input, set) => nodesWith(scenario, graph, streams, input, set).get(output)!,
  };
}

/** A scenario's names with one input, where it has it, set to a value. */
function nodesWith(
  scenario: Scenario,
  graph: Graph,
  streams: Streams,
  { input: { name }, isChance, base }: VariedInput,
  value: number,
): Map<string, NodeId> {
  if (isChance) return lowerScenario(withChance(scenario, name, value), graph, streams);
  const inputs = lowerInputs(scenario, graph, streams);
  if (inputs.has(name)) inputs.set(name, graph.constant(base(value)));
  return lowerQuantities(scenario, graph, inputs);
}

/** What happens with another probability happens on other draws, but on the same ones as long as it can. */
function withChance(scenario: Scenario, name: string, probability: number): Scenario {
  const spec = { family: 'bernoulli', parameters: { probability } } as const;
  const value: InputValue =
    probability > 0 && probability < 1
      ? { kind: 'distribution', spec, unit: dimensionless }
      : constantValue(probability, dimensionless);
  return {
    ...scenario,
    inputs: scenario.inputs.map((input) => (input.name === name ? { ...input, value } : input)),
  };
}
