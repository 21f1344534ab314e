import { monthText } from '../notation/calendar-month.ts';
import { formatNumber } from '../notation/format.ts';
import { Graph, type NodeId } from '../plan/graph.ts';
import { lowerInputs, lowerQuantities } from '../plan/lower-scenario.ts';
import { monthlyKey } from '../plan/months/monthly-names.ts';
import { monthsOf } from '../plan/months/lower-horizon.ts';
import { Streams } from '../plan/streams.ts';
import { type Horizon, type Series, shockNames, shockPartsOf } from '../scenario/months/horizon.ts';
import { constantValue, type Scenario } from '../scenario/scenario.ts';
import type { Unit } from '../units/unit.ts';

/** Inputs whose shocks are told; the others are among the inputs of the scenario. */
const mostShocks = 3;

/** Why a draw of a scenario with a horizon is no finite number. */
export interface FailedMonth {
  /** As in 2027-05; null where no month can be named. */
  readonly month: string | null;
  /** An input that left its allowed range, or the quantity with which it begins. */
  readonly name: string;
  /** Said of an input that left its range: what it came to, and what to write. */
  readonly words: string | null;
  /** What the shocks of inputs come to in that month, as in `x1.12`. */
  readonly shocks: readonly string[];
}

/** Names of all monthly shocks of a scenario. */
export function everyShock({ horizon }: Pick<Scenario, 'horizon'>): readonly string[] {
  return (horizon?.series ?? []).flatMap((series) =>
    shockPartsOf(series, horizon!.months).flatMap(({ part, count }) => shockNames(part, count)),
  );
}

/**
 * The first month in which something behind a quantity is no finite number, in one draw. `values` has every random input and
 * shock of that draw in base units, `behind` the quantities that the failed one is computed from, and itself, in order.
 */
export function failedMonth(
  scenario: Scenario,
  behind: Scenario['quantities'],
  used: ReadonlySet<string>,
  values: ReadonlyMap<string, number>,
): FailedMonth | null {
  const horizon = scenario.horizon!;
  const drawn = new Draw(scenario, values);
  const series = horizon.series.filter(({ input }) => used.has(input));
  const quantities = behind.map(({ name }) => name);
  for (let month = 0; month < horizon.months; month++) {
    const left = series.find(({ input }) => Number.isNaN(drawn.at(input, month)));
    const wrong = (isWrong: (value: number) => boolean) =>
      quantities.find((name) => isWrong(drawn.at(name, month)));
    // What is infinite may be meant, as a limit that there is none; what is no number never is.
    const name = left?.input ?? wrong(Number.isNaN) ?? wrong((value) => !Number.isFinite(value));
    if (name === undefined) continue;
    const label = monthText(horizon.from + month);
    const told = left === undefined ? series : [left];
    const shocks = told
      .flatMap((one) => shockWords(one, month, scenario, values, drawn))
      .slice(0, mostShocks);
    return {
      month: label,
      name,
      words: left === undefined ? null : leftWords(left, month, scenario, values),
      shocks,
    };
  }
  return null;
}

/** One draw with all numbers known: formulas fold. */
class Draw {
  readonly #graph = new Graph();
  readonly #nodes: ReadonlyMap<string, NodeId>;
  readonly #months: number;

  constructor(scenario: Scenario, values: ReadonlyMap<string, number>) {
    const inputs = scenario.inputs.map((input) => {
      const value = values.get(input.name);
      return value === undefined ? input : { ...input, value: inBaseUnits(value, input.unit) };
    });
    const known = lowerInputs({ ...scenario, inputs }, this.#graph, new Streams());
    for (const shock of everyShock(scenario)) known.set(shock, this.#graph.constant(values.get(shock) ?? 0));
    this.#nodes = lowerQuantities(scenario, this.#graph, known);
    this.#months = scenario.horizon!.months;
  }

  /** A name in one month, in base units; 0 where it is not known, which is no failure. */
  at(name: string, month: number): number {
    const known = this.#nodes.has(monthlyKey.plain(name)) || this.#nodes.has(name);
    if (!known && !this.#nodes.has(monthlyKey.in(name, month))) return 0;
    const months = monthsOf(this.#nodes, name, this.#months);
    const node = this.#graph.nodes[months[months.length === 1 ? 0 : month]!];
    return node?.kind === 'constant' ? node.value : 0;
  }
}

const inBaseUnits = (value: number, unit: Unit) => ({
  ...constantValue(value / unit.factor, unit),
  base: value,
});

/** `(0.4 to 1) in 2027-05 (1.03), ..` */
function leftWords(
  { input }: Series,
  month: number,
  scenario: Scenario,
  values: ReadonlyMap<string, number>,
): string {
  const { unit, range } = scenario.inputs.find(({ name }) => name === input)!;
  const free = new Draw(withSeries(scenario, input, { range: [null, null] }), values);
  const found = shown(free.at(input, month), unit);
  const [low, high] = range ?? [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];
  const least = low === Number.MIN_VALUE ? 0 : low;
  const allowed =
    low === Number.NEGATIVE_INFINITY
      ? `at most ${high}`
      : high === Number.POSITIVE_INFINITY
        ? `${least} and above`
        : `${least} to ${high}`;
  return `${input} leaves its allowed range (${allowed}${unit.text === '' ? '' : ` ${unit.text}`}) in ${monthText(scenario.horizon!.from + month)} (${found}); narrow how it changes, or add \`limits: [.., ..]\``;
}

/** What the shocks of one input multiply it by in a month; of a share, what they make of it. */
function shockWords(
  series: Series,
  month: number,
  scenario: Scenario,
  values: ReadonlyMap<string, number>,
  drawn: Draw,
): readonly string[] {
  const { input, volatility, noise, isShare } = series;
  if (volatility === null && noise === null) return [];
  const { unit } = scenario.inputs.find(({ name }) => name === input)!;
  const free: Partial<Series> = { range: [null, null], limits: null };
  const still = new Draw(withSeries(scenario, input, { ...free, volatility: null, noise: null }), values);
  const moved = new Draw(withSeries(scenario, input, free), values);
  const [before, after] = [still, moved].map((one) => one.at(input, month)) as [number, number];
  if (before === after) return [];
  const label = monthText(scenario.horizon!.from + month);
  if (isShare)
    return [`the shocks of ${input} make ${shown(after, unit)} of ${shown(before, unit)} in ${label}`];
  const reached = drawn.at(input, month);
  const comes = Number.isFinite(reached) ? `, which makes it ${shown(reached, unit)}` : '';
  return [`the shocks of ${input} multiply it by ${short(after / before)} in ${label}${comes}`];
}

function withSeries(scenario: Scenario, input: string, changes: Partial<Series>): Scenario {
  const horizon: Horizon = {
    ...scenario.horizon!,
    series: scenario.horizon!.series.map((one) => (one.input === input ? { ...one, ...changes } : one)),
  };
  return { ...scenario, horizon };
}

const short = (value: number) => String(Number(value.toPrecision(4)));

const shown = (value: number, unit: Unit) =>
  formatNumber(Number((value / unit.factor).toPrecision(4)), unit.text === '' ? null : unit);
