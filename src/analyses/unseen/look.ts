import type { DistributionSpec } from '../../distributions/distribution.ts';
import { exp2, powerOfTwo } from '../../elementary/elementary.ts';
import type { NodeId } from '../../plan/graph.ts';
import type { Lowered, Nodes } from './columns.ts';
import { lastTail, type Point, type Stratum } from './strata.ts';

/** Octaves of the tail from one value to the next. */
const octaves = 4;

/** An input that is drawn, with its rare parts. */
export interface RareInput {
  readonly name: string;
  /** Base units in one of the unit that `strata` are in. */
  readonly scale: number;
  readonly strata: readonly Stratum[];
}

/** A rare value, and the stratum that it is of. */
export interface Looked extends Point {
  readonly stratum: number;
}

/** An input that takes each of its rare values equally often, and what it is compared with. */
export interface Look {
  readonly input: RareInput;
  readonly points: readonly Looked[];
  readonly node: NodeId;
  /** Columns that the input reaches. */
  readonly ids: readonly string[];
  readonly forced: Nodes;
  readonly reference: Nodes;
}

/** The stream by which an input takes its rare values. */
export const rareName = ({ name }: RareInput) => `${name} (rare)`;

/** An input's rare values in ascending order, in base units. */
export function rarePoints({ scale, strata }: RareInput): readonly Looked[] {
  const all = strata.flatMap((stratum, index) =>
    pointsOf(stratum).map(({ value, probability }): Looked => ({ value, probability, stratum: index })),
  );
  const merged = new Map<number, Looked>();
  for (const point of all) {
    const probability = (merged.get(point.value)?.probability ?? 0) + point.probability;
    merged.set(point.value, { ...point, probability });
  }
  return [...merged.values()]
    .sort((a, b) => a.value - b.value)
    .map((point) => ({ ...point, value: point.value * scale }));
}

export function lookAt(lowered: Lowered, input: RareInput, isWanted: (id: string) => boolean): Look {
  const { graph, streams } = lowered;
  const { name, scale, strata } = input;
  const points = rarePoints(input);
  const node =
    points.length === 1
      ? graph.constant(points[0]!.value)
      : graph.random(streams.independent(rareName(input)), evenly(points), 1);
  const instead = strata.reduce((other, { reference, low, high }) => {
    if (reference === null) return other;
    const isIn = lowered.isWithin(node, low * scale, high * scale);
    return graph.operation('if', isIn, graph.constant(reference * scale), other);
  }, lowered.input(name));
  const plain = lowered.columns();
  const forced = lowered.columns({ name, node });
  const ids = [...plain.keys()].filter((id) => forced.get(id) !== plain.get(id) && isWanted(id));
  return { input, points, node, ids, forced, reference: lowered.columns({ name, node: instead }) };
}

function evenly(points: readonly Point[]): DistributionSpec {
  const values = points.map(({ value }) => value);
  return { family: 'discrete', parameters: { values, weights: values.map(() => 1 / values.length) } };
}

/** A stratum's own values, or one for every few octaves of its tail. */
function pointsOf(stratum: Stratum): readonly Point[] {
  if (stratum.points !== null) return stratum.points;
  const points: Point[] = [];
  for (let tail = stratum.probability; tail > lastTail(stratum); tail /= powerOfTwo(octaves)) {
    const value = stratum.value(tail / exp2(octaves / 2));
    points.push({ value, probability: tail * (1 - powerOfTwo(-octaves)) });
  }
  return points.filter(({ value }) => Number.isFinite(value));
}
