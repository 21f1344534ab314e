/** Simulates a changed scenario, in a worker of the page: what `costcone run --set` would. */
import { pulledBy } from '../../../analyses/what-if/carried-levers.ts';
import { scenarioOf } from '../../../analyses/what-if/carried-scenario.ts';
import { createSpec } from '../../../distributions/create-spec.ts';
import type { DistributionSpec } from '../../../distributions/distribution.ts';
import { ModelError } from '../../../errors.ts';
import { lend } from '../../../host/browser.ts';
import type { WhatIf } from '../../../analyses/what-if/result.ts';
import { constantValue, type Scenario, type ScenarioInput } from '../../../scenario/scenario.ts';
import { growthFactor } from '../../../scenario/months/growth-factor.ts';
import { simulate } from '../../../simulate.ts';
import { mostWhatIfDraws } from '../../page/sections/what-if-command.ts';
import {
  type Change,
  type Changes,
  type WhatIfChanges,
  type WhatIfAnswer,
  type WhatIfQuestion,
  type WhatIfRefusal,
  whatIfDraws,
} from './what-if-messages.ts';

interface Loaded {
  readonly scenario: Scenario;
  readonly question: WhatIfQuestion;
}

let loaded: Loaded | undefined;

addEventListener('message', ({ data }: MessageEvent<WhatIfQuestion | WhatIfChanges>) => {
  if ('changes' in data) void answerOrRefusal(loaded!, data).then((answer) => postMessage(answer));
  else {
    lend(data.carried);
    loaded = { scenario: scenarioOf(data.whatIf.scenario), question: data };
    // The first run builds all tables; readers should not wait for that.
    void answer(loaded, { changes: {} }).then(
      () => postMessage('ready'),
      // Fewer draws than the run's may hold more that are not finite than allowed; with other inputs there may be none.
      (error) => postMessage(error instanceof ModelError ? 'ready' : 'refused'),
    );
  }
});

/** A change that cannot be drawn is no reason to stop: the next one may be. */
async function answerOrRefusal(ready: Loaded, changes: WhatIfChanges): Promise<WhatIfAnswer | WhatIfRefusal> {
  try {
    return await answer(ready, changes);
  } catch (error) {
    return { refused: (error as Error).message };
  }
}

async function answer(
  { scenario, question }: Loaded,
  { changes, lever, thorough = false }: WhatIfChanges,
): Promise<WhatIfAnswer> {
  const started = performance.now();
  const pulled = pulledScenario(scenario, question.whatIf, lever);
  const { outputs, goals, forecast, drivers } = await simulate(changedScenario(pulled, changes, scenario), {
    ...question.settings,
    draws: whatIfDraws,
    maxDraws: mostWhatIfDraws,
    outputs: question.outputs,
    thorough,
  });
  const elapsedMs = performance.now() - started;
  return { outputs, goals, forecast: forecast ?? null, drivers: drivers ?? null, elapsedMs };
}

function pulledScenario(
  run: Scenario,
  { scenario, levers = [] }: WhatIf,
  name: string | undefined,
): Scenario {
  const lever = levers.find((one) => one.lever === name);
  return lever === undefined ? run : scenarioOf(pulledBy(scenario, lever));
}

/** @param run the scenario as it was run */
function changedScenario(scenario: Scenario, changes: Changes, run: Scenario): Scenario {
  const { horizon } = scenario;
  const inputs = scenario.inputs.map((input) => changed(input, changes[input.name]));
  const series = horizon?.series.map((one) => {
    const change = one.growth === null ? undefined : changes[one.growth.input];
    return change === undefined ? one : { ...one, growth: { ...one.growth!, isFactor: isFactor(change) } };
  });
  // What was observed was observed of the scenario as it is: a change looks at another future, not at another past.
  const evidence = run.evidence && { ...run.evidence, of: run };
  return { ...scenario, inputs, evidence, horizon: horizon && { ...horizon, series: series! } };
}

/** Of a growth that is a range the input is 1 + r, of one value r. */
const isFactor = ({ form, low, high }: Change) => form === 'growth' && low < high;

function changed(input: ScenarioInput, change: Change | undefined): ScenarioInput {
  if (change === undefined) return input;
  const { unit } = input;
  if (change.form === 'growth') return changedGrowth(input, change);
  return change.low < change.high
    ? { ...input, value: { kind: 'distribution', spec: specOf(change), unit } }
    : { ...input, value: constantValue(change.low, unit) };
}

function changedGrowth(input: ScenarioInput, change: Change): ScenarioInput {
  const { unit } = input;
  const part = { of: input.part!.of, less: isFactor(change) ? 1 : 0 };
  if (!isFactor(change)) return { ...input, part, value: constantValue(change.low, unit) };
  const [low, high] = [growthFactor(change.low), growthFactor(change.high)];
  return { ...input, part, value: { kind: 'distribution', spec: specOf({ form: 'to', low, high }), unit } };
}

/** Specifications by what they were made of: equal ones are the same object, so that their tables are built once. */
const specs = new Map<string, DistributionSpec>();

/** What `--set` makes of the notation that goes with a change. */
function specOf({ form, low, high }: Change): DistributionSpec {
  const key = `${form} ${low} ${high}`;
  const names = form === 'beta' || form === 'normal' ? ['p5', 'p95'] : [null, null];
  const spec =
    specs.get(key) ??
    createSpec(
      form,
      [low, high].map((value, index) => ({ name: names[index]!, value })),
    );
  specs.set(key, spec);
  return spec;
}
