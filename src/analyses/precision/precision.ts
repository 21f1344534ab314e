import { didYouMean, UsageError } from '../../errors.ts';
import { ScenarioView } from '../../run/scenario-view.ts';
import type { Coordinator } from '../../engine/coordinator.ts';
import type { Scenario } from '../../scenario/scenario.ts';
import type { PrecisionRequest, Settings, SimulateOptions } from '../../run/settings.ts';
import { type ReplicatedColumn, simulationHalfWidth } from '../../statistics/estimate.ts';
import { quantile } from '../../statistics/quantile.ts';
import { quantileEstimate } from '../../statistics/quantile-estimate.ts';
import type { PrecisionResult } from './result.ts';
import { type WholeRun, wholeRun } from '../whole-run.ts';
import { type Statistic, statistics } from '../../statistics/statistics.ts';

/** Draws of the first round: never stop on fewer, as a lucky spread of few draws may look precise. */
const firstDraws = 2 ** 16;
/** Most draws unless stated otherwise. */
const mostDraws = 2 ** 26;

/** A statistic of an output that is to be known to a precision. */
interface Target {
  readonly name: string;
  readonly output: string;
  readonly statistic: Statistic['of'];
}

/**
 * Draws round after round, twice as many each time, until every target's 95 % simulation interval is narrow enough, or
 * the next round would take more draws or time than allowed. The last round alone is the result: it is the same as
 * that of a run asked for its number of draws.
 */
export async function runToPrecision(
  scenario: Scenario,
  request: PrecisionRequest,
  limits: Pick<SimulateOptions, 'draws' | 'maxDraws' | 'maxTimeMs'>,
  settings: Settings,
  coordinator: Coordinator,
): Promise<WholeRun & { readonly precision: PrecisionResult }> {
  if (!(request.relative > 0)) throw new UsageError(`precision must be above 0 (found ${request.relative})`);
  const targets = targetsOf(scenario, request.quantities, settings.level);
  const most = Math.max(limits.maxDraws ?? mostDraws, limits.draws ?? 0);
  const started = performance.now();
  for (let draws = Math.min(limits.draws ?? firstDraws, most); ; draws *= 2) {
    const before = performance.now();
    const whole = await wholeRun([scenario], { ...settings, draws }, coordinator);
    const { run } = whole;
    const view = new ScenarioView(run, 0);
    const reached = Math.max(...targets.map((target) => relativeError(target, view)));
    const met = reached <= request.relative;
    const now = performance.now();
    const tooLong = now - started + 2 * (now - before) > (limits.maxTimeMs ?? Number.POSITIVE_INFINITY);
    if (met || tooLong || 2 * draws > most || run.partial || settings.signal.aborted) {
      const quantities = targets.map(({ name }) => name);
      return {
        ...whole,
        precision: {
          asked: request.relative,
          quantities,
          reached: Number.isFinite(reached) ? reached : null,
          met,
        },
      };
    }
  }
}

/** What is to be known: the asked outputs and statistics, or the headline's mean and interval ends. */
function targetsOf(scenario: Scenario, asked: readonly string[] | undefined, level: number): Target[] {
  return (asked ?? [scenario.outputs[0]!]).flatMap((name) => {
    if (scenario.outputs.includes(name)) return interval(name, level);
    const dot = name.lastIndexOf('.');
    const output = name.slice(0, Math.max(dot, 0));
    const statistic = statistics.find((row) => row.name === name.slice(dot + 1));
    if (scenario.outputs.includes(output) && statistic) return [{ name, output, statistic: statistic.of }];
    throw new UsageError(
      `precision of "${name}": name an output, or a statistic of one as in ${scenario.outputs[0]}.p95` +
        (didYouMean(name, scenario.outputs) ? `; ${didYouMean(name, scenario.outputs)}` : ''),
    );
  });
}

function interval(output: string, level: number): Target[] {
  const end = (p: number): Target => ({
    name: `${output}.p${Number((100 * p).toFixed(4))}`,
    output,
    statistic: (column) => quantileEstimate(column, p),
  });
  const whole = statistics.find(({ name }) => name === 'mean')!;
  return [
    { name: `${output}.mean`, output, statistic: whole.of },
    end((1 - level) / 2),
    end((1 + level) / 2),
  ];
}

/**
 * Half-width of the target's 95 % simulation interval over its size. Where the bulk of the outcomes lies on both sides of
 * 0, a number near 0 would never be known relative to itself: the size is then the width from the 5th to the 95th
 * percentile.
 */
function relativeError({ output, statistic }: Target, view: ScenarioView): number {
  const { column } = view.quantity(output);
  const { value, error } = statistic(column);
  if (value === null || error === null) return Number.POSITIVE_INFINITY;
  if (error === 0) return 0;
  return (simulationHalfWidth(view.run.replicates.length) * error) / sizeOf(value, column);
}

function sizeOf(value: number, { pooled }: ReplicatedColumn): number {
  const [low, high] = [quantile(pooled, 0.05)!, quantile(pooled, 0.95)!];
  return low < 0 && high > 0 ? Math.max(Math.abs(value), high - low) : Math.abs(value);
}
