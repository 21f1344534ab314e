import { cholesky } from '../../distributions/copula/correlation.ts';
import type { DistributionSpec } from '../../distributions/distribution.ts';
import { type Horizon, shockNames, shockPartsOf } from '../../scenario/months/horizon.ts';
import type { Graph, NodeId } from '../graph.ts';
import type { Streams } from '../streams.ts';
import { tiedParts } from './shock-paths.ts';

const standardNormal: DistributionSpec = { family: 'normal', parameters: { mean: 0, sd: 1 } };

/**
 * The node of every monthly shock of a horizon. They are numbered after all inputs, the first of every series before the
 * second of any: the first dimensions of a sequence are its best.
 */
export function lowerShocks(
  horizon: Horizon,
  graph: Graph,
  streams: Streams,
  suffix: string,
): [string, NodeId][] {
  const parts = horizon.series.flatMap((series) => shockPartsOf(series, horizon.months));
  const most = Math.max(0, ...parts.map(({ count }) => count));
  const nodes: [string, NodeId][] = [];
  for (let k = 0; k < most; k++)
    for (const { part, count } of parts) if (k < count) streams.number(shockNames(part, count)[k]! + suffix);
  for (const group of groupsOf(parts, horizon))
    for (let k = 0; k < Math.max(...group.map(({ count }) => count)); k++) {
      // Longer paths have shocks before the first of the others: the last of each belong together.
      const longest = Math.max(...group.map(({ count }) => count));
      const members = group.filter(({ count }) => k >= longest - count);
      const names = members.map(({ part, count }) => shockNames(part, count)[k - (longest - count)]!);
      const own = names.map((name) => name + suffix);
      const found =
        own.length > 1
          ? streams.tied(own, factorOf(members, horizon))
          : own.map((name) => streams.independent(name));
      for (const [index, name] of names.entries())
        nodes.push([name, graph.random(found[index]!, standardNormal, 1)]);
    }
  return nodes;
}

interface Part {
  readonly part: string;
  readonly count: number;
}

/** Parts whose shocks go together, each group in order; a part on its own is a group too. */
function groupsOf(parts: readonly Part[], { shockCorrelations }: Horizon): readonly (readonly Part[])[] {
  const known = new Set(parts.map(({ part }) => part));
  const pairs = shockCorrelations.filter(({ between }) => between.every((part) => known.has(part)));
  const groups = new Map<string, Part[]>();
  for (const one of parts) {
    const tied = tiedParts(one.part, pairs);
    const leader = parts.find(({ part }) => tied.has(part))!.part;
    groups.set(leader, [...(groups.get(leader) ?? []), one]);
  }
  return [...groups.values()];
}

/** Lower Cholesky factor of the correlations of some parts' shocks. */
function factorOf(members: readonly Part[], { shockCorrelations }: Horizon): Float64Array {
  const size = members.length;
  const matrix = new Float64Array(size * size).map((_, index) => (index % (size + 1) === 0 ? 1 : 0));
  for (const { between, normal } of shockCorrelations) {
    const [row, column] = between.map((part) => members.findIndex((one) => one.part === part));
    if (row! < 0 || column! < 0) continue;
    matrix[row! * size + column!] = normal;
    matrix[column! * size + row!] = normal;
  }
  const factor = cholesky(matrix, size);
  if (factor === null) throw new Error('the correlation matrix of the shocks is not positive definite');
  return factor;
}
