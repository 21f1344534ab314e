import type { DistributionSpec } from '../../distributions/distribution.ts';
import { binaryExponent, exp2, powerOfTwo } from '../../elementary/elementary.ts';
import type { NodeId } from '../../plan/graph.ts';
import { Lowered, type Drawn } from './columns.ts';
import { type Ask, evaluateColumns, rowStrata } from './evaluate.ts';
import { fewHits, lastTail, type Point, type Stratum } from './strata.ts';

/** Draws of the other inputs in a screening: about 16 at each of an input's values. */
const fewRows = 512;
/** A run of fewer draws says little about its mean anyway, and is looked at with a quarter of them. Judgement. */
const shortRun = 2 ** 14;
/** The same for columns that are one value in all draws of a run: what changes them may need two inputs in their tails. */
const manyRows = 65_536;
/** Values that such a closer look may take: a model with tens of inputs has it over fewer draws, or not at all. */
const mostValues = 2 ** 21;
/** Octaves of the tail from one value to the next. */
const octaves = 4;

/** An input that is drawn, with its rare parts. */
export interface RareInput {
  readonly name: string;
  /** Base units in one of the unit that `strata` are in. */
  readonly scale: number;
  readonly strata: readonly Stratum[];
}

/** What a run tells its screening. */
export interface Screening {
  /** How many draws it had. */
  readonly draws: number;
  /** Columns that were one value in all of them. */
  readonly constant: ReadonlySet<string>;
}

/** What a part of an input does to a column. */
export interface Effect {
  /** Means of the change against its reference, and of the change's square, times its probability, where it is rare. */
  readonly change: number;
  readonly square: number;
  /** Mean of the change, rare or not. */
  readonly step: number;
}

/** By input, by stratum, by column: what a rare part does to it, roughly. */
export type Screened = ReadonlyMap<string, readonly ReadonlyMap<string, Effect>[]>;

/** Nodes of one graph. Judgement: some hundred bytes each. */
const mostNodes = 500_000;

/**
 * A first look at all rare parts of all inputs: one at a time, an input takes values of its rare parts while the others
 * are drawn, each compared with the value next to the part on the same draw.
 *
 * Error: a column that jumps only between two of the values, and back again, is not seen to jump; one that is monotone
 * from there on always is.
 */
export async function screen(
  drawn: Drawn,
  inputs: readonly RareInput[],
  { draws, constant }: Screening,
  ask: Ask,
): Promise<Screened> {
  const usual = ask.draws < shortRun ? fewRows / 4 : fewRows;
  const all = await screenColumns(usual, () => true, drawn, inputs, draws, ask);
  if (constant.size === 0) return all;
  const rows = Math.min(
    manyRows,
    ask.draws,
    powerOfTwo(binaryExponent(mostValues / (inputs.length * constant.size))),
  );
  if (rows <= fewRows) return all;
  const closer = await screenColumns(rows, (id) => constant.has(id), drawn, inputs, draws, ask);
  return new Map(
    [...all].map(([name, strata]) => [
      name,
      strata.map((effects, index) => new Map([...effects, ...closer.get(name)![index]!])),
    ]),
  );
}

async function screenColumns(
  rows: number,
  isWanted: (id: string) => boolean,
  drawn: Drawn,
  inputs: readonly RareInput[],
  draws: number,
  ask: Ask,
): Promise<Screened> {
  const lowered = new Lowered(drawn);
  // Each look computes anew what its input reaches: with many months a few of them at a time.
  const most = Math.max(1, Math.floor(mostNodes / lowered.size));
  if (inputs.length > most) {
    const some = await screenColumns(rows, isWanted, drawn, inputs.slice(0, most), draws, ask);
    const others = await screenColumns(rows, isWanted, drawn, inputs.slice(most), draws, ask);
    return new Map([...some, ...others]);
  }
  const plain = lowered.columns();
  const looks = inputs.map((input) => lookAt(lowered, input));
  const wanted = looks.flatMap(({ name, forced, reference }, index) =>
    [...forced].flatMap(([id, node]): [string, NodeId][] => {
      if (node === plain.get(id) || !isWanted(id)) return [];
      return [
        [`forced ${index} ${id}`, node],
        [`reference ${index} ${id}`, reference.get(id)!],
        [`value ${name}`, looks[index]!.node],
      ];
    }),
  );
  const values = await evaluateColumns(lowered, drawn.boosted, new Map(wanted), rows, ask);
  return new Map(
    looks.map(({ name, points, strata, forced }, index) => {
      const found = strata.map(() => new Map<string, Effect>());
      const at = values.get(`value ${name}`);
      if (at === undefined) return [name, found];
      const places = placesOf(at, points);
      const strataOfDraws = rowStrata(drawn.boosted, name, values, rows);
      const { stratum, weights, probabilities } = strataOfDraws;
      const isRare = points.map((point) => {
        const own =
          strata[point.stratum]!.points === null ? strata[point.stratum]!.probability : point.probability;
        return Uint8Array.from(probabilities, (others) => (own * others * draws <= 1.001 * fewHits ? 1 : 0));
      });
      const look = { points, places, stratum, weights, isRare };
      for (const id of forced.keys()) {
        const [from, to] = [values.get(`reference ${index} ${id}`), values.get(`forced ${index} ${id}`)];
        if (from === undefined || to === undefined) continue;
        for (const [index, effect] of effectsOf(look, from, to).entries())
          if (effect.step !== 0 || effect.square > 0) found[index]!.set(id, effect);
      }
      return [name, found];
    }),
  );
}

interface Looked extends Point {
  readonly stratum: number;
}

/** An input that takes each of its rare values equally often, and what it is compared with. */
function lookAt(lowered: Lowered, { name, scale, strata }: RareInput) {
  const { graph, streams } = lowered;
  const all = strata.flatMap((stratum, index) =>
    pointsOf(stratum).map(({ value, probability }): Looked => ({ value, probability, stratum: index })),
  );
  const merged = new Map<number, Looked>();
  for (const point of all) {
    const probability = (merged.get(point.value)?.probability ?? 0) + point.probability;
    merged.set(point.value, { ...point, probability });
  }
  const points = [...merged.values()]
    .sort((a, b) => a.value - b.value)
    .map((point) => ({ ...point, value: point.value * scale }));
  const node =
    points.length === 1
      ? graph.constant(points[0]!.value)
      : graph.random(streams.independent(`${name} (rare)`), evenly(points), 1);
  const reference = strata.reduce((other, { reference, low, high }) => {
    if (reference === null) return other;
    const isIn = lowered.isWithin(node, low * scale, high * scale);
    return graph.operation('if', isIn, graph.constant(reference * scale), other);
  }, lowered.input(name));
  return {
    name,
    strata,
    points,
    node,
    forced: lowered.columns({ name, node }),
    reference: lowered.columns({ name, node: reference }),
  };
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

function placesOf(values: Float64Array, points: readonly Point[]): Int32Array {
  const place = new Map(points.map(({ value }, index) => [value, index]));
  return Int32Array.from(values, (value) => place.get(value) ?? -1);
}

interface Look {
  readonly points: readonly Looked[];
  readonly places: Int32Array;
  /** Of each row, by what the other inputs were. */
  readonly stratum: Int32Array;
  readonly weights: Float64Array;
  /** By point and stratum, 1 where so few draws show both together. */
  readonly isRare: readonly Uint8Array[];
}

/** Effects by stratum of what changes a column from one to the other. Rows on which a value is not rare are no business of its. */
function effectsOf(
  { points, places, stratum, weights, isRare }: Look,
  from: Float64Array,
  to: Float64Array,
): Effect[] {
  const sums = points.map(() => ({ weight: 0, step: 0, change: 0, square: 0 }));
  for (let row = 0; row < places.length; row++) {
    const [place, weight] = [places[row]!, weights[row]!];
    const sum = sums[place];
    const change = to[row]! - from[row]!;
    if (sum === undefined || !Number.isFinite(change)) continue;
    sum.weight += weight;
    sum.step += weight * change;
    if (isRare[place]![stratum[row]!] === 0) continue;
    sum.change += weight * change;
    sum.square += weight * change * change;
  }
  const strata = Math.max(...points.map(({ stratum }) => stratum)) + 1;
  const effects = Array.from({ length: strata }, () => ({ change: 0, square: 0, step: 0, weight: 0 }));
  for (const [index, { probability, stratum }] of points.entries()) {
    const { weight, step, change, square } = sums[index]!;
    const effect = effects[stratum]!;
    if (weight === 0) continue;
    effect.change += (probability * change) / weight;
    effect.square += (probability * square) / weight;
    effect.step += step;
    effect.weight += weight;
  }
  return effects.map(({ weight, ...effect }) => ({ ...effect, step: weight > 0 ? effect.step / weight : 0 }));
}
