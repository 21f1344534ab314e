import {
  gridSum,
  pointSum,
  type TailIntegral,
  tailIntegral,
  type TailNode,
} from '../../statistics/tail-integral.ts';
import type { RowStrata } from './boosted.ts';
import { stratifiedMean } from '../../statistics/stratified-mean.ts';
import type { Powers } from '../../statistics/rare-part.ts';
import { type Drawn, type Kind, Lowered, type Range } from './columns.ts';
import { type Ask, evaluateColumns, rowStrata } from './evaluate.ts';
import type { RareInput } from './screen.ts';
import { lastTail, type Stratum } from './strata.ts';

interface Effort {
  /** Draws of the other inputs at every value of a rare one. */
  readonly rows: number;
  /** Times that cells are cut finer. */
  readonly rounds: number;
}

/**
 * What a look takes; the next is for columns where few of its draws carry what the part adds: it is rare together with
 * unusual values of others.
 */
const looks: readonly Effort[] = [
  { rows: 512, rounds: 6 },
  { rows: 8192, rounds: 2 },
  { rows: 65_536, rounds: 2 },
];
/** A closer look of fewer times as many draws is none: its errors are hardly smaller. Judgement. */
const leastGain = 8;
/** Draws that must carry it, as a number of equal ones; the error of so many is 14 % and near to normal. Judgement. */
const leastCarrying = 50;
/** Into how many cells one is cut. */
const pieces = 8;
/** Cells are cut until the grid's error is this part of the other error, of the tolerance or of what the part adds. */
const gridShare = 0.1;
const toleratedShare = 0.02;
const addedShare = 0.0005;

/** What a rare part is expected to add to a column, or a counted value to be above the commonest one; of tails from its ordinary end to its deepest. */
export interface Expected extends Pick<TailIntegral, 'expected' | 'errors' | 'adds'> {
  /** Of tails: what of the first error comes from the places of steps between values. */
  readonly grid?: number;
  /** Probability of all that lies from the beginning of each cell of `adds` on; null for single values. */
  readonly tails: readonly number[] | null;
  /** Deviation and its square at the commonest value, of a rare one beside it: those draws are there instead. */
  readonly commonest?: Powers;
}

/** A rare part of an input. */
export interface PartOfInput {
  readonly input: RareInput;
  readonly stratum: Stratum;
  readonly kind: Kind;
  /** By column, parts of other inputs that are counted first. */
  readonly before: ReadonlyMap<string, readonly Range[]>;
}

/**
 * What a rare part of an input is expected to add to columns. `centres`: by column, what deviations are taken from;
 * `tolerance`: by column, what need not be known better.
 */
export async function integrate(
  drawn: Drawn,
  part: PartOfInput,
  centres: ReadonlyMap<string, number>,
  tolerance: ReadonlyMap<string, number>,
  ask: Ask,
): Promise<ReadonlyMap<string, Expected>> {
  const [first, ...closer] = looks as [Effort, ...Effort[]];
  const same = alike(drawn, part, centres);
  const wanted = new Map([...centres].filter(([id]) => same.get(id) === id));
  const found = new Map(await integrateOver(first, drawn, part, wanted, tolerance, ask));
  for (const id of wanted.keys()) {
    let { rows } = first;
    for (const look of closer) {
      const most = Math.min(look.rows, ask.draws);
      if (most < leastGain * rows || !isCarriedByFew(found.get(id)!, part.kind, tolerance.get(id)!)) break;
      rows = most;
      const own = new Map([[id, centres.get(id)!]]);
      const again = await integrateOver({ ...look, rows }, drawn, part, own, tolerance, ask);
      found.set(id, again.get(id)!);
    }
  }
  return byColumn(centres, (id) => found.get(same.get(id)!)!);
}

/** By column, the first of those that are computed alike, from the same centre and after the same parts. */
function alike(
  drawn: Drawn,
  { before }: PartOfInput,
  centres: ReadonlyMap<string, number>,
): ReadonlyMap<string, string> {
  const firsts = new Map<string, string>();
  const nodes = new Lowered(drawn).columns(undefined, centres.keys());
  return byColumn(centres, (id) => {
    const parts = before.get(id)!.map(({ name, low, high }) => `${name} ${low} ${high}`);
    const key = [nodes.get(id)!, centres.get(id)!, ...parts].join('\n');
    const known = firsts.get(key) ?? id;
    firsts.set(key, known);
    return known;
  });
}

/** Whether so few draws of the other inputs carry what a part adds that their spread says little of its error. */
function isCarriedByFew({ expected, errors, grid = 0 }: Expected, kind: Kind, tolerance: number): boolean {
  const noise = Math.sqrt(Math.max(0, errors.first * errors.first - grid * grid));
  if (kind !== 'rare') return false;
  if (expected.second === 0) return true;
  return noise > tolerance && noise * noise * leastCarrying > expected.first * expected.first;
}

async function integrateOver(
  { rows, rounds }: Effort,
  drawn: Drawn,
  { input, stratum, kind, before }: PartOfInput,
  centres: ReadonlyMap<string, number>,
  tolerance: ReadonlyMap<string, number>,
  ask: Ask,
): Promise<ReadonlyMap<string, Expected>> {
  const deviationsAt = (values: readonly number[]) =>
    deviations(rows, drawn, { input, stratum, kind, before }, values, centres, ask);
  if (stratum.points !== null) {
    const { points, reference } = stratum;
    if (kind === 'counted') {
      const { found, drawn } = await deviationsAt([points[0]!.value, reference!]);
      return byColumn(centres, (id) => valueStep(found[0]!.get(id)!, found[1]!.get(id)!, drawn));
    }
    const commonest = points.length === 1 && reference !== null ? [reference] : [];
    const { found, drawn } = await deviationsAt([...points.map(({ value }) => value), ...commonest]);
    return byColumn(centres, (id) => ({
      ...(commonest.length === 0 ? {} : { commonest: meanPowers(found.at(-1)!.get(id)!, drawn) }),
      ...(reference === null ? gridSum : pointSum)(
        points.map(({ probability }, at) => ({ probability, deviations: found[at]!.get(id)! })),
        drawn,
      ),
      tails: null,
    }));
  }
  const known = new Map<number, ReadonlyMap<string, Float64Array>>();
  const learn = async (tails: readonly number[]) => {
    const { found, drawn } = await deviationsAt(tails.map(stratum.value));
    for (const [at, tail] of tails.entries()) known.set(tail, found[at]!);
    return drawn;
  };
  const first: number[] = [];
  for (let tail = stratum.probability; tail > lastTail(stratum); tail /= 2) first.push(tail);
  const draws = await learn([...first, lastTail(stratum)]);
  for (let round = 0; ; round++) {
    const tails = [...known.keys()].sort((a, b) => b - a);
    const integrals = byColumn(centres, (id) => ({
      ...tailIntegral(
        tails.map((tail): TailNode => ({ tail, deviations: known.get(tail)!.get(id)! })),
        draws,
      ),
      tails,
    }));
    const finer = new Set<number>();
    for (const [id, integral] of integrals)
      for (const cell of coarse(integral, tolerance.get(id)!)) {
        const [high, low] = [tails[cell]!, tails[cell + 1]!];
        for (let piece = 1; piece < pieces; piece++) finer.add(low + ((high - low) * piece) / pieces);
      }
    if (finer.size === 0 || round === rounds) return integrals;
    await learn([...finer].filter((tail) => !known.has(tail)));
  }
}

/** Cells that make most of the grid's error, where that matters. */
function coarse({ errors, expected, grid, cells }: TailIntegral, tolerance: number): number[] {
  const noise = Math.sqrt(Math.max(0, errors.first * errors.first - grid * grid));
  const enough = Math.max(
    gridShare * noise,
    toleratedShare * tolerance,
    addedShare * Math.abs(expected.first),
  );
  if (!(grid > enough)) return [];
  const allowed = enough / Math.sqrt(cells.length);
  // What lies beyond the last node is no cell that could be cut.
  return cells.flatMap((cell, at) => (cell > allowed && at < cells.length - 1 ? [at] : []));
}

/** Deviations of columns from their centres with the input at each of these values, by column, for each value. */
async function deviations(
  rows: number,
  drawn: Drawn,
  { input: { name, scale }, before }: PartOfInput,
  values: readonly number[],
  centres: ReadonlyMap<string, number>,
  ask: Ask,
): Promise<{ readonly found: ReadonlyMap<string, Float64Array>[]; readonly drawn: RowStrata }> {
  const lowered = new Lowered(drawn);
  const wanted = values.flatMap((value, at) => {
    const node = lowered.graph.constant(value * scale);
    const columns = lowered.columns({ name, node }, centres.keys());
    return [...columns].map(([id, column]): [string, number] => [`${at} ${id}`, column]);
  });
  const others = [...new Set([...before.values()].flat())];
  const masks = others.map((part, at): [string, number] => [
    `before ${at}`,
    lowered.isWithin(lowered.input(part.name), part.low, part.high),
  ]);
  const found = await evaluateColumns(lowered, drawn.boosted, new Map([...wanted, ...masks]), rows, ask);
  const masksOf = byColumn(centres, (id) =>
    before.get(id)!.map((part) => found.get(`before ${others.indexOf(part)}`)!),
  );
  return {
    found: values.map((_, at) =>
      byColumn(centres, (id) => deviationsFrom(centres.get(id)!, found.get(`${at} ${id}`)!, masksOf.get(id)!)),
    ),
    drawn: rowStrata(drawn.boosted, name, found, rows),
  };
}

/** How far each row is from a centre; 0 where one of the masks is not. */
function deviationsFrom(centre: number, values: Float64Array, masks: readonly Float64Array[]): Float64Array {
  const deviations = new Float64Array(values.length);
  for (let row = 0; row < values.length; row++) deviations[row] = values[row]! - centre;
  for (const mask of masks)
    for (let row = 0; row < values.length; row++) if (mask[row] !== 0) deviations[row] = 0;
  return deviations;
}

function meanPowers(deviations: Float64Array, drawn: RowStrata): Powers {
  const square = deviations.map((value) => value * value);
  return { first: stratifiedMean(deviations, drawn).mean, second: stratifiedMean(square, drawn).mean };
}

function byColumn<Value>(columns: ReadonlyMap<string, unknown>, value: (id: string) => Value) {
  return new Map([...columns.keys()].map((id): [string, Value] => [id, value(id)]));
}

/** How far a column is off at a value of an input from where it is at another, on the same draws of the others. */
function valueStep(at: Float64Array, reference: Float64Array, drawn: RowStrata): Expected {
  const first = stratifiedMean(
    at.map((value, row) => value - reference[row]!),
    drawn,
  );
  const second = stratifiedMean(
    at.map((value, row) => value * value - reference[row]! * reference[row]!),
    drawn,
  );
  const expected = { first: first.mean, second: second.mean };
  return { expected, errors: { first: first.error, second: second.error }, adds: [expected], tails: null };
}
