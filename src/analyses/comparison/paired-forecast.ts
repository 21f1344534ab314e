import type { Coordinator } from '../../engine/coordinator.ts';
import { monthText } from '../../notation/calendar-month.ts';
import type { WantedColumn } from '../../plan/columns.ts';
import type { NodeId } from '../../plan/graph.ts';
import { monthsOf } from '../../plan/months/lower-horizon.ts';
import { monthlyKey } from '../../plan/months/monthly-names.ts';
import { runMain } from '../../run/main-run.ts';
import type { LoweredScenario } from '../../run/scenario-column.ts';
import type { Settings } from '../../run/settings.ts';
import { sharedOutputs } from '../../run/shared-outputs.ts';
import { overallUnit } from '../../scenario/months/comes-to.ts';
import { addsUpOverTime, givenByMonth } from '../../scenario/months/given-by-month.ts';
import type { Scenario } from '../../scenario/scenario.ts';
import type { Unit } from '../../units/unit.ts';
import { describeMonth } from '../describe-month.ts';
import { differenceOf } from './difference.ts';
import { type PairedForecast, pairedKeys, type PairedMonth } from './result.ts';

/** Draws of the months: each scenario has up to 120 columns, which the means of paired differences do not need in full. */
const mostDraws = 2 ** 16;

const id = {
  month: (other: number, month: number) => `difference ${other} month ${month}`,
  toDate: (other: number, month: number) => `difference ${other} to date ${month}`,
};

/**
 * The paired difference of the headline, or of the first output that is given by month, for every scenario but the first;
 * null where it has none. The draws are those of the comparison, or the first of them.
 */
export async function pairedForecasts(
  scenarios: readonly Scenario[],
  settings: Settings,
  coordinator: Coordinator,
): Promise<readonly (PairedForecast | null)[]> {
  const [base, ...others] = scenarios as readonly [Scenario, ...Scenario[]];
  const { horizon } = base;
  // Where the headline is one number for all months, as a total is, the first output that is given by month.
  const headline =
    base.outputs.find((name) => others.some((other) => isPaired(base, other, name))) ?? base.outputs[0]!;
  const paired = others.map((other) => isPaired(base, other, headline));
  if (horizon === null || settings.signal.aborted || !paired.includes(true)) return others.map(() => null);
  const few: Settings = {
    ...settings,
    draws: Math.min(settings.draws, mostDraws),
    outputs: [],
    narrowing: false,
    sensitivity: false,
    onProgress: () => {},
  };
  const columns = (lowered: readonly LoweredScenario[]) => differenceColumns(lowered, headline, paired);
  const run = await runMain(scenarios, few, coordinator, () => [], columns);
  const { unit } = base.quantities.find(({ name }) => name === headline)!;
  const total = overallUnit({ name: headline, unit }, horizon);
  const sums = addsUpOverTime(base, headline);
  return paired.map((has, index): PairedForecast | null => {
    if (!has) return null;
    const months = (idOf: (other: number, month: number) => string, shown: Unit) =>
      Array.from(
        { length: horizon.months },
        (_, month): PairedMonth => ({
          month: monthText(horizon.from + month),
          difference: describeMonth(run.column(idOf(index + 1, month)), shown, pairedKeys),
        }),
      );
    return {
      output: headline,
      unit: unit.text,
      totalUnit: sums ? total.text : null,
      draws: run.plan.drawsPerReplicate * run.replicates.length,
      months: months(id.month, unit),
      toDate: sums ? months(id.toDate, total) : [],
    };
  });
}

/** Whether both give the headline month by month, in the same way. */
function isPaired(base: Scenario, other: Scenario, headline: string): boolean {
  if (base.horizon === null || other.horizon === null) return false;
  const [given, also] = [base, other].map((scenario) => givenByMonth(scenario).includes(headline));
  const isAlike = addsUpOverTime(base, headline) === addsUpOverTime(other, headline);
  return (given! || also!) && isAlike && sharedOutputs(base, other).includes(headline);
}

function differenceColumns(
  lowered: readonly LoweredScenario[],
  headline: string,
  paired: readonly boolean[],
): WantedColumn[] {
  const [base, ...others] = lowered as readonly [LoweredScenario, ...LoweredScenario[]];
  const { months } = base.scenario.horizon!;
  const sums = addsUpOverTime(base.scenario, headline);
  const subtracted = (columnId: string, to: NodeId, from: NodeId): WantedColumn => ({
    id: columnId,
    node: differenceOf(base.graph, to, from),
    kind: 'distribution',
  });
  return others.flatMap((other, index) => {
    if (!paired[index]) return [];
    const [from, to] = [base, other].map(({ nodes }) => everyMonth(nodes, headline, months)) as [
      NodeId[],
      NodeId[],
    ];
    const toDate = (nodes: ReadonlyMap<string, NodeId>, month: number) =>
      nodes.get(monthlyKey.toDate(headline, month))!;
    return to.flatMap((node, month) => [
      subtracted(id.month(index + 1, month), node, from[month]!),
      ...(sums
        ? [subtracted(id.toDate(index + 1, month), toDate(other.nodes, month), toDate(base.nodes, month))]
        : []),
    ]);
  });
}

function everyMonth(nodes: ReadonlyMap<string, NodeId>, name: string, count: number): NodeId[] {
  const known = monthsOf(nodes, name, count);
  return Array.from({ length: count }, (_, month) => known[known.length === 1 ? 0 : month]!);
}
