import { loadWasmKernel } from '../../../kernel/load-wasm.ts';
import { readScenarioText } from '../../../scenario/read-scenario.ts';
import type { Scenario } from '../../../scenario/scenario.ts';
import { Graph } from '../../graph.ts';
import { lowerGoal } from '../../lower-goal.ts';
import { lowerScenario } from '../../lower-scenario.ts';
import type { Plan } from '../../plan.ts';
import { Streams } from '../../streams.ts';
import { planOf } from '../../testing/plan.ts';

const wasm = await loadWasmKernel();

/** A scenario with a horizon of its own, from the rest of its file. */
export const overMonths = (horizon: string, rest: string): Scenario =>
  readScenarioText(`title: Months\nhorizon: ${horizon}\n${rest}\n`);

export interface Drawn {
  /** Values of a formula, replicate by replicate, in base units. */
  readonly replicates: readonly Float64Array[];
}

/** Draws formulas of a scenario: 16 replicates of `draws` each, 4,096 unless stated otherwise. */
export function drawn<Name extends string>(
  scenario: Scenario,
  names: readonly Name[],
  {
    design = 'sobol',
    draws = 4096,
    seed = 'months',
  }: { design?: Plan['design']; draws?: number; seed?: string } = {},
): Readonly<Record<Name, Drawn>> {
  const plan = planOf(scenario, { outputs: names, design, draws: 16 * draws, seed });
  const prepared = wasm.prepare(plan);
  const columns = names.map(() => Array.from({ length: plan.replicates }, () => new Float64Array(draws)));
  for (let replicate = 0; replicate < plan.replicates; replicate++)
    for (let first = 0; first < draws; first += 1024) {
      const { outputs } = prepared.evaluate(replicate, first, Math.min(1024, draws - first));
      for (const [index, values] of outputs.entries()) columns[index]![replicate]!.set(values, first);
    }
  const found = {} as Record<Name, Drawn>;
  for (const [index, name] of names.entries()) found[name] = { replicates: columns[index]! };
  return found;
}

/** A statistic of all replicates, and its standard error from their spread. */
export function estimated({ replicates }: Drawn, statistic: (values: Float64Array) => number) {
  const each = replicates.map(statistic);
  const value = each.reduce((sum, one) => sum + one) / each.length;
  const squares = each.reduce((sum, one) => sum + (one - value) ** 2, 0);
  return { value, error: Math.sqrt(squares / (each.length - 1) / each.length) };
}

export const mean = (values: Float64Array) => values.reduce((sum, value) => sum + value) / values.length;

/** Of stratified draws, whose mean is nearly known: their squares are divided by their number. */
export const sd = (values: Float64Array) => {
  const centre = mean(values);
  return Math.sqrt(values.reduce((sum, value) => sum + (value - centre) ** 2, 0) / values.length);
};

export const quantile = (p: number) => (values: Float64Array) => {
  const sorted = values.toSorted();
  const at = p * sorted.length - 0.5;
  const low = Math.floor(at);
  return sorted[low]! + (at - low) * (sorted[low + 1]! - sorted[low]!);
};

/** What a formula comes to in base units where nothing is random. */
export function known(scenario: Scenario, name: string): number {
  const graph = new Graph();
  const value = graph.constantValue(lowerScenario(scenario, graph, new Streams()).get(name)!);
  if (value === null) throw new Error(`${name} is random`);
  return value;
}

/** Whether the first goal of a scenario holds where nothing is random. */
export function goalHolds(scenario: Scenario): boolean {
  const graph = new Graph();
  const nodes = lowerScenario(scenario, graph, new Streams());
  const value = graph.constantValue(lowerGoal(scenario, graph, nodes, scenario.goals[0]!));
  if (value === null) throw new Error('the goal is random');
  return value === 1;
}
