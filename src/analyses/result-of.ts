import { host } from '#host';
import { type MainRun, scopeOf } from '../run/main-run.ts';
import { namesIn } from '../notation/fold.ts';
import { breakdownOf, budgetsOf } from './outcome/budgets.ts';
import { sampleMeanOf, sampleOf } from './samples/thinned-sample.ts';
import type { Goal, Scenario } from '../scenario/scenario.ts';
import type { Settings } from '../run/settings.ts';
import { estimate } from '../statistics/estimate.ts';
import { goalResult } from './goals/goals.ts';
import { inputResult } from './inputs/inputs.ts';
import { mean } from '../statistics/mean.ts';
import { outputResult } from './outcome/outcome.ts';
import { rankCorrelation, ranks } from '../statistics/rank.ts';
import type { OutputResult, PrecisionResult, Result } from './result.ts';
import { columnId, labelOf, unitOf } from './scenario-columns.ts';
import { reachingInputs } from './drivers/columns.ts';
import { settles, warnings } from './warnings.ts';
import { whatIfOf } from './what-if/what-if.ts';
import { turningPoints } from './goals/turning-points.ts';

/** What the outputs of a scenario come to. */
export interface OutputResults {
  readonly outputs: Readonly<Record<string, OutputResult>>;
  /** Outputs whose variance cannot be trusted. */
  readonly unsettled: ReadonlySet<string>;
}

/** Statistics of the outputs of scenario `scope` of a run. */
export function outputResults(
  scenario: Scenario,
  scope: number,
  run: MainRun,
  { level, design }: Settings,
): OutputResults {
  const outputs: Record<string, OutputResult> = {};
  const unsettled = new Set<string>();
  for (const name of scenario.outputs) {
    const { text, factor } = unitOf(scenario, name);
    const label = labelOf(scenario, name);
    const column = run.column(columnId.quantity(scopeOf(scope), name));
    const output = outputResult(column, { factor, unit: text, label, level, design });
    outputs[name] = output;
    if (output.minimum !== output.maximum && !settles(column, output)) unsettled.add(name);
  }
  return { outputs, unsettled };
}

/** What a result is composed of besides the run itself. */
export interface Parts extends OutputResults {
  readonly sensitivity: Result['sensitivity'];
  readonly precision: PrecisionResult | null;
  readonly partial: boolean;
}

/** Everything a report says about scenario `scope` of a run, in the order in which it is written. */
export function composeResult(
  scenario: Scenario,
  scope: number,
  run: MainRun,
  parts: Parts,
  settings: Settings,
): Result {
  const { title, question, file, sha256, text, model, notes } = scenario;
  const { seed, design, set } = settings;
  const { outputs, sensitivity, precision, partial } = parts;
  const correlations = correlationsOf(scenario, scope, run);
  return {
    format: 'costcone-result/1',
    scenario: { title, question, file, sha256, text, model, notes },
    run: {
      seed,
      design,
      draws: run.plan.drawsPerReplicate * run.replicates.length,
      replicates: run.replicates.length,
      version: host.version,
      set,
    },
    partial,
    precision,
    outputs,
    inputs: Object.fromEntries(
      scenario.inputs.map((input) => [
        input.name,
        inputResult(input, sampleMeanOf(scenario, scope, run, input.name)),
      ]),
    ),
    sensitivity,
    goals: scenario.goals.map((goal, index) => ({
      ...goalResult(
        goal,
        {
          held: run.column(columnId.goal(scopeOf(scope), index)),
          overrun: goal.threshold === null ? null : run.column(columnId.overrun(scopeOf(scope), index)),
        },
        unitOf(scenario, goal.threshold?.quantity ?? ''),
      ),
      turningPoints: turningPoints(scenario, scope, goal, run, effectsOn(goal, sensitivity, scenario)),
    })),
    published: publishedOf(scenario, scope, run, settings.level),
    breakdown: breakdownOf(scenario, scope, run),
    decisions: budgetsOf(scenario, scope, run),
    correlations,
    model: Object.fromEntries(
      scenario.quantities.map(({ name, label, unit, formula, explanation, source, tree }) => [
        name,
        { label, unit: unit.text, formula, explanation, source, uses: [...new Set(namesIn(tree))] },
      ]),
    ),
    sample: sampleOf(scenario, scope, run),
    whatIf: whatIfOf(scenario, run.plan, (name) => run.inputIndex(scope, name)),
    warnings: warningsOf(scenario, run, parts, correlations, settings),
  };
}

/** What drives the quantity that a goal limits; of a goal between two, what drives the headline. */
function effectsOn({ threshold }: Goal, sensitivity: Result['sensitivity'], { outputs }: Scenario) {
  return sensitivity?.[threshold?.quantity ?? outputs[0]!];
}

function publishedOf(scenario: Scenario, scope: number, run: MainRun, level: number): Result['published'] {
  return scenario.published.flatMap(({ quantity, value, unit, source, kind, group }, index) => {
    const share = estimate(run.column(columnId.published(scopeOf(scope), index)), mean).value;
    if (share === null) return [];
    const inside = share >= (1 - level) / 2 && share <= (1 + level) / 2;
    return [{ quantity, value, unit: unit.text, source, kind, group, percentile: 100 * share, inside }];
  });
}

function correlationsOf(scenario: Scenario, scope: number, run: MainRun): Result['correlations'] {
  return scenario.correlations.map(({ between, spearman }) => {
    const [a, b] = between.map((name) => run.kept.random[run.inputIndex(scope, name) ?? -1]);
    return { between, asked: spearman, achieved: a && b ? rankCorrelation(ranks(a), ranks(b)) : null };
  });
}

function warningsOf(
  scenario: Scenario,
  run: MainRun,
  { outputs, unsettled, sensitivity, precision, partial }: Parts,
  correlations: Result['correlations'],
  settings: Settings,
): string[] {
  const { drawsPerReplicate, replicates } = run.plan;
  const named = Object.entries(outputs);
  return [
    ...(partial ? warnings.partial(run.replicates.length, replicates) : []),
    // To a precision as many are drawn as it takes, whatever was asked.
    ...(precision === null ? warnings.roundedUp(settings.draws, drawsPerReplicate * replicates) : []),
    ...warnings.momentless(scenario, reachingInputs(scenario, scenario.outputs).all),
    ...named.flatMap(([name, output]) => warnings.nonFinite(name, output)),
    ...warnings.unresolved(Math.min(...named.map(([, { draws, nonFinite }]) => draws - nonFinite))),
    ...warnings.unsettled([...unsettled]),
    ...warnings.brokenIndices(sensitivity ?? {}, unsettled),
    ...warnings.wideIndices(sensitivity ?? {}),
    ...warnings.correlated(correlations, sensitivity),
    ...warnings.missedCorrelations(correlations, run.kept.rowsPerReplicate * run.replicates.length),
    ...warnings.defaults(scenario, sensitivity?.[scenario.outputs[0]!]),
  ];
}
