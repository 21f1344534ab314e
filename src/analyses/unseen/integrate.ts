import { type Drawn, type Kind, loweredAsDrawn } from './columns.ts';
import type { Ask } from './evaluate.ts';
import { byColumn, type Effort, type Expected, integrateOver, type PartOfInput } from './integrate-over.ts';

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
  const nodes = loweredAsDrawn(drawn).columns(undefined, centres.keys());
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
