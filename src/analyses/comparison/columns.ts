import type { WantedColumn } from '../../plan/columns.ts';
import type { LoweredScenario } from '../../run/scenario-column.ts';
import { sharedHeadline, sharedOutputs } from '../../run/shared-outputs.ts';
import { differenceOf } from './difference.ts';
import { isGain } from '../words.ts';

/** Ids of the columns that a comparison is read from; `other` counts from 1. */
export const comparisonId = {
  difference: (other: number, output: string) => `difference ${other} ${output}`,
  ratio: (other: number, output: string) => `ratio ${other} ${output}`,
  lower: (other: number, output: string) => `lower ${other} ${output}`,
  /** What choosing scenario `index` costs more, or brings less, than choosing the best on each draw. */
  regret: (index: number) => `regret ${index}`,
};

/**
 * Differences, ratios and "is lower" of every output that two scenarios share, draw by draw, and what each choice would
 * cost more than the best one. The base comes first.
 */
export function comparisonColumns(lowered: readonly LoweredScenario[]): WantedColumn[] {
  return [...pairedColumns(lowered), ...regretColumns(lowered)];
}

/** The differences alone, of all outputs that two scenarios share unless some are named. */
export function pairedColumns(
  lowered: readonly LoweredScenario[],
  outputs?: readonly string[],
): WantedColumn[] {
  const [base, ...others] = lowered as readonly [LoweredScenario, ...LoweredScenario[]];
  return others.flatMap((other, index) =>
    columnsOfPair(base, other, index + 1, outputs ?? sharedOutputs(base.scenario, other.scenario)),
  );
}

function columnsOfPair(
  base: LoweredScenario,
  other: LoweredScenario,
  index: number,
  outputs: readonly string[],
): WantedColumn[] {
  const { graph } = base;
  return outputs.flatMap((output): WantedColumn[] => {
    const [from, to] = [base.nodes.get(output)!, other.nodes.get(output)!];
    const difference = differenceOf(graph, to, from);
    return [
      { id: comparisonId.difference(index, output), node: difference, kind: 'distribution' },
      {
        id: comparisonId.ratio(index, output),
        node: graph.operation('divide', to, from),
        kind: 'distribution',
      },
      {
        id: comparisonId.lower(index, output),
        node: graph.operation('less', difference, graph.constant(0)),
        kind: 'indicator',
      },
    ];
  });
}

function regretColumns(lowered: readonly LoweredScenario[]): WantedColumn[] {
  const headline = sharedHeadline(lowered.map(({ scenario }) => scenario));
  if (headline === null) return [];
  const { graph } = lowered[0]!;
  const values = lowered.map(({ nodes }) => nodes.get(headline)!);
  const wantsMore = isGain(headline, lowered[0]!.scenario.goals);
  const best = values.reduce((a, b) => graph.operation(wantsMore ? 'maximum' : 'minimum', a, b));
  return values.map((value, index) => ({
    id: comparisonId.regret(index),
    node: wantsMore ? differenceOf(graph, best, value) : differenceOf(graph, value, best),
    kind: 'moments',
  }));
}
