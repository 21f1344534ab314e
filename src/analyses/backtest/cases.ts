import { ln } from '../../elementary/elementary.ts';
import { formatProblem, InterruptedError, ModelError } from '../../errors.ts';
import type { Coordinator } from '../../engine/coordinator.ts';
import { runMain } from '../../run/main-run.ts';
import { nonFiniteProblem } from '../../run/non-finite.ts';
import { quantityId } from '../../run/scenario-column.ts';
import { ScenarioView } from '../../run/scenario-view.ts';
import type { Settings } from '../../run/settings.ts';
import type { Published, Scenario } from '../../scenario/scenario.ts';
import type { UnreadPublished } from '../../scenario/unread-published.ts';
import { crps } from '../../statistics/crps.ts';
import { logScore } from '../../statistics/log-score.ts';
import { logSteps } from '../../statistics/logarithm.ts';
import { resultColumns } from '../columns.ts';
import { describeColumn } from '../describe-column.ts';
import { placePublished, type PublishedPlace } from '../place-published.ts';
import type { BacktestCase } from './result.ts';
import { sortNotes } from './words.ts';

/** What rounding may do to a product of published figures, most of which have two digits. */
const rounding = 0.02;

/** A case of which nothing is known. */
const unknown = {
  title: null,
  model: null,
  unit: null,
  reported: null,
  reportedLow: null,
  reportedHigh: null,
  bound: null,
  statistic: null,
  low: null,
  median: null,
  high: null,
  percentile: null,
  inside: false,
  crps: null,
  logScore: null,
  note: null,
} satisfies Partial<BacktestCase>;

/** The case of a published value that can be held against nothing. */
export function unreadCase(file: string, { problems, ...words }: UnreadPublished): BacktestCase {
  return { ...unknown, ...words, file, error: problems.map(formatProblem).join('\n') };
}

/**
 * Every published value of a scenario against the distribution of its quantity. Where the model fails, the cases that
 * it fails for say so. Of a run that was stopped there are none. `onFailure` hears of what is no failure of the model.
 */
export async function casesOf(
  file: string,
  scenario: Scenario,
  settings: Settings,
  coordinator: Coordinator,
  onFailure: (error: unknown) => void = () => {},
): Promise<BacktestCase[]> {
  const failed = (row: Published, error: Error): BacktestCase => ({
    ...unknown,
    ...said(file, scenario, row),
    error: error.message,
  });
  const reduced = onlyPublished(scenario);
  const cases: BacktestCase[] = [];
  try {
    const run = await runMain([reduced], settings, coordinator, resultColumns(null));
    const view = new ScenarioView(run, 0);
    for (const [index, row] of scenario.published.entries()) {
      const column = { id: quantityId(row.quantity), name: row.quantity };
      const problem = await nonFiniteProblem(view, column, coordinator);
      const place = placePublished(view, index, settings.level);
      if (problem !== null) cases.push(failed(row, problem));
      else if (place === null)
        cases.push(failed(row, new ModelError(`no draw of ${row.quantity} is a finite number`)));
      else cases.push(heldAgainst(file, view, row, place, settings));
    }
    return cases;
  } catch (error) {
    if (error instanceof InterruptedError) return [];
    if (!(error instanceof ModelError)) onFailure(error);
    const failure = error instanceof Error ? error : new Error(String(error));
    return scenario.published.map((row) => failed(row, failure));
  }
}

/** The scenario with nothing to report but what was published, and held against nothing before that. */
function onlyPublished(scenario: Scenario): Scenario {
  const outputs = [...new Set(scenario.published.map(({ quantity }) => quantity))];
  return { ...scenario, outputs, breakdown: [], goals: [], evidence: null };
}

/** What the scenario says of a case. */
function said(file: string, { title, model }: Scenario, row: Published) {
  const { quantity, value, range, bound, statistic, unit, kind, group, source } = row;
  return {
    file,
    title: title === '' ? null : title,
    model,
    group,
    quantity,
    unit: unit.text,
    reported: value,
    reportedLow: range?.[0] ?? null,
    reportedHigh: range?.[1] ?? null,
    bound,
    statistic,
    kind,
    source,
  };
}

function heldAgainst(
  file: string,
  view: ScenarioView,
  row: Published,
  { percentile, inside: held }: PublishedPlace,
  settings: Settings,
): BacktestCase {
  const shown = view.quantity(row.quantity);
  const { interval, quantiles } = describeColumn(shown, settings);
  const { low, high } = interval;
  const inside = row.kind === 'arithmetic' && low !== null && high !== null ? agrees(row, low, high) : held;
  const { pooled } = shown.column;
  const steps = row.bound === null && row.value > 0 ? logSteps(pooled, shown.factor) : null;
  const value = ln(row.value);
  return {
    ...said(file, view.scenario, row),
    low,
    median: quantiles.p50.value,
    high,
    percentile,
    inside,
    crps: steps === null ? null : crps(steps, value),
    logScore: steps === null ? null : logScore(steps, value, pooled.summary.count),
    note: inside ? null : (sortNotes(view.scenario.notes).misses[0] ?? null),
    error: null,
  };
}

/** Whether what was computed from given figures agrees with what was reported, but for the rounding of both. */
function agrees({ value, range, bound }: Published, low: number, high: number): boolean {
  const [from, to] = range ?? [value, value];
  const notBelow = bound === 'at_least' || to >= low - rounding * Math.abs(low);
  const notAbove = bound === 'at_most' || from <= high + rounding * Math.abs(high);
  return notBelow && notAbove;
}
