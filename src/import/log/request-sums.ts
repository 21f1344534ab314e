import type { ReadTime } from '../tables/cell-time.ts';
import { day, hour } from './day-clock.ts';
import type { Requests } from './request.ts';

/** Sums over requests, of one day or of all. Squares and products are of single requests only. */
export interface Sums {
  requests: number;
  /** Requests whose input and output are both known: the sums below are theirs. */
  measured: number;
  input: number;
  output: number;
  inputSquares: number;
  outputSquares: number;
  products: number;
  cached: number;
}

export const noSums = (): Sums => ({
  requests: 0,
  measured: 0,
  input: 0,
  output: 0,
  inputSquares: 0,
  outputSquares: 0,
  products: 0,
  cached: 0,
});

/** Adds sums to others. */
export function addSums(to: Sums, from: Sums): void {
  to.requests += from.requests;
  to.measured += from.measured;
  to.input += from.input;
  to.output += from.output;
  to.inputSquares += from.inputSquares;
  to.outputSquares += from.outputSquares;
  to.products += from.products;
  to.cached += from.cached;
}

/** Models that are told apart. */
const mostModels = 1000;

/** What is kept of a log while it is read: nothing grows but by its days and hours. */
export class RequestSums {
  readonly all = noSums();
  /** By days on the wall. */
  readonly days = new Map<number, Sums>();
  /** Requests by hours on the wall; null where they are counted over longer than an hour. */
  hours: Map<number, number> | null = new Map();
  /** How far the clock on the wall was ahead, by days. */
  readonly #ahead = new Map<number, number>();
  /** Days on which it was changed: an hour of theirs is missing, or counted twice. */
  readonly clockChanges = new Set<number>();
  /** Requests by model. */
  readonly models = new Map<string, number>();
  /** On the wall, the latest with the width of its count. */
  first = Infinity;
  last = -Infinity;
  /** Requests whose time is not known, whose time names no zone, whose cached tokens are known. */
  untimed = 0;
  zoneless = 0;
  cacheKnown = 0;
  /** The longest time that requests are counted over. */
  width = 0;
  /** Whether every time is a midnight: the days are known then, and no hours. */
  isByDay = true;
  readonly #wall: (time: ReadTime) => number;

  constructor(wall: (time: ReadTime) => number) {
    this.#wall = wall;
  }

  add(requests: Requests): void {
    const { count, time, input, output, cached, width, model } = requests;
    const name = model ?? '';
    // Time in which nothing came is of no model.
    if (count > 0 && (this.models.has(name) || this.models.size < mostModels))
      this.models.set(name, (this.models.get(name) ?? 0) + count);
    if (cached !== null) this.cacheKnown += count;
    accumulate(this.all, requests);
    if (time === null) {
      this.untimed += count;
      return;
    }
    if (!time.hasZone) this.zoneless += count;
    const wall = this.#wall(time);
    this.first = Math.min(this.first, wall);
    this.last = Math.max(this.last, wall + width);
    this.width = Math.max(this.width, width);
    if (width > hour) this.hours = null;
    if (wall % day !== 0) this.isByDay = false;
    const date = Math.floor(wall / day);
    const sums = this.days.get(date) ?? noSums();
    this.days.set(date, sums);
    const ahead = wall - time.ms;
    if ((this.#ahead.get(date) ?? ahead) !== ahead) this.clockChanges.add(date);
    this.#ahead.set(date, ahead);
    accumulate(sums, { count, input, output, cached });
    if (this.hours !== null) {
      const index = Math.floor(wall / hour);
      this.hours.set(index, (this.hours.get(index) ?? 0) + count);
    }
  }
}

function accumulate(
  sums: Sums,
  { count, input, output, cached }: Pick<Requests, 'count' | 'input' | 'output' | 'cached'>,
): void {
  sums.requests += count;
  if (input === null || output === null) return;
  sums.measured += count;
  sums.input += input;
  sums.output += output;
  sums.inputSquares += input * input;
  sums.outputSquares += output * output;
  sums.products += input * output;
  sums.cached += Math.min(cached ?? 0, input);
}
