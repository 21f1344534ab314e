import { host } from '#host';
import type { Coordinator } from '../engine/coordinator.ts';
import { namesIn } from '../notation/fold.ts';
import { reachingInputs } from '../plan/reaching-inputs.ts';
import { checkFinite } from '../run/non-finite.ts';
import type { ScenarioView } from '../run/scenario-view.ts';
import type { Settings } from '../run/settings.ts';
import { drivers } from './drivers/drivers.ts';
import { driverWarnings } from './drivers/words.ts';
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
  const effects = wanted ? await drivers(view, found.unsettled, settings, coordinator) : null;
  const partial = run.partial || signal.aborted;
  const sensitivity = signal.aborted ? null : effects;

  const { title, question, file, sha256, text, model, notes } = scenario;
  const replicates = run.replicates.length;
  const whole = settings.outputs === null;
  const asked = whole ? correlations(view) : [];
  const parts = whole ? breakdown(view) : null;
  const standing = onDefaults(scenario, parts);
  const cautioned = whole
    ? [...scenario.cautions, ...cautions.onDefaults(standing), ...cautions.promises(brokenPromises(view))]
    : [];
  return {
    format: 'costcone-result/1',
    scenario: { title, question, file, sha256, text, model, notes },
    run: {
      seed,
      design,
      draws: run.plan.drawsPerReplicate * replicates,
      replicates,
      version: host.version,
      set,
    },
    partial,
    precision,
    outputs: found.outputs,
    ...(Object.keys(unseen).length === 0 ? {} : { unseen }),
    inputs: whole ? inputs(view) : {},
    sensitivity,
    goals: goals(view, sensitivity),
    published: whole ? published(view, level) : [],
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
      ...unseenWarnings(unseen, found.outputs),
      ...warningsOf(view, found, { sensitivity, precision, partial }, asked, settings),
    ],
  };
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
  { sensitivity, precision, partial }: Pick<Result, 'sensitivity' | 'precision' | 'partial'>,
  asked: Result['correlations'],
  settings: Settings,
): string[] {
  const { drawsPerReplicate, replicates } = run.plan;
  const { model } = scenario;
  const named = Object.entries(outputs);
  return [
    ...(partial ? runWarnings.partial(run.replicates.length, replicates) : []),
    // To a precision as many are drawn as it takes, whatever was asked.
    ...(precision === null ? runWarnings.roundedUp(settings.draws, drawsPerReplicate * replicates) : []),
    ...inputWarnings.momentless(scenario, reachingInputs(scenario, Object.keys(outputs)).all),
    ...named.flatMap(([name, output]) => outcomeWarnings.nonFinite(name, output)),
    ...outcomeWarnings.unresolved(Math.min(...named.map(([, { draws, nonFinite }]) => draws - nonFinite))),
    // A share of the model has no tail; where a promise is seldom broken, its caution says so.
    ...outcomeWarnings.unsettled([...unsettled].filter((name) => model === null || !isShare(outputs[name]!))),
    ...driverWarnings.brokenIndices(sensitivity ?? {}, unsettled),
    ...driverWarnings.wideIndices(sensitivity ?? {}),
    ...driverWarnings.correlated(asked, sensitivity),
    ...inputWarnings.missedCorrelations(asked, rowsPerReplicate * run.replicates.length),
    ...inputWarnings.defaults(scenario, sensitivity?.[scenario.outputs[0]!]),
  ];
}
