import { asJson } from '../as-json.ts';
import { withCoordinator } from '../../engine/coordinator.ts';
import { UsageError } from '../../errors.ts';
import { spokenName } from '../../notation/spoken-name.ts';
import { askedEvidence } from '../../run/asked-evidence.ts';
import type { MainRun } from '../../run/main-run.ts';
import { ScenarioView } from '../../run/scenario-view.ts';
import { type SimulateOptions, settingsOf } from '../../run/settings.ts';
import { differentCurrencies, inUnitsOf, sharedHeadline, sharedOutputs } from '../../run/shared-outputs.ts';
import { checkSameEvidence } from '../../scenario/evidence/same-evidence.ts';
import { checkSameHorizon } from '../../scenario/months/same-horizon.ts';
import type { Scenario } from '../../scenario/scenario.ts';
import type { Result } from '../result.ts';
import { type BridgeEnds, bridge } from '../bridge-of.ts';
import type { BridgeAnswer } from '../bridge/result.ts';
import { comparisonWhatIf } from '../comparison-what-if.ts';
import { wholeRun } from '../whole-run.ts';
import { countWords } from '../words.ts';
import { choiceValue } from './choice-value.ts';
import { comparisonColumns, comparisonId } from './columns.ts';
import type { Comparison, PairedOutput } from './result.ts';
import { pairedForecasts } from './paired-forecast.ts';
import { strangers } from './strangers.ts';
import { tellEach } from './tell-each.ts';

/** What a comparison may be told. */
export interface CompareOptions extends Omit<SimulateOptions, 'precision' | 'outputs'> {
  /** Whether to say what the change of the headline is made of; unless stated otherwise, where there is one other scenario. */
  readonly bridge?: boolean;
}

/**
 * Compares scenarios with the first of them, draw by draw: inputs of the same name share their random numbers, so that
 * what both have in common cancels. Costs about one run a scenario.
 *
 * @throws UsageError where they look at different months, or agree with different observations; UsageError, ModelError, InterruptedError as `simulate` does.
 */
export async function compare(read: readonly Scenario[], options: CompareOptions = {}): Promise<Comparison> {
  const [base, ...asked] = read.map((scenario) => askedEvidence(scenario, options));
  if (base === undefined || asked.length === 0)
    throw new UsageError('a comparison needs a base scenario and at least one other');
  checkSameHorizon(base, asked);
  checkSameEvidence(base, asked);
  const others = asked.map((other) => inUnitsOf(base, other));
  const scenarios = [base, ...others];
  const settings = settingsOf(base, options);
  return withCoordinator(options, async (coordinator) => {
    const whole = await wholeRun(scenarios, { ...settings, inTurns: true }, coordinator, comparisonColumns);
    const { run } = whole;
    const told = await tellEach(whole, settings, options, coordinator);
    const results = told.map(({ result }) => result);
    const means = told.map(({ mean }) => mean);
    const paired = told.slice(1).map(({ outputs }) => outputs);
    const months = await pairedForecasts(scenarios, settings, coordinator);
    const bridges: (BridgeAnswer | null)[] = [];
    for (const [index, other] of others.entries()) {
      const wanted = options.bridge ?? others.length === 1;
      const ends = wanted ? bridgeEnds(results[0]!, results[index + 1]!, paired[index]!) : null;
      bridges.push(ends && (await bridge(base, other, ends, settings, coordinator)));
    }
    // Several levers do not exclude each other: there is no choice between them to know more for.
    const isChoice = others.filter(({ levers }) => levers.length > 0).length < 2;
    const only = isChoice ? sharedHeadline(scenarios) : null;
    const kept = only === null ? run.kept : await run.keep({ scopes: [...scenarios.keys()], only });
    const views = scenarios.map((_, scope) => new ScenarioView({ ...run, kept }, scope));
    return {
      format: 'costcone-comparison/1',
      base: results[0]!,
      // Results are as JSON has them already.
      others: others.map((other, index) => ({
        result: results[index + 1]!,
        ...asJson({
          outputs: paired[index]!,
          levers: other.levers.map(({ lever }) => lever),
          bridge: bridges[index]?.bridge ?? null,
          ...(months[index] ? { forecast: months[index] } : {}),
        }),
      })),
      ...asJson({
        decisions: only === null ? null : choiceValue(views, only, means),
        whatIf: comparisonWhatIf(views),
        warnings: [
          ...strangers(base, others),
          ...notCompared(base, others, run),
          ...bridges.flatMap((answer, index) =>
            answer === null || answer.reason === null
              ? []
              : [`why ${others[index]!.file} differs is not divided into parts: ${answer.reason}`],
          ),
        ],
      }),
    };
  });
}

/** Where a bridge leads from and to; null where the headline is not compared. */
function bridgeEnds(base: Result, other: Result, paired: Record<string, PairedOutput>): BridgeEnds | null {
  const [headline] = Object.keys(base.outputs) as [string];
  const [from, to] = [base, other].map(({ outputs }) => outputs[headline]?.mean.value);
  const change = paired[headline]?.difference.mean;
  if (from == null || to == null || change === undefined) return null;
  return { from, to, error: change.error ?? 0, paired: true };
}

const notShared = (outputs: readonly string[], why: string) =>
  outputs.length === 0 ? [] : [`not compared, ${why}: ${outputs.map(spokenName).join(', ')}`];

/** What of a comparison is missing, and why. */
function notCompared(base: Scenario, others: readonly Scenario[], run: MainRun): string[] {
  const missing = others.flatMap((other) => {
    const shared = sharedOutputs(base, other);
    const left = base.outputs.filter((output) => !shared.includes(output));
    const names = left.filter((output) => differentCurrencies(base, other, output) === null);
    const absent = names.filter((name) => !other.outputs.includes(name));
    const apart = names.filter((name) => other.outputs.includes(name));
    const amounts = left.filter((output) => !names.includes(output));
    const currencies = amounts.length === 0 ? null : differentCurrencies(base, other, amounts[0]!);
    return [
      ...notShared(absent, `as ${other.file} does not give ${absent.length === 1 ? 'it' : 'them'}`),
      ...notShared(apart, `as ${base.file} and ${other.file} give different kinds of quantities`),
      ...(currencies === null
        ? []
        : [
            `${other.file} gives ${amounts.map(spokenName).join(', ')} in ${currencies[1]}, ${base.file} in ${currencies[0]}: not compared; give both the same \`currency\``,
          ]),
    ];
  });
  const undefinedRatios = base.outputs.flatMap((output) => {
    const counts = others.map((other, index) =>
      sharedOutputs(base, other).includes(output)
        ? run.column(comparisonId.ratio(index + 1, output)).pooled.summary.nonFinite
        : 0,
    );
    const most = Math.max(...counts);
    // What is 0 in every draw, as electricity that is in the rent, has no ratio that could leave out some.
    return most === 0 || most === run.plan.drawsPerReplicate * run.replicates.length
      ? []
      : [`${spokenName(output)} (${countWords(most, 'draw')})`];
  });
  if (undefinedRatios.length === 0) return missing;
  return [...missing, `ratios leave out draws in which the base is 0: ${undefinedRatios.join(', ')}`];
}
