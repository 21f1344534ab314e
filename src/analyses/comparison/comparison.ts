import { choiceValue } from './choice-value.ts';
import { UsageError } from '../../errors.ts';
import { type MainRun, runMain } from '../../run/main-run.ts';
import { spokenName } from '../../notation/spoken-name.ts';
import { coordinate } from '../../engine/coordinator.ts';
import { withEngine } from '../../engine/with-engine.ts';
import type { Scenario } from '../../scenario/scenario.ts';
import { type Settings, type SimulateOptions, settingsOf } from '../../run/settings.ts';
import { resultOf } from '../../simulate.ts';
import type { Comparison, PairedOutput, PairedStatistics } from './result.ts';
import { comparisonColumns, comparisonId, sharedOutputs } from './columns.ts';
import { estimate } from '../../statistics/estimate.ts';
import { mean } from '../../statistics/mean.ts';
import { outputResult } from '../outcome/outcome.ts';
import type { Result } from '../result.ts';
import { unitOf } from '../scenario-columns.ts';

/**
 * Compares scenarios with the first of them, draw by draw: inputs of the same name share their random numbers, so that
 * what both have in common cancels. Costs about one run a scenario.
 *
 * @throws UsageError, ModelError, InterruptedError as `simulate` does.
 */
export async function compare(
  scenarios: readonly Scenario[],
  options: Omit<SimulateOptions, 'precision'> = {},
): Promise<Comparison> {
  const [base, ...others] = scenarios;
  if (base === undefined || others.length === 0)
    throw new UsageError('a comparison needs a base scenario and at least one other');
  const settings = settingsOf(base, options);
  return withEngine(options, async (engine) => {
    const coordinator = coordinate(engine);
    const run = await runMain(scenarios, settings, coordinator, (graph, nodes) =>
      comparisonColumns(scenarios, graph, nodes),
    );
    const results: Result[] = [];
    for (const [scope, scenario] of scenarios.entries()) {
      const own = { ...settings, level: options.level ?? scenario.level };
      results.push(await resultOf(scenario, scope, run, own, coordinator, options));
    }
    return {
      format: 'costcone-comparison/1',
      base: results[0]!,
      others: others.map((other, index) => ({
        result: results[index + 1]!,
        outputs: pairedOutputs(base, other, index + 1, run, settings),
      })),
      decisions: choiceValue(scenarios, run),
      warnings: notCompared(base, others, run),
    };
  });
}

/** Every output that both scenarios have, the other's against the base's. */
function pairedOutputs(
  base: Scenario,
  other: Scenario,
  index: number,
  run: MainRun,
  { level, design }: Settings,
): Record<string, PairedOutput> {
  const entries = sharedOutputs(base, other).map((output): [string, PairedOutput] => {
    const { text, factor } = unitOf(base, output);
    const paired = (id: string, unit: string, scale: number): PairedStatistics => {
      const shown = { factor: scale, unit, label: output, level, design };
      const { draws, nonFinite, mean, sd, quantiles, interval } = outputResult(run.column(id), shown);
      return { unit, draws, nonFinite, mean, sd, quantiles, interval };
    };
    return [
      output,
      {
        difference: paired(comparisonId.difference(index, output), text, factor),
        ratio: paired(comparisonId.ratio(index, output), '', 1),
        probabilityLower: estimate(run.column(comparisonId.lower(index, output)), mean),
      },
    ];
  });
  return Object.fromEntries(entries);
}

/** What of a comparison is missing, and why. */
function notCompared(base: Scenario, others: readonly Scenario[], run: MainRun): string[] {
  const missing = others.flatMap((other) => {
    const shared = sharedOutputs(base, other);
    const names = base.outputs.filter((output) => !shared.includes(output));
    if (names.length === 0) return [];
    return [
      `${other.file} has no ${names.map(spokenName).join(', ')} of the same kind as ${base.file}: not compared`,
    ];
  });
  const undefinedRatios = base.outputs.flatMap((output) => {
    const counts = others.map((other, index) =>
      sharedOutputs(base, other).includes(output)
        ? run.column(comparisonId.ratio(index + 1, output)).pooled.summary.nonFinite
        : 0,
    );
    const most = Math.max(...counts);
    return most === 0 ? [] : [`${spokenName(output)} (${most.toLocaleString('en-US')} draws)`];
  });
  if (undefinedRatios.length === 0) return missing;
  return [...missing, `ratios leave out draws in which the base is 0: ${undefinedRatios.join(', ')}`];
}
