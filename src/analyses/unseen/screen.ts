import { binaryExponent, powerOfTwo } from '../../elementary/elementary.ts';
import type { NodeId } from '../../plan/graph.ts';
import type { RowStrata } from './boosted.ts';
import { type Drawn, Lowered, loweredAsDrawn } from './columns.ts';
import { type Ask, evaluateColumns, rowStrata } from './evaluate.ts';
import { type Look, lookAt, type Looked, rareName, type RareInput, rarePoints } from './look.ts';
import { fewHits, type Point } from './strata.ts';

export type { RareInput };

/** Draws of the other inputs in a screening: about 16 at each of an input's values. */
const fewRows = 512;
/** A run of fewer draws says little about its mean anyway, and is looked at with a quarter of them. Judgement. */
const shortRun = 2 ** 14;
/** The same for columns that are one value in all draws of a run: what changes them may need two inputs in their tails. */
const manyRows = 65_536;
/** Values that such a closer look may take: a model with tens of inputs has it over fewer draws, or not at all. */
const mostValues = 2 ** 21;

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

/** By stratum of an input, by column: what a rare part does to it, roughly. */
export type Effects = readonly ReadonlyMap<string, Effect>[];

/** Nodes of one graph. Judgement: some hundred bytes each. */
const mostNodes = 500_000;
/** Numbers that are held at a time; inputs are looked at a few at a time where there are very many columns. */
const mostHeld = 2 ** 22;

/**
 * A first look at all rare parts of all inputs: one at a time, an input takes values of its rare parts while the others
 * are drawn, each compared with the value next to the part on the same draw. What is seen of an input is told, and forgotten.
 *
 * Error: a column that jumps only between two of the values, and back again, is not seen to jump; one that is monotone
 * from there on always is.
 */
export async function screen(
  drawn: Drawn,
  inputs: readonly RareInput[],
  { draws, constant }: Screening,
  ask: Ask,
  tell: (input: RareInput, effects: Effects) => void,
): Promise<void> {
  const closer = new Map<string, Effects>();
  const rows = Math.min(
    manyRows,
    ask.draws,
    powerOfTwo(binaryExponent(mostValues / (inputs.length * Math.max(1, constant.size)))),
  );
  if (constant.size > 0 && rows > fewRows)
    for await (const [{ name }, effects] of looks(rows, (id) => constant.has(id), drawn, inputs, draws, ask))
      closer.set(name, effects);
  const usual = ask.draws < shortRun ? fewRows / 4 : fewRows;
  for await (const [input, effects] of looks(usual, () => true, drawn, inputs, draws, ask)) {
    const more = closer.get(input.name);
    tell(input, more ? effects.map((all, index) => new Map([...all, ...more[index]!])) : effects);
  }
}

/** Looks at one input after the other. */
async function* looks(
  rows: number,
  isWanted: (id: string) => boolean,
  drawn: Drawn,
  inputs: readonly RareInput[],
  draws: number,
  ask: Ask,
): AsyncGenerator<readonly [RareInput, Effects]> {
  const most = Math.max(1, Math.floor(mostNodes / loweredAsDrawn(drawn).size));
  for (let first = 0; first < inputs.length; first += most) {
    const lowered = new Lowered(drawn);
    const some = inputs.slice(first, first + most);
    // Streams have the same numbers however many inputs are looked at together.
    for (const input of some) if (rarePoints(input).length > 1) lowered.streams.number(rareName(input));
    const size = lowered.graph.nodes.length;
    for (let next = 0; next < some.length; ) {
      const together: Look[] = [];
      for (let held = 0; next < some.length && held < mostHeld; next++) {
        const look = lookAt(lowered, some[next]!, isWanted);
        held += 2 * rows * look.ids.length;
        together.push(look);
      }
      yield* lookTogether(rows, lowered, together, drawn, draws, ask);
      // Each look computes anew what its input reaches.
      lowered.graph.forgetFrom(size);
    }
  }
}

async function* lookTogether(
  rows: number,
  lowered: Lowered,
  together: readonly Look[],
  drawn: Drawn,
  draws: number,
  ask: Ask,
): AsyncGenerator<readonly [RareInput, Effects]> {
  const wanted = together.flatMap(({ input: { name }, node, ids, forced, reference }, index) =>
    ids.flatMap((id): [string, NodeId][] => [
      [`forced ${index} ${id}`, forced.get(id)!],
      [`reference ${index} ${id}`, reference.get(id)!],
      [`value ${name}`, node],
    ]),
  );
  const values = await evaluateColumns(lowered, drawn.boosted, new Map(wanted), rows, ask);
  for (const [index, { input, points, ids }] of together.entries()) {
    const { name, strata } = input;
    const found = strata.map(() => new Map<string, Effect>());
    const at = values.get(`value ${name}`);
    if (at !== undefined) {
      const places = placesOf(at, points);
      const seenBy = new Map<RowStrata, SeenRows>();
      const seenOf = (id: string) => {
        // What else a column does not change with makes nothing of it rarer.
        const others = drawn.boosted.filter((one) => loweredAsDrawn(drawn).reachedBy(one.name).has(id));
        const held = rowStrata(others, name, values, rows);
        const seen = seenBy.get(held) ?? {
          points,
          places,
          ...held,
          isRare: rareIn(input, points, held, draws),
        };
        seenBy.set(held, seen);
        return seen;
      };
      for (const id of ids) {
        const [from, to] = [values.get(`reference ${index} ${id}`)!, values.get(`forced ${index} ${id}`)!];
        for (const [index, effect] of effectsOf(seenOf(id), from, to).entries())
          if (effect.step !== 0 || effect.square > 0) found[index]!.set(id, effect);
      }
    }
    yield [input, found];
  }
}

/** By point and stratum of the rows, 1 where so few draws show both together. */
function rareIn(
  { strata }: RareInput,
  points: readonly Looked[],
  { probabilities }: RowStrata,
  draws: number,
): Uint8Array[] {
  return points.map((point) => {
    const stratum = strata[point.stratum]!;
    const own = stratum.points === null ? stratum.probability : point.probability;
    return Uint8Array.from(probabilities, (others) => (own * others * draws <= 1.001 * fewHits ? 1 : 0));
  });
}

/** Of each row, which point its value is; -1 where it is none of them. */
function placesOf(values: Float64Array, points: readonly Point[]): Int32Array {
  const places = new Int32Array(values.length).fill(-1);
  for (const [index, { value }] of points.entries())
    for (let row = 0; row < values.length; row++) if (values[row] === value) places[row] = index;
  return places;
}

interface SeenRows {
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
  { points, places, stratum, weights, isRare }: SeenRows,
  from: Float64Array,
  to: Float64Array,
): Effect[] {
  const sums = sumsByPoint(points.length);
  for (let row = 0; row < places.length; row++) {
    const place = places[row]!;
    const change = to[row]! - from[row]!;
    if (place < 0 || !Number.isFinite(change)) continue;
    const weight = weights[row]!;
    sums.weight[place]! += weight;
    sums.step[place]! += weight * change;
    if (isRare[place]![stratum[row]!] === 0) continue;
    sums.change[place]! += weight * change;
    sums.square[place]! += weight * change * change;
  }
  const strata = Math.max(...points.map(({ stratum }) => stratum)) + 1;
  const effects = Array.from({ length: strata }, () => ({ change: 0, square: 0, step: 0, weight: 0 }));
  for (const [index, { probability, stratum }] of points.entries()) {
    const effect = effects[stratum]!;
    const weight = sums.weight[index]!;
    if (weight === 0) continue;
    effect.change += (probability * sums.change[index]!) / weight;
    effect.square += (probability * sums.square[index]!) / weight;
    effect.step += sums.step[index]!;
    effect.weight += weight;
  }
  return effects.map(({ weight, ...effect }) => ({ ...effect, step: weight > 0 ? effect.step / weight : 0 }));
}

const sumsByPoint = (points: number) => ({
  weight: new Float64Array(points),
  step: new Float64Array(points),
  change: new Float64Array(points),
  square: new Float64Array(points),
});
