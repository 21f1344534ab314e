/** Simulates a changed scenario, in a worker of the page: what `costcone run --set` would. */
import { scenarioOf } from '../../../analyses/what-if/carried-scenario.ts';
import { createSpec } from '../../../distributions/create-spec.ts';
import type { DistributionSpec } from '../../../distributions/distribution.ts';
import { ModelError } from '../../../errors.ts';
import { lend } from '../../../host/browser.ts';
import { constantValue, type Scenario, type ScenarioInput } from '../../../scenario/scenario.ts';
import { simulate } from '../../../simulate.ts';
import {
  type Change,
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
  { changes, thorough = false }: WhatIfChanges,
): Promise<WhatIfAnswer> {
  const started = performance.now();
  const inputs = scenario.inputs.map((input) => changed(input, changes[input.name]));
  const { outputs, goals, drivers } = await simulate(
    { ...scenario, inputs },
    {
      ...question.settings,
      draws: whatIfDraws,
      outputs: question.outputs,
      thorough,
    },
  );
  return { outputs, goals, drivers: drivers ?? null, elapsedMs: performance.now() - started };
}

function changed(input: ScenarioInput, change: Change | undefined): ScenarioInput {
  if (change === undefined) return input;
  const { unit } = input;
  return change.low < change.high
    ? { ...input, value: { kind: 'distribution', spec: specOf(change), unit } }
    : { ...input, value: constantValue(change.low, unit) };
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
