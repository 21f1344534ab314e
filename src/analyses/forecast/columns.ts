import type { NodeId } from '../../plan/graph.ts';
import { lowerByMonth } from '../../plan/lower-goal.ts';
import { monthsOf } from '../../plan/months/lower-horizon.ts';
import { monthlyKey } from '../../plan/months/monthly-names.ts';
import type { LoweredScenario, ScenarioColumn } from '../../run/scenario-column.ts';
import type { Horizon } from '../../scenario/months/horizon.ts';
import { addsUpOverTime } from '../../scenario/months/given-by-month.ts';
import { daysIn } from '../../notation/calendar-month.ts';
import { type Period, periodsOf } from './periods.ts';
import { hasMonths, shownQuantity } from './shown-quantity.ts';

/** Ids of the columns of a forecast. */
export const forecastId = {
  month: (name: string, month: number) => `month ${month} ${name}`,
  toDate: (name: string, month: number) => `to date ${month} ${name}`,
  period: (name: string, period: string) => `period ${period} ${name}`,
  /** 1 where a goal holds in a month, and where it has held in all up to it. */
  goal: (index: number, month: number) => `goal ${index} month ${month}`,
  heldSoFar: (index: number, month: number) => `goal ${index} so far ${month}`,
  /** Over the whole horizon, of what is no output. */
  overall: (name: string) => `overall ${name}`,
  /** 1 where a first month is this one; counted from 0, after the last month where it never comes. */
  first: (name: string, month: number) => `first ${month} ${name}`,
  limited: (input: string) => `limited ${input}`,
};

/** Whether a quantity adds up over time. */
export const addsUp = ({ scenario }: Pick<LoweredScenario, 'scenario'>, name: string) =>
  addsUpOverTime(scenario, name);

/** Outputs that a forecast gives month by month, what is shown first before the others: all but those that are one number for the whole horizon. */
export function forecastOutputs(
  { scenario }: Pick<LoweredScenario, 'scenario'>,
  outputs: readonly string[] = scenario.outputs,
): readonly string[] {
  const shown = shownQuantity(scenario, outputs);
  if (shown === null) return [];
  return [shown, ...outputs.filter((name) => name !== shown && hasMonths(scenario, name))];
}

/** A distribution of some outputs in every month, of rates also to date, and in every quarter and fiscal year where these are wanted. */
export function outputColumns(lowered: LoweredScenario, names: readonly string[]): ScenarioColumn[] {
  const { scenario, graph, nodes } = lowered;
  const { horizon } = scenario;
  if (horizon === null) return [];
  const column = (id: string, node: NodeId): ScenarioColumn => ({
    id,
    name: null,
    node,
    kind: 'distribution',
  });
  return names.flatMap((name) => {
    const known = monthsOf(nodes, name, horizon.months);
    const months = Array.from(
      { length: horizon.months },
      (_, month) => known[known.length === 1 ? 0 : month]!,
    );
    const sums = addsUp(lowered, name);
    const periods = periodsOf(horizon).map((period) =>
      column(forecastId.period(name, period.name), periodNode(graph, months, period, horizon, sums)),
    );
    return [
      ...months.map((node, month) => column(forecastId.month(name, month), node)),
      ...(scenario.outputs.includes(name) ? [] : [column(forecastId.overall(name), nodes.get(name)!)]),
      ...(sums
        ? months.map((_, month) =>
            column(forecastId.toDate(name, month), nodes.get(monthlyKey.toDate(name, month))!),
          )
        : []),
      ...periods,
    ];
  });
}

/** A rate's total over a period, or the average of what is none. */
function periodNode(
  graph: LoweredScenario['graph'],
  months: readonly NodeId[],
  { first, last }: Period,
  { from }: Horizon,
  sums: boolean,
): NodeId {
  const days = months.slice(first, last + 1).map((_, index) => daysIn(from + first + index));
  const all = days.reduce((sum, count) => sum + count);
  return days
    .map((count, index) =>
      graph.operation(
        'multiply',
        months[first + index]!,
        graph.constant(sums ? count * 86_400 : count / all),
      ),
    )
    .reduce((sum, term) => graph.operation('add', sum, term));
}

/** How likely goals hold by month, when first months come, and how often inputs were set to their limits. */
export function monthlyCounts(lowered: LoweredScenario): ScenarioColumn[] {
  const { scenario, graph, nodes } = lowered;
  const { horizon } = scenario;
  if (horizon === null) return [];
  const count = (id: string, node: NodeId): ScenarioColumn => ({ id, name: null, node, kind: 'indicator' });
  const goals = scenario.goals.flatMap(({ byMonth, months }, index) => {
    if (byMonth === null) return [];
    const held = lowerByMonth(scenario, graph, nodes, byMonth);
    let soFar = held[0]!;
    return held.flatMap((node, month) => {
      if (month > 0) soFar = graph.operation('and', soFar, node);
      // Of a goal in any month, failing first says nothing.
      const first = months === 'any' ? [] : [count(forecastId.heldSoFar(index, month), soFar)];
      return [count(forecastId.goal(index, month), node), ...first];
    });
  });
  const first = horizon.firstMonths.flatMap((name) =>
    Array.from({ length: horizon.months + 1 }, (_, month) =>
      count(forecastId.first(name, month), graph.operation('equal', nodes.get(name)!, graph.constant(month))),
    ),
  );
  const limited = horizon.series.flatMap(({ input }) => {
    const node = nodes.get(monthlyKey.limited(input));
    return node === undefined ? [] : [count(forecastId.limited(input), node)];
  });
  return [...goals, ...first, ...limited];
}
