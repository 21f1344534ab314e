import { createDistribution } from '../../distributions/create-distribution.ts';
import { monthText } from '../../notation/calendar-month.ts';
import { fewestEffective } from '../../run/enough-draws.ts';
import type { ScenarioView } from '../../run/scenario-view.ts';
import { mostDrawsUnlessSaid, type Settings } from '../../run/settings.ts';
import type { Observation } from '../../scenario/evidence/observation.ts';
import type { ScenarioInput } from '../../scenario/scenario.ts';
import {
  columnError,
  type Estimate,
  type ReplicatedColumn,
  unknownEstimate,
} from '../../statistics/estimate.ts';
import { isResolved } from '../../statistics/resolution.ts';
import { quantile } from '../../statistics/quantile.ts';
import { evidenceId, movableInputs } from './columns.ts';
import { columnDensity, shiftedDensity } from '../binned-density.ts';
import { seenValue } from '../seen-value.ts';
import type { EvidenceResult, MovedInput, SeenObservation, ThreePercentiles } from './result.ts';

/** An observation outside this middle part of what was expected is a conflict. */
const expected = [0.005, 0.995] as const;

/** What observations did to a scenario's numbers; null where there are none. */
export function evidence(view: ScenarioView, settings: Settings): EvidenceResult | null {
  const { run, scenario } = view;
  if (scenario.evidence === null || run.effective === null) return null;
  const { draws, smallestReplicate, withoutNumber } = run.effective;
  // What was observed is judged once, for all scenarios of a run.
  const observations = view.run.scenarios[0]!.evidence!.observations;
  return {
    ...(scenario.evidence.of === null ? {} : { of: scenario.evidence.of.file }),
    observations: observations.map((observation, k) => seen(view, observation, k)),
    effectiveDraws: draws,
    smallestReplicate,
    ...(withoutNumber === 0 ? {} : { withoutNumber }),
    maxDraws: maxDrawsOf(settings),
    inputs: Object.fromEntries(
      // Scenarios that are compared share their inputs' draws: they are told of once.
      (view.scope > 0 ? [] : movableInputs(scenario))
        .flatMap((name): [string, MovedInput][] => {
          const moved = movedInput(view, scenario.inputs.find((input) => input.name === name)!);
          return moved === null ? [] : [[name, moved]];
        })
        .toSorted(([, a], [, b]) => Math.abs(b.moved ?? 0) - Math.abs(a.moved ?? 0)),
    ),
    priorHeadline: priorHeadline(view, settings.level),
  };
}

/** `--max-draws`, where it is another than the usual one. */
function maxDrawsOf({ mostDraws, draws }: Settings): number | null {
  return mostDraws === Math.max(mostDrawsUnlessSaid, draws) ? null : mostDraws;
}

function seen(
  view: ScenarioView,
  { quantity, month, text, source, unit, factor, likelihood, less }: Observation,
  k: number,
): SeenObservation {
  const predicted = view.run.column(evidenceId.predicted(k));
  const isCount = likelihood.kind === 'poisson' || likelihood.kind === 'binomial';
  const at = (p: number) => {
    const value = isResolved(predicted.pooled.summary.count, p) ? quantile(predicted.pooled, p) : null;
    const base = value === null ? null : value / (predicted.scale ?? 1);
    return base === null || isCount ? base : (base - (less ?? 0)) / factor;
  };
  const place = placeOf(view.run.column(evidenceId.below(k)), view.run.column(evidenceId.all(k)), predicted);
  const { value } = place;
  const isBetween = likelihood.kind === 'between';
  return {
    quantity,
    month: month === null ? null : monthText(month),
    text,
    source,
    seen: seenValue({ likelihood, factor, ...(less === undefined ? {} : { less }) }),
    place,
    predicted: { 'p0.5': at(expected[0]), p50: at(0.5), 'p99.5': at(expected[1]) },
    unit: isCount ? '' : unit,
    conflict: value !== null && (value < expected[0] || (!isBetween && value > expected[1])),
  };
}

/** The mean of what the others weigh: a ratio of two means. Null where they leave too few draws to tell. */
function placeOf(
  below: ReplicatedColumn,
  others: ReplicatedColumn,
  { pooled: { summary } }: ReplicatedColumn,
): Estimate {
  if (!(summary.count >= fewestEffective)) return unknownEstimate;
  const [above, under] = [below.scale ?? 1, others.scale ?? 1];
  const sums = ({ replicates }: ReplicatedColumn) =>
    replicates.map((one) => one.summary.mean * one.summary.count);
  const [ofBelow, ofOthers] = [sums(below), sums(others)];
  const total = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0);
  const ratio = (left: number | null) => {
    const kept = (values: readonly number[]) => total(values.filter((_, replicate) => replicate !== left));
    return kept(ofBelow) / above / (kept(ofOthers) / under);
  };
  const value = ratio(null);
  if (!Number.isFinite(value)) return unknownEstimate;
  return {
    value,
    error: columnError(
      { leftOut: true },
      ofBelow.map((_, replicate) => ratio(replicate)),
    ),
  };
}

/** How far an input moved; null where it is a constant, or nothing needs it. */
function movedInput(view: ScenarioView, input: ScenarioInput): MovedInput | null {
  const { name, unit, value, part } = input;
  if (value.kind === 'constant' || !view.isDrawn(name)) return null;
  const less = part?.less ?? 0;
  const distribution = createDistribution(value.spec);
  const scale = value.unit.factor / unit.factor;
  const prior: ThreePercentiles = {
    p5: finite(distribution.quantile(0.05) * scale - less),
    p50: finite(distribution.quantile(0.5) * scale - less),
    p95: finite(distribution.upperQuantile(0.05) * scale - less),
  };
  const column = view.run.column(evidenceId.input(name));
  const shown = (base: number | null) =>
    base === null ? null : finite(base / (column.scale ?? 1) / unit.factor - less);
  const { pooled } = column;
  const posterior: ThreePercentiles = {
    p5: shown(quantile(pooled, 0.05)),
    p50: shown(quantile(pooled, 0.5)),
    p95: shown(quantile(pooled, 0.95)),
  };
  const { mean, sd } = distribution;
  const now = pooled.summary.count > 0 ? shown(pooled.summary.mean) : null;
  const isKnown = mean !== null && sd !== null && sd > 0 && now !== null;
  return {
    prior,
    posterior,
    moved: isKnown ? (now - (mean * scale - less)) / (sd * scale) : null,
    narrowed: narrowed(prior, posterior),
    density: shiftedDensity(
      columnDensity(column, 1 / ((column.scale ?? 1) * unit.factor), view.run.effective!.draws),
      less,
    ),
  };
}

function narrowed(prior: ThreePercentiles, posterior: ThreePercentiles): number | null {
  const [before, after] = [prior, posterior].map(({ p5, p95 }) =>
    p5 === null || p95 === null ? null : p95 - p5,
  );
  return before == null || after == null || !(before > 0) ? null : 1 - after / before;
}

function priorHeadline(view: ScenarioView, level: number): EvidenceResult['priorHeadline'] {
  const [headline] = view.scenario.outputs;
  if (headline === undefined || view.scope > 0) return null;
  const { pooled, scale = 1 } = view.run.column(evidenceId.priorHeadline);
  const end = (p: number) => {
    const value = isResolved(pooled.summary.count, p) ? quantile(pooled, p) : null;
    return value === null ? null : finite(view.show(headline, value / scale));
  };
  return { low: end((1 - level) / 2), high: end((1 + level) / 2) };
}

const finite = (value: number) => (Number.isFinite(value) ? value : null);
