import {
  type Estimate,
  estimate,
  type ReplicatedColumn,
  replicateError,
  replicateValues,
} from '../../statistics/estimate.ts';
import { mean } from '../../statistics/mean.ts';
import type { Observed } from '../../statistics/observed.ts';
import { quantile } from '../../statistics/quantile.ts';
import { quantileEstimate } from '../../statistics/quantile-estimate.ts';
import { type Curve, spread } from '../../statistics/root.ts';
import type { BreakEvenTarget } from './columns.ts';
import type { BreakEven, Optimum } from './result.ts';
import type { VariedInput } from './varied-input.ts';

/** Share of the lowest cost within which others count as nearly as cheap. */
const nearlyAsCheap = 0.01;
/** How often the range of values is made longer where the lowest cost is at its upper end, and how many times. */
const mostLonger = 3;
const longer = 8;
/** Times the range around the lowest value is narrowed, each to a sixteenth. */
const narrowings = 2;

/** The target's column at some values, in their order. */
export type Tried = (values: readonly number[]) => Promise<readonly (ReplicatedColumn | null)[]>;

/** What `cheapest` finds of a break-even. */
export type Cheapest = Pick<BreakEven, 'value' | 'crossings' | 'curve'> & { readonly optimum?: Optimum };

/**
 * The value of an input at which an output's mean or quantile is lowest, or highest where more is better: a gain is a cost with the
 * other sign, and the share of its draws that reaches an amount is the share that does not fall below it. Every value is tried on the same draws, so that the
 * curve is smooth; the error is that of its slope there over its curvature.
 */
export async function cheapest(
  varied: VariedInput,
  target: BreakEvenTarget,
  tried: Tried,
): Promise<Cheapest> {
  const { factor, isGain = false } = target;
  const level = target.level != null && isGain ? 1 - target.level : (target.level ?? null);
  const sign = isGain ? -1 : 1;
  const amountOf = (draws: Observed) => (level === null ? mean(draws) : quantile(draws, level));
  const costOf = (draws: Observed) => {
    const amount = amountOf(draws);
    return amount === null ? null : sign * amount;
  };
  const costsAt = async (values: readonly number[]) =>
    (await tried(values)).map((column) => shown(column && costOf(column.pooled), factor));
  const search = new Search(async (values) => (await costsAt(values)).map((cost) => cost ?? Number.NaN));
  const places = await search.over(varied);
  const curve = places.map(({ x, cost }) => ({
    input: x,
    value: Number.isFinite(cost) ? sign * cost + 0 : null,
  }));
  const known = places.filter(({ cost }) => Number.isFinite(cost));
  const isSame = known.every(({ cost }) => cost === known[0]!.cost);
  if (known.length < 2 || isSame) return { value: { value: null, error: null }, crossings: 0, curve };
  for (let round = 0; round < narrowings; round++) await search.narrow();
  const { best } = search;
  const within = await search.within(best.cost + nearlyAsCheap * Math.abs(best.cost));
  const [column] = await tried([best.x]);
  const isEnd = best.x === places[0]!.x || best.x === places.at(-1)!.x;
  const step = Math.min((within.high - within.low) / 4, best.x - places[0]!.x, places.at(-1)!.x - best.x);
  const error = isEnd || !(step > 0) ? null : await errorOf(best.x, step, costOf, tried);
  return {
    value: { value: best.x, error },
    crossings: 1,
    curve,
    optimum: { cost: costEstimate(column!, level, factor), within: { share: nearlyAsCheap, ...within } },
  };
}

const shown = (cost: number | null, factor: number) => (cost === null ? null : cost / factor);

function costEstimate(column: ReplicatedColumn, level: number | null, factor: number): Estimate {
  return level === null ? estimate(column, mean, factor) : quantileEstimate(column, level, factor);
}

/** The error of the slope at the lowest value, over the curvature: what a shift of the curve moves it by. */
async function errorOf(
  at: number,
  step: number,
  costOf: (draws: Observed) => number | null,
  tried: Tried,
): Promise<number | null> {
  const columns = await tried([at - step, at, at + step]);
  if (columns.includes(null)) return null;
  const [before, middle, after] = columns as [ReplicatedColumn, ReplicatedColumn, ReplicatedColumn];
  const cost = (draws: Observed) => costOf(draws)!;
  const [low, high] = [before, after].map((column) => replicateValues(column, cost));
  const slopes = low!.map((value, index) => (high![index]! - value) / (2 * step));
  const bend = (cost(before.pooled) - 2 * cost(middle.pooled) + cost(after.pooled)) / (step * step);
  const error = replicateError(slopes);
  return error === null || !(bend > 0) ? null : error / bend;
}

/** Where the cost between two neighbours, one too dear and one not, is `most`: on a line between them. */
function edgeOf(dear: Place, cheap: Place, most: number): number {
  if (Number.isNaN(dear.cost)) return cheap.x;
  const share = (most - cheap.cost) / (dear.cost - cheap.cost);
  return cheap.x + share * (dear.x - cheap.x);
}

interface Place {
  readonly x: number;
  /** NaN where it is no finite number. */
  readonly cost: number;
}

/** The values that were tried so far, in ascending order. */
class Search {
  readonly #curve: Curve;
  #places: readonly Place[] = [];

  constructor(curve: Curve) {
    this.#curve = curve;
  }

  get best(): Place {
    return this.#places[this.#lowest()]!;
  }

  /** Tries the range of an input, from 0 where it is positive, and further where the cost still falls at its upper end. */
  async over({ range: [low, high], allowed }: VariedInput): Promise<readonly Place[]> {
    const start = low > 0 && allowed[0] <= 0 ? [0] : [];
    await this.#add([...start, ...spread(low, high)]);
    for (let round = 0; round < mostLonger; round++) {
      const { x } = this.#places.at(-1)!;
      if (this.#lowest() < this.#places.length - 1 || x >= allowed[1]) break;
      await this.#add(spread(x, Math.min(allowed[1], x + longer * Math.abs(x - low))).slice(1));
    }
    return this.#places;
  }

  /** Tries values between the neighbours of the lowest one. */
  async narrow(): Promise<void> {
    const at = this.#lowest();
    await this.#between(Math.max(at - 1, 0), Math.min(at + 1, this.#places.length - 1), 33);
  }

  /** Ends of the values around the lowest one whose cost is at most `most`. */
  async within(most: number): Promise<Omit<Optimum['within'], 'share'>> {
    const isDear = ({ cost }: Place) => !(cost <= most);
    const below = () => this.#places.slice(0, this.#lowest()).findLastIndex(isDear);
    const above = () => this.#places.findIndex((place, index) => index > this.#lowest() && isDear(place));
    if (below() >= 0) await this.#between(below(), below() + 1, 9);
    if (above() >= 0) await this.#between(above() - 1, above(), 9);
    const [last, next] = [below(), above()];
    const [isLowEnd, isHighEnd] = [last < 0, next < 0];
    return {
      low: isLowEnd ? this.#places[0]!.x : edgeOf(this.#places[last]!, this.#places[last + 1]!, most),
      high: isHighEnd ? this.#places.at(-1)!.x : edgeOf(this.#places[next]!, this.#places[next - 1]!, most),
      isLowEnd,
      isHighEnd,
    };
  }

  /** Tries values between two of those that were tried. */
  async #between(from: number, to: number, count: number): Promise<void> {
    const [low, high] = [this.#places[from]!.x, this.#places[to]!.x];
    const known = new Set(this.#places.map(({ x }) => x));
    const all = Array.from({ length: count }, (_, k) => low + (k / (count - 1)) * (high - low));
    await this.#add(all.filter((value) => !known.has(value)));
  }

  #lowest(): number {
    let lowest = -1;
    for (const [index, { cost }] of this.#places.entries())
      if (Number.isFinite(cost) && (lowest < 0 || cost < this.#places[lowest]!.cost)) lowest = index;
    return Math.max(lowest, 0);
  }

  async #add(values: readonly number[]): Promise<void> {
    const costs = await this.#curve(values);
    const added = values.map((x, index): Place => ({ x, cost: costs[index]! }));
    this.#places = [...this.#places, ...added].sort((a, b) => a.x - b.x);
  }
}
