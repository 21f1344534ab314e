import { ln } from '../../elementary/elementary.ts';
import type { ObservedMoney, Observation } from '../../scenario/evidence/observation.ts';
import type { Evidence } from '../../scenario/scenario.ts';
import type { Graph, NodeId } from '../graph.ts';
import { monthlyKey } from '../months/monthly-names.ts';
import type { Streams } from '../streams.ts';
import { Arithmetic, number } from './arithmetic.ts';
import { observedNodes } from './likelihood.ts';

/** What observations make of a draw. */
export interface LoweredEvidence {
  /** ln of the likelihood, less that of the largest that there can be. */
  readonly log: NodeId;
  /** How much a draw counts: a whole number, its likelihood in `quanta` of the largest that there can be. */
  readonly weight: NodeId;
  readonly observations: readonly LoweredObservation[];
}

/** One observation, seen from all others. */
export interface LoweredObservation {
  /** How much a draw counts for all others, as a whole number. */
  readonly others: NodeId;
  /** The probability of seeing less than what was seen. */
  readonly below: NodeId;
  /** That, times `others`. */
  readonly weighedBelow: NodeId;
  /** `others`, where `below` is a number. */
  readonly weighedAll: NodeId;
  /** What would be seen. */
  readonly predicted: NodeId;
}

/** Most that all weights of a run may add up to: doubles hold whole numbers up to twice as much. */
const mostWeight = 2 ** 52;

/** Parts in which the weight of a draw is counted, so that those of `mostDraws` add up exactly in any order. */
export function quantaOf(mostDraws: number): number {
  let most = 1;
  while (most < mostDraws) most *= 2;
  return mostWeight / most;
}

/**
 * Weights of the draws by their likelihood. `nodes` are those of the scenario that wrote the observations. The noise of what
 * would be seen gets dimensions after all inputs, so that these keep theirs.
 *
 * `shift`: of many observations the best draw agrees with each a little less than it might, and with all together much less: weights
 * are then 2^shift times as large, and those beyond the largest are set to it.
 *
 * An observation of an input that is drawn as it left it weighs nothing; its place is that in what the input was before.
 *
 * On a draw on which what was observed is no number the weight is none either, and the draw counts nothing.
 */
export function lowerEvidence(
  { observations }: Evidence,
  nodes: ReadonlyMap<string, NodeId>,
  graph: Graph,
  streams: Streams,
  quanta: number,
  shift = 0,
): LoweredEvidence {
  const of = new Arithmetic(graph);
  const seen = observations.map(({ quantity, at, likelihood, money, prior }) => {
    const node = asWritten(nodeOf(nodes, quantity, at), money, (name) => nodeOf(nodes, name, at), of);
    return observedNodes(likelihood, prior === undefined ? node : asBefore(node, prior, graph), of);
  });
  // What an input is drawn by already weighs no draw.
  const weighing = [...observations.keys()].filter((k) => observations[k]!.prior === undefined);
  const together = (logs: readonly NodeId[]) => of.sum(graph.constant(0), ...logs);
  const weightOf = (logs: readonly NodeId[], shift: number) => {
    const log = together(logs);
    const shifted = shift === 0 ? log : of.of('add', log, number(shift * ln(2)));
    const parts = of.of(
      'floor',
      of.of('add', of.of('multiply', of.of('exp', shifted), number(quanta)), number(0.5)),
    );
    return shift === 0 ? parts : of.of('minimum', parts, number(quanta));
  };
  const logs = weighing.map((k) => seen[k]!.log);
  return {
    log: together(logs),
    weight: weightOf(logs, shift),
    observations: seen.map(({ below, predicted }, k) => {
      const rest = weighing.filter((other) => other !== k).map((other) => seen[other]!.log);
      const others =
        rest.length === logs.length
          ? graph.constant(quanta)
          : weightOf(rest, Math.min(shift, usualShift(rest.length)));
      const stream = streams.independent(`observation ${k}`);
      const normal = graph.random(stream, standardNormal, 1);
      return {
        others,
        below,
        weighedBelow: of.of('multiply', others, below),
        weighedAll: of.of('add', others, of.of('multiply', number(0), below)),
        predicted: predicted(normal),
      };
    }),
  };
}

/**
 * Powers of two by which the weights of so many observations may be larger, whatever one more says: where that is a conflict, the
 * others agree as well as they did. -ln of the likelihood of n that agree is n / 2 as a rule; 8 bits are left above. Judgement.
 */
const usualShift = (observations: number) => Math.max(0, Math.floor(observations / 2 / ln(2)) - 8);

const standardNormal = { family: 'normal', parameters: { mean: 0, sd: 1 } } as const;

/** Money in the currency in which it was observed, by the rates as they are drawn. */
function asWritten(
  quantity: NodeId,
  money: ObservedMoney | undefined,
  rate: (name: string) => NodeId,
  of: Arithmetic,
): NodeId {
  return (money?.rates ?? []).reduce(
    (value, { name, power }) =>
      of.of('multiply', value, power === -1 ? rate(name) : of.of('power', rate(name), number(-power))),
    quantity,
  );
}

/** An input as it was thought to be before it was observed. */
function asBefore(node: NodeId, { spec, factor }: NonNullable<Observation['prior']>, graph: Graph): NodeId {
  const drawn = graph.nodes[node]!;
  if (drawn.kind !== 'random') throw new Error('an input that is drawn as it was observed is no constant');
  return graph.random(drawn.stream, spec, factor);
}

/** The node of an input or quantity, in one month where it has months. */
function nodeOf(nodes: ReadonlyMap<string, NodeId>, name: string, month: number | null): NodeId {
  const inMonth = month === null ? undefined : nodes.get(monthlyKey.in(name, month));
  return inMonth ?? nodes.get(monthlyKey.plain(name)) ?? nodes.get(name)!;
}
