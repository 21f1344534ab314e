import { powerOfTwo } from '../elementary/elementary.ts';
import { replicateError } from './estimate.ts';

/** One player joining those who are there already. */
interface Joining {
  readonly player: number;
  /** Positions in `ShapleyDesign.coalitions`. */
  readonly without: number;
  readonly with: number;
  readonly weight: number;
}

/** Which coalitions must be valued, and how Shapley values follow from what they are worth. */
export interface ShapleyDesign {
  readonly players: number;
  /** Members of each coalition, by player: nobody first, everybody second. */
  readonly coalitions: readonly (readonly boolean[])[];
  /** Each gives an estimate of all values that adds up exactly; the values are their mean. One where they are exact. */
  readonly rounds: readonly (readonly Joining[])[];
}

/** Collects coalitions, each once. */
class Coalitions {
  readonly list: (readonly boolean[])[] = [];
  readonly #known = new Map<string, number>();

  position(members: readonly boolean[]): number {
    const key = members.map(Number).join('');
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    this.#known.set(key, this.list.push(members) - 1);
    return this.list.length - 1;
  }
}

function emptyDesign(players: number): Coalitions {
  const coalitions = new Coalitions();
  for (const all of [false, true]) coalitions.position(new Array<boolean>(players).fill(all));
  return coalitions;
}

const joined = (members: readonly boolean[], player: number) =>
  members.map((member, other) => member || other === player);

/**
 * Every coalition of `players` (at most about 10: there are 2^players): Shapley values are exact.
 *
 * Source: Shapley, A value for n-person games, 1953: player i gets the mean over all orders of v(S + i) - v(S), which
 * gives a coalition S the weight |S|! (n - 1 - |S|)! / n!.
 */
export function everyCoalition(players: number): ShapleyDesign {
  const coalitions = emptyDesign(players);
  const joinings: Joining[] = [];
  for (let code = 0; code < powerOfTwo(players); code++) {
    const members = Array.from({ length: players }, (_, player) => ((code >> player) & 1) === 1);
    const size = members.filter(Boolean).length;
    for (const [player, member] of members.entries()) {
      if (member) continue;
      const [without, together] = [members, joined(members, player)].map((some) => coalitions.position(some));
      // |S|! (n - 1 - |S|)! / n! is 1 / (n binomial(n - 1, |S|)).
      const weight = 1 / (players * binomial(players - 1, size));
      joinings.push({ player, without: without!, with: together!, weight });
    }
  }
  return { players, coalitions: coalitions.list, rounds: [joinings] };
}

function binomial(n: number, k: number): number {
  let value = 1;
  for (let step = 1; step <= k; step++) value = (value * (n - k + step)) / step;
  return value;
}

/**
 * Shapley values from some orders, each taken forwards and backwards: whatever two players do together is then divided
 * exactly, so that only what three or more do together leaves an error. Every round adds up to v(all) - v(nobody).
 *
 * Source: antithetic permutations, Mitchell, Cooper, Frank and Holmes, Sampling permutations for Shapley value
 * estimation, J. Mach. Learn. Res. 23 (2022), section 2.4.
 */
export function someOrders(players: number, orders: readonly (readonly number[])[]): ShapleyDesign {
  const coalitions = emptyDesign(players);
  const rounds = orders.map((order) =>
    [order, order.toReversed()].flatMap((players) => {
      let members: readonly boolean[] = new Array<boolean>(players.length).fill(false);
      return players.map((player): Joining => {
        const without = coalitions.position(members);
        members = joined(members, player);
        return { player, without, with: coalitions.position(members), weight: 1 / 2 };
      });
    }),
  );
  return { players, coalitions: coalitions.list, rounds };
}

/** Shapley values of what each coalition is worth, in the order of the players. */
export function shapleyValues({ players, rounds }: ShapleyDesign, worth: readonly number[]): number[] {
  return roundValues({ players, rounds }, worth)
    .reduce((sum, values) => sum.map((value, player) => value + values[player]!))
    .map((sum) => sum / rounds.length);
}

/** Standard errors of Shapley values, as only some orders were taken: 0 where all were. */
export function orderErrors(design: ShapleyDesign, worth: readonly number[]): number[] {
  const values = roundValues(design, worth);
  return Array.from({ length: design.players }, (_, player) =>
    values.length === 1 ? 0 : (replicateError(values.map((round) => round[player]!)) ?? 0),
  );
}

function roundValues(
  { players, rounds }: Pick<ShapleyDesign, 'players' | 'rounds'>,
  worth: readonly number[],
): number[][] {
  return rounds.map((joinings) => {
    const values = new Array<number>(players).fill(0);
    for (const { player, without, with: together, weight } of joinings)
      values[player]! += weight * (worth[together]! - worth[without]!);
    return values;
  });
}
