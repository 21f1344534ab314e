import { ownerOf } from '../../model/model.ts';
import { namesIn } from '../../notation/fold.ts';
import { quantityId } from '../../run/scenario-column.ts';
import type { ScenarioView, ShownColumn } from '../../run/scenario-view.ts';
import type { Scenario } from '../../scenario/scenario.ts';
import { addingUp } from '../../statistics/adding-up.ts';
import { replicateValues } from '../../statistics/estimate.ts';
import { meanEstimate } from '../../statistics/mean.ts';
import { quantileEstimate } from '../../statistics/quantile-estimate.ts';
import type { Breakdown, NamedBreakdown } from './result.ts';

/** What the headline is made of; null where the scenario does not say. Every part is given in the unit of the total. */
export function breakdown(view: ScenarioView): Breakdown | null {
  const { scenario } = view;
  if (scenario.breakdown.length === 0) return null;
  return divided(view, breakdownTotal(scenario), scenario.breakdown);
}

/** The headline divided in other ways, by service, workload or customer. */
export function furtherBreakdowns(view: ScenarioView): readonly NamedBreakdown[] {
  const { scenario } = view;
  const total = breakdownTotal(scenario);
  return scenario.breakdowns.map(({ by, parts, beside = [] }) => {
    const named = divided(view, total, parts);
    return {
      by,
      ...named,
      // All of one kind: whose each is says enough.
      parts: named.parts.map((part) => ({ ...part, label: ownerName(part.name) })),
      ...(beside.length === 0 ? {} : { beside: beside.map((name) => besideParts(view, name, parts)) }),
    };
  });
}

function besideParts(view: ScenarioView, name: string, parts: readonly string[]) {
  const names = parts.map((part) => `${ownerOf(part)}.${name}`);
  const first = names[0]!;
  return { name, unit: view.unitOf(first).text, of: names.map((one) => estimates(view, first, one)) };
}

/** `code of chat` for `chat.code.cost`. */
const ownerName = (part: string) =>
  ownerOf(part)
    .split('.')
    .reverse()
    .map((word) => word.replaceAll('_', ' '))
    .join(' of ');

function divided(view: ScenarioView, total: string, names: readonly string[]): Breakdown {
  const parts = names.map((name) => ({
    name,
    label: view.labelOf(name),
    ...estimates(view, total, name),
  }));
  return { total, unit: view.unitOf(total).text, parts: addedUp(view, total, parts) };
}

/** Rounding, as a share of a total. */
const rounding = 1e-9;

/**
 * Parts that add up to the total in every replicate, so corrected that their means do: rare events are added to each mean by
 * itself, where its own error asks for it.
 */
function addedUp(view: ScenarioView, total: string, parts: Breakdown['parts']): Breakdown['parts'] {
  // Of a total that is no output nothing is drawn.
  if (!view.scenario.outputs.includes(total)) return parts;
  const [whole, ...each] = [total, ...parts.map(({ name }) => name)].map((name) =>
    view.inUnitOf(total, quantityId(name)),
  ) as [ShownColumn, ...ShownColumn[]];
  const { value, error } = whole.estimate(meanEstimate);
  const means = parts.flatMap(({ mean }) => mean.value ?? []);
  if (value === null || means.length < parts.length) return parts;
  const differs = (sum: number, all: number) => Math.abs(sum - all) > rounding * Math.abs(all);
  if (!differs(sumOf(means), value)) return parts;
  const ofReplicates = ({ column, factor }: ShownColumn) =>
    replicateValues(column, ({ summary }) => summary.mean / factor);
  const wholes = ofReplicates(whole);
  const columns = each.map(ofReplicates);
  const replicates = wholes.map((_, replicate) => columns.map((column) => column[replicate]!));
  if (replicates.some((values, replicate) => differs(sumOf(values), wholes[replicate]!))) return parts;
  const added = addingUp(means, replicates, { value, error: error ?? 0 });
  return parts.map((part, index) => ({ ...part, mean: added.parts[index]! }));
}

const sumOf = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0);

/** Mean and percentiles of a quantity in the unit of another one. */
function estimates(view: ScenarioView, unitOf: string, name: string) {
  const { estimate } = view.inUnitOf(unitOf, quantityId(name));
  const at = (p: number) => estimate((draws, scale) => quantileEstimate(draws, p, scale));
  return { mean: estimate(meanEstimate), p5: at(0.05), p50: at(0.5), p95: at(0.95) };
}

/** What the parts of the breakdown add up to: the quantity made of exactly them, else the headline. */
function breakdownTotal({ breakdown, quantities, outputs }: Scenario): string {
  const parts = [...breakdown].sort().join();
  const total = quantities.find(({ tree }) => [...new Set(namesIn(tree))].sort().join() === parts);
  return total?.name ?? outputs[0]!;
}
