import { rateNames } from '../../scenario/evidence/observation.ts';
import { reachingInputs } from '../../plan/reaching-inputs.ts';
import type { ExtraColumn, RunEvidence } from '../../run/main-plan.ts';
import type { LoweredScenario } from '../../run/scenario-column.ts';
import type { Scenario } from '../../scenario/scenario.ts';

/** Ids of the columns that observations are judged by. */
export const evidenceId = {
  /** How much draws count for all observations but one. */
  others: (k: number) => `others of observation ${k}`,
  /** The same, where the observed quantity is a number. */
  all: (k: number) => `all of observation ${k}`,
  /** That times the probability of seeing less than what was seen. */
  below: (k: number) => `below observation ${k}`,
  /** What would be seen, weighed by the others. */
  predicted: (k: number) => `predicted observation ${k}`,
  /** An input's values, weighed by all observations. */
  input: (name: string) => `posterior ${name}`,
  /** The headline before anything was observed. */
  priorHeadline: 'prior headline',
};

/** What is to be drawn for the evidence of a Result. */
export function evidenceColumns(
  scenario: Scenario,
  { graph, nodes }: LoweredScenario,
  { observations, before }: RunEvidence,
): readonly ExtraColumn[] {
  const [headline] = scenario.outputs;
  const node = headline === undefined ? undefined : before.get(headline);
  return [
    ...observations.flatMap(({ others, weighedBelow, weighedAll, predicted }, k): ExtraColumn[] => [
      { id: evidenceId.others(k), node: others, kind: 'moments', weight: null },
      { id: evidenceId.all(k), node: weighedAll, kind: 'moments', weight: null },
      { id: evidenceId.below(k), node: weighedBelow, kind: 'moments', weight: null },
      { id: evidenceId.predicted(k), node: predicted, kind: 'distribution', weight: others },
    ]),
    ...movableInputs(scenario).flatMap((name): ExtraColumn[] => {
      const input = nodes.get(name);
      return input === undefined || graph.nodes[input]!.kind !== 'random'
        ? []
        : [{ id: evidenceId.input(name), node: input, kind: 'distribution' }];
    }),
    ...(node === undefined
      ? []
      : [{ id: evidenceId.priorHeadline, node, kind: 'distribution' as const, weight: null }]),
  ];
}

/** Inputs that what was observed can say something of, or that an output depends on. */
export function movableInputs(scenario: Scenario): readonly string[] {
  const { inputs, quantities, evidence, outputs } = scenario;
  const observations = evidence?.observations ?? [];
  const observed = observations.flatMap(({ quantity, money }) => [quantity, ...rateNames(money)]);
  const named = new Set(quantities.map(({ name }) => name));
  const reaching = new Set([
    ...reachingInputs(scenario, [...outputs, ...observed.filter((name) => named.has(name))]),
    ...observed,
  ]);
  return inputs.map(({ name }) => name).filter((name) => reaching.has(name));
}
