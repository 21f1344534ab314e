import { host } from '#host';
import { asJson } from './as-json.ts';
import type { Coordinator } from '../engine/coordinator.ts';
import { namesIn } from '../notation/fold.ts';
import { reachingInputs } from '../plan/reaching-inputs.ts';
import { withoutEffect } from '../plan/without-effect.ts';
import { checkFinite } from '../run/non-finite.ts';
import type { ScenarioView } from '../run/scenario-view.ts';
import type { Settings } from '../run/settings.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { evidence } from './evidence/evidence.ts';
import { conflictWarnings } from './evidence/words.ts';
import { concentrations } from './drivers/concentration.ts';
import { drivers as sensitivityOf } from './drivers/drivers.ts';
import { narrowingDrivers } from './drivers/narrowing-drivers.ts';
import type { Concentration } from './drivers/result.ts';
import { driverWarnings } from './drivers/words.ts';
import { firstMonths } from './forecast/first-months.ts';
import { forecast } from './forecast/forecast.ts';
import { catalogueTrends } from './forecast/catalogue-trends.ts';
import { limitWords, trendWords } from './forecast/words.ts';
import { goals } from './goals/goals.ts';
import { correlations } from './inputs/correlations.ts';
import { inputs } from './inputs/inputs.ts';
import { inputWarnings } from './inputs/words.ts';
import { breakdown, furtherBreakdowns } from './outcome/breakdown.ts';
import { budgets } from './outcome/budgets.ts';
import { onDefaults } from './outcome/on-defaults.ts';
import { type Outcome, outcome } from './outcome/outcome.ts';
import { cautions, outcomeWarnings } from './outcome/words.ts';
import { brokenPromises } from './outcome/promises.ts';
import type { PrecisionResult } from './precision/result.ts';
import { precisionWarnings } from './precision/words.ts';
import { published } from './published/published.ts';
import type { Result } from './result.ts';
import { thinnedSample } from './samples/thinned-sample.ts';
import { unseenEvents } from './unseen/events.ts';
import type { Finding } from './unseen/finding.ts';
import { unseenWarnings } from './unseen/words.ts';
import { whatIf } from './what-if/what-if.ts';
import { runWarnings } from './words.ts';

/** What is known of a run beside its columns. */
export interface Told {
  readonly precision?: PrecisionResult | null;
  readonly findings?: readonly Finding[];
}

/**
 * Everything that a report says of one scenario of a run, in the order in which it is written.
 *
 * @throws ModelError where more draws than allowed gave no finite number
 */
export async function resultOf(
  view: ScenarioView,
  settings: Settings,
  coordinator: Coordinator,
  { precision = null, findings = [] }: Told = {},
): Promise<Result> {
  await checkFinite(view, coordinator);
  const { scenario, run } = view;
  const { seed, design, level, set, signal } = settings;

  // A statistic is read from all draws together, its simulation error from the spread of the replicates.
  const found = outcome(view, settings.outputs ?? scenario.outputs, settings);

  const unseen = unseenEvents(view, findings);

  // What drives an output has draws of its own, in which one input at a time is drawn anew.
  const wanted = settings.sensitivity && !signal.aborted;
  const concentrated = wanted ? concentrations(view, settings.draws) : new Map<string, Concentration>();
  const effects = wanted ? await sensitivityOf(view, found, concentrated, settings, coordinator) : null;
  const partial = run.partial || signal.aborted;
  const { sensitivity, groups } = (signal.aborted ? null : effects) ?? { sensitivity: null, groups: {} };
  const narrowings = settings.narrowing ? narrowingDrivers(view, level, Object.keys(found.outputs)) : null;

  const seen = settings.outputs === null ? evidence(view, settings) : null;

  const months = await forecast(view, settings, coordinator);

  const { title, question, file, sha256, text, model, notes } = scenario;
  const replicates = run.replicates.length;
  const whole = settings.outputs === null;
  const first = whole ? firstMonths(view) : {};
  const asked = whole ? correlations(view) : [];
  const parts = whole ? breakdown(view) : null;
  const standing = onDefaults(scenario, parts);
  const limits = limitWords(months?.limited);
  const cautioned = whole
    ? [
        ...(seen === null ? [] : conflictWarnings(seen)),
        ...scenario.cautions,
        ...cautions.onDefaults(standing, found.outputs[standing?.total ?? '']?.label),
        ...cautions.promises(brokenPromises(view)),
        ...limits.cautions,
        ...trendWords(catalogueTrends(scenario)),
      ]
    : [];
  return asJson<Result>({
    format: 'costcone-result/1',
    scenario: { title, question, file, sha256, text, model, notes },
    run: {
      seed,
      design,
      draws: run.plan.drawsPerReplicate * replicates,
      replicates,
      version: host.version,
      set,
      ...(settings.observed ? {} : { observed: false }),
    },
    partial,
    precision,
    outputs: found.outputs,
    ...(Object.keys(first).length === 0 ? {} : { firstMonths: first }),
    ...(seen === null ? {} : { evidence: seen }),
    ...(months === null ? {} : { forecast: months }),
    ...(Object.keys(unseen).length === 0 ? {} : { unseen }),
    inputs: whole ? inputs(view) : {},
    drivers: narrowings,
    sensitivity,
    ...(Object.keys(groups).length === 0 ? {} : { driverGroups: groups }),
    goals: goals(view, narrowings),
    published: settings.published ? published(view, level) : [],
    breakdown: parts,
    breakdowns: whole ? furtherBreakdowns(view) : [],
    onDefaults: standing,
    cautions: cautioned,
    decisions: whole ? budgets(view) : null,
    correlations: asked,
    model: whole ? modelOf(view) : {},
    sample: thinnedSample(view),
    whatIf: whole ? whatIf(view) : null,
    warnings: [
      ...cautioned,
      ...limits.warnings,
      ...unseenWarnings(unseen, found.outputs),
      ...warningsOf(
        view,
        found,
        { drivers: narrowings, sensitivity, precision, partial },
        concentrated,
        asked,
        settings,
      ),
    ],
  });
}

function modelOf({ scenario }: ScenarioView): Result['model'] {
  return Object.fromEntries(
    scenario.quantities.map(({ name, label, unit, formula, explanation, source, tree }) => [
      name,
      { label, unit: unit.text, formula, explanation, source, uses: [...new Set(namesIn(tree))] },
    ]),
  );
}

const isShare = ({ minimum, maximum }: Result['outputs'][string]) =>
  minimum !== null && maximum !== null && minimum >= 0 && maximum <= 1;

function warningsOf(
  { scenario, run, rowsPerReplicate }: ScenarioView,
  { outputs, unsettled }: Outcome,
  {
    drivers,
    sensitivity,
    precision,
    partial,
  }: Pick<Result, 'drivers' | 'sensitivity' | 'precision' | 'partial'>,
  concentrated: ReadonlyMap<string, Concentration>,
  asked: Result['correlations'],
  settings: Settings,
): string[] {
  const { drawsPerReplicate, replicates } = run.plan;
  const { model } = scenario;
  const named = Object.entries(outputs);
  return [
    ...(partial ? runWarnings.partial(run.replicates.length, replicates) : []),
    ...precisionWarnings({
      precision,
      outputs,
      partial,
      run: { draws: drawsPerReplicate * run.replicates.length, replicates: run.replicates.length },
    }),
    // To a precision as many are drawn as it takes, whatever was asked.
    ...(precision === null && run.effective === null
      ? runWarnings.roundedUp(settings.draws, drawsPerReplicate * replicates)
      : []),
    ...inputWarnings.momentless(scenario, reachingInputs(scenario, Object.keys(outputs))),
    ...inputWarnings.withoutEffect(setInVain(scenario, Object.keys(outputs), settings.set)),
    ...named.flatMap(([name, output]) => outcomeWarnings.nonFinite(name, output)),
    ...outcomeWarnings.unresolved(
      run.effective?.draws ?? Math.min(...named.map(([, { draws, nonFinite }]) => draws - nonFinite)),
      settings.level,
    ),
    // A share of the model has no tail; where a promise is seldom broken, its caution says so.
    ...outcomeWarnings.unsettled(
      [...unsettled].filter(([name]) => model === null || !isShare(outputs[name]!)),
    ),
    ...driverWarnings.brokenIndices(sensitivity ?? {}, unsettled),
    ...driverWarnings.concentrated(
      named.map(([name]) => name),
      unsettled,
      concentrated,
    ),
    ...driverWarnings.wideIndices(sensitivity ?? {}),
    ...driverWarnings.correlated(sensitivity, run.evidence !== null),
    // What was observed ties inputs in its own way.
    ...(run.evidence === null && run.effective === null
      ? inputWarnings.missedCorrelations(scenario, asked, rowsPerReplicate * run.replicates.length)
      : []),
    ...inputWarnings.defaults(scenario, drivers ?? null),
  ];
}

/** Inputs of `--set` that change nothing of what is told. */
function setInVain(
  scenario: Scenario,
  outputs: readonly string[],
  set: readonly string[],
): readonly string[] {
  const names = new Set(set.map((text) => text.split('=', 1)[0]!.trim()));
  const inputs = scenario.inputs.map(({ name }) => name).filter((name) => names.has(name));
  if (inputs.length === 0) return [];
  const told = [
    ...outputs,
    ...(scenario.horizon?.firstMonths ?? []),
    ...scenario.goals.flatMap(({ tree }) => namesIn(tree)),
    ...scenario.published.map(({ quantity }) => quantity),
  ];
  return withoutEffect(scenario, inputs, told);
}
