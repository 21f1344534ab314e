import { daysIn } from '../../notation/calendar-month.ts';
import type { Horizon, Series, Step } from '../../scenario/months/horizon.ts';
import { shockNames } from '../../scenario/months/horizon.ts';
import type { Graph, NodeId } from '../graph.ts';
import type { ShockPath } from './shock-paths.ts';

/** Base units in a day, and in a twelfth of a year of 365.25 days. */
export const secondsPerDay = 86_400;
const secondsPerMonth = (365.25 / 12) * secondsPerDay;

/** An input month by month, and whether a month's value was set to a limit. */
export interface SeriesNodes {
  readonly values: readonly NodeId[];
  /** 1 on draws on which a month lay beyond the limits; null without limits. */
  readonly limited: NodeId | null;
  /** What its shocks multiply by on average over the horizon; null without shocks. */
  readonly shocks: NodeId | null;
}

/** Writes one input of a horizon into a graph. `names` has the nodes of its parts and shocks. */
export class SeriesWriter {
  readonly #graph: Graph;
  readonly #names: ReadonlyMap<string, NodeId>;
  readonly #horizon: Horizon;
  readonly #paths: ReadonlyMap<string, ShockPath>;

  constructor(
    graph: Graph,
    names: ReadonlyMap<string, NodeId>,
    horizon: Horizon,
    paths: ReadonlyMap<string, ShockPath>,
  ) {
    this.#graph = graph;
    this.#names = names;
    this.#horizon = horizon;
    this.#paths = paths;
  }

  write(series: Series): SeriesNodes {
    const growth = this.#growth(series);
    const shocks = this.#shocks(series);
    const isTurned = series.isShare && shocks !== null;
    const open = this.#months((month) => {
      const level = this.#stepped(series, month);
      const moved = this.#times(level, growth(month), this.#season(series, month));
      if (shocks === null) return moved;
      return isTurned
        ? this.#onShare(moved, shocks[month]!)
        : this.#times(moved, this.#do('exp', shocks[month]!));
    });
    const { values, limited } = this.#held(series, open);
    const mean =
      shocks === null
        ? null
        : this.#average(shocks.map((shock) => (isTurned ? shock : this.#do('exp', shock))));
    return { values, limited, shocks: mean };
  }

  #do(operation: string, ...operands: readonly NodeId[]): NodeId {
    return this.#graph.operation(operation, ...operands);
  }

  #number(value: number): NodeId {
    return this.#graph.constant(value);
  }

  #times(...factors: readonly NodeId[]): NodeId {
    return factors.reduce((product, factor) => this.#do('multiply', product, factor));
  }

  #months<Value>(of: (month: number) => Value): Value[] {
    return Array.from({ length: this.#horizon.months }, (_, month) => of(month));
  }

  /** (1 + r)^(months / period). */
  #growth({ growth }: Series): (month: number) => NodeId {
    const one = this.#number(1);
    if (growth === null) return () => one;
    const rate = this.#names.get(growth.input)!;
    const factor = growth.isFactor ? rate : this.#do('add', one, rate);
    const monthly = this.#do('power', factor, this.#number(1 / growth.period));
    const factors = this.#months(() => one);
    for (let month = 1; month < factors.length; month++)
      factors[month] = this.#do('multiply', factors[month - 1]!, monthly);
    return (month) => factors[month]!;
  }

  #season({ season }: Series, month: number): NodeId {
    return this.#number(season?.[(this.#horizon.from + month) % 12] ?? 1);
  }

  /** The sum of what volatility and noise add to the logarithm, or to the logit of a share; null where there is neither. */
  #shocks({ volatility, noise, isShare }: Series): NodeId[] | null {
    if (volatility === null && noise === null) return null;
    const half = this.#number(isShare ? 0 : 0.5);
    const added = this.#months(() => this.#number(0));
    const add = (month: number, sd: NodeId, deviation: NodeId, variance: NodeId) => {
      const drift = this.#times(half, this.#times(sd, sd), variance);
      added[month] = this.#do(
        'add',
        added[month]!,
        this.#do('subtract', this.#do('multiply', sd, deviation), drift),
      );
    };
    if (volatility !== null) {
      // Per root of a month.
      const perMonth = this.#number(Math.sqrt(1 / volatility.period));
      const sd = this.#times(this.#names.get(volatility.input)!, perMonth);
      const walk = this.#path(volatility.input);
      for (const [index, deviation] of walk.entries()) add(index + 1, sd, deviation, this.#number(index + 1));
    }
    if (noise !== null) {
      const sd = this.#names.get(noise.input)!;
      for (const [month, deviation] of this.#path(noise.input).entries())
        add(month, sd, deviation, this.#number(1));
    }
    return added;
  }

  /** The path that the shocks of a part make. */
  #path(part: string): NodeId[] {
    const path = this.#paths.get(part);
    if (path === undefined) return [];
    const { size, factors } = path;
    const shocks = shockNames(part, size).map((name) => this.#names.get(name)!);
    return Array.from({ length: size }, (_, row) =>
      shocks
        .map((shock, column) => this.#times(shock, this.#number(factors[row * size + column]!)))
        .reduce((sum, term) => this.#do('add', sum, term)),
    );
  }

  /** A share moved on its logit; one that growth, season or steps led above 1 has none and stays as it is. */
  #onShare(share: NodeId, shift: NodeId): NodeId {
    const isAbove = this.#do('greater', share, this.#number(1));
    return this.#do('if', isAbove, share, this.#onLogit(share, shift));
  }

  /** p to 1 / (1 + (1 / p - 1) exp(-shift)). */
  #onLogit(share: NodeId, shift: NodeId): NodeId {
    const one = this.#number(1);
    const odds = this.#do('subtract', this.#do('divide', one, share), one);
    const moved = this.#times(odds, this.#do('exp', this.#do('negate', shift)));
    return this.#do('divide', one, this.#do('add', one, moved));
  }

  /** The value that stands in a month: the start, or what a step put in its place, times the steps since. */
  #stepped({ input, steps }: Series, month: number): NodeId {
    const one = this.#number(1);
    const happened = steps.map((step) => this.#inForce(step, month));
    const values = steps.flatMap(({ value }, index) => (value === null ? [] : [index]));
    // Nothing that came before the last value counts.
    const stands = (index: number) =>
      values
        .filter((other) => other !== index)
        .reduce(
          (all, other) =>
            this.#do(
              'multiply',
              all,
              this.#not(this.#do('multiply', happened[other]!, this.#isAfter(steps, other, index))),
            ),
          happened[index]!,
        );
    let level = this.#names.get(input)!;
    for (const index of values)
      level = this.#do('if', stands(index), this.#names.get(steps[index]!.value!)!, level);
    for (const [index, { factor }] of steps.entries()) {
      if (factor === null) continue;
      level = this.#times(level, this.#do('if', stands(index), this.#names.get(factor)!, one));
    }
    return level;
  }

  #not(truth: NodeId): NodeId {
    return this.#do('subtract', this.#number(1), truth);
  }

  /** When a step is due, in months after the first day of the horizon. */
  #due({ from }: Step): NodeId {
    if (typeof from === 'number') return this.#number(from);
    return this.#do('divide', this.#names.get(from)!, this.#number(secondsPerMonth));
  }

  /** Base units from the first day of the horizon to when a step is due. */
  #dueTime({ from }: Step): NodeId {
    return typeof from === 'number' ? this.#number(this.#secondsBefore(from)) : this.#names.get(from)!;
  }

  #secondsBefore(month: number): number {
    return this.#months((before) =>
      before < month ? daysIn(this.#horizon.from + before) * secondsPerDay : 0,
    ).reduce((sum, length) => sum + length);
  }

  /** In force from the first day of a month on: 1 or 0. */
  #inForce(step: Step, month: number): NodeId {
    const due = step.countsDays
      ? this.#do('less-or-equal', this.#dueTime(step), this.#number(this.#secondsBefore(month)))
      : this.#do('less-or-equal', this.#due(step), this.#number(month));
    return step.chance === null ? due : this.#do('multiply', due, this.#names.get(step.chance)!);
  }

  #isAfter(steps: readonly Step[], step: number, other: number): NodeId {
    const [one, before] = [steps[step]!, steps[other]!];
    const when = (due: Step) => (one.countsDays || before.countsDays ? this.#dueTime(due) : this.#due(due));
    return this.#do(step > other ? 'greater-or-equal' : 'greater', when(one), when(before));
  }

  /** Within the limits, or no number beyond the allowed range. */
  #held(
    { input, limits, range: [low, high] }: Series,
    open: readonly NodeId[],
  ): Pick<SeriesNodes, 'values' | 'limited'> {
    if (limits !== null) {
      const [from, to] = limits.map((limit) => this.#number(limit)) as [NodeId, NodeId];
      const values = open.map((value) => this.#do('minimum', this.#do('maximum', value, from), to));
      const beyond = values.map((value, month) => this.#do('not-equal', value, open[month]!));
      return { values, limited: beyond.reduce((any, one) => this.#do('maximum', any, one)) };
    }
    const nothing = this.#number(Number.NaN);
    // What only rounding led beyond an end lies at it.
    const [least, most] = [low, high].map((end, index) =>
      end === null ? null : this.#number(end + Math.abs(end) * (index === 0 ? -1e-12 : 1e-12)),
    ) as [NodeId | null, NodeId | null];
    const within = (value: NodeId) => {
      let held = value;
      if (least !== null) held = this.#do('if', this.#do('less', value, least), nothing, held);
      if (most !== null) held = this.#do('if', this.#do('greater', value, most), nothing, held);
      return held;
    };
    // The start was held against its range when it was read.
    const start = this.#names.get(input);
    return { values: open.map((value) => (value === start ? value : within(value))), limited: null };
  }

  /** The mean over the days of the horizon. */
  #average(values: readonly NodeId[]): NodeId {
    const days = values.map((_, month) => daysIn(this.#horizon.from + month));
    const all = days.reduce((sum, count) => sum + count);
    return values
      .map((value, month) => this.#times(value, this.#number(days[month]! / all)))
      .reduce((sum, value) => this.#do('add', sum, value));
  }
}
