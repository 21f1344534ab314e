/** Reads and simulates what is in the editor, in a worker of the page, as `costcone run` does. */
import { InterruptedError, ScenarioError } from '../../../errors.ts';
import { createEngine } from '../../../engine/create-engine.ts';
import { withSecondWorker } from '../../../engine/second-worker/with-second-worker.ts';
import type { WorkerAnswer } from '../../../engine/second-worker/messages.ts';
import { readScenarioText } from '../../../scenario/read-scenario.ts';
import type { SimulateOptions } from '../../../run/settings.ts';
import type { Scenario } from '../../../scenario/scenario.ts';
import { simulate } from '../../../simulate.ts';
import type { Facts } from '../language/language.ts';
import { type FromWorker, type Question, quickDraws, type ToWorker } from '../messages.ts';
import { drawShape } from './draw-shape.ts';
import { factsOf, factsOfModel } from './facts-of.ts';
import { languageOfRegistries } from './language-of-registries.ts';
import { LentFiles } from './lent-files.ts';
import { lendCarried } from './carried.ts';
import { renderOutputs, renderQuick, renderWhole } from './render-answer.ts';

const say = (message: FromWorker) => postMessage(message);

/** It is kept, and with it what the kernel has built for the last plans. */
const engine = typeof Worker === 'undefined' ? createEngine() : withSecondWorker(createEngine(), startWorker);

function startWorker(hear: (answer: WorkerAnswer) => void, fail: () => void): Worker {
  const other = new Worker(new URL('draw-worker.js', location.href));
  other.onmessage = ({ data }: MessageEvent<WorkerAnswer>) => hear(data);
  other.onerror = fail;
  return other;
}
let last: Scenario | null = null;
let told = '';
let underWay = new AbortController();

const ready = lendCarried().then(
  () => say({ kind: 'ready', language: languageOfRegistries() }),
  (error: unknown) => {
    say({ kind: 'cannot start', message: (error as Error).message });
    throw error;
  },
);
/** One question after the other; a later one stops the one before, which ends at its next step. */
let turn: Promise<void> = ready;

addEventListener('message', ({ data }: MessageEvent<ToWorker>) => {
  if (data.kind === 'shape') {
    const { id, name } = data;
    void turn.then(() => drawShape(last, name)).then((drawing) => say({ kind: 'shape', id, drawing }));
    return;
  }
  underWay.abort();
  underWay = new AbortController();
  const { signal } = underWay;
  turn = turn.then(() => (signal.aborted ? undefined : answer(data, signal)));
});

async function answer(question: Question, signal: AbortSignal): Promise<void> {
  const { id, stage } = question;
  const started = performance.now();
  let scenario: Scenario | null = null;
  try {
    scenario = read(question);
    if (scenario === null) return;
    const options = { engine, signal, seed: question.seed, draws: question.draws };
    if (stage === 'whole') await otherOutputs(question, scenario, options);
    if (signal.aborted) return;
    const result = await (stage === 'whole'
      ? simulate(scenario, options)
      : simulate(...quickly(scenario, options)));
    if (signal.aborted) return;
    const render = stage === 'whole' ? renderWhole : renderQuick;
    const parts = await render(result, question.width);
    const whole = { ...result, sample: { rows: 0, inputs: {}, outputs: {} }, whatIf: null };
    const elapsedMs = performance.now() - started;
    say({ kind: 'answer', id, stage, parts, elapsedMs, ...(stage === 'whole' ? { result: whole } : {}) });
  } catch (error) {
    if (signal.aborted || error instanceof InterruptedError) return;
    say({ kind: 'failed', id, message: (error as Error).message });
  } finally {
    // Only who completes or hovers needs them: the picture comes first.
    if (scenario !== null && stage === 'quick' && !signal.aborted) tellFacts(id, factsOf(scenario));
  }
}

/** Every output from few draws, as a whole answer takes some seconds. */
async function otherOutputs(
  { id, draws }: Question,
  scenario: Scenario,
  options: SimulateOptions,
): Promise<void> {
  const { outputs } = scenario;
  if (outputs.length < 2) return;
  const result = await simulate(scenario, { ...options, draws: Math.min(draws, quickDraws), outputs });
  if (options.signal?.aborted !== true) say({ kind: 'outputs', id, outputs: await renderOutputs(result) });
}

/** What stands first and nothing else is drawn: the headline, its goals and what was reported of it. */
function quickly(scenario: Scenario, options: SimulateOptions): readonly [Scenario, SimulateOptions] {
  const [headline] = scenario.outputs as [string];
  const published = scenario.published.filter(({ quantity }) => quantity === headline);
  return [
    { ...scenario, outputs: [headline], published, promises: [], breakdown: [], breakdowns: [] },
    { ...options, outputs: [headline], published: true },
  ];
}

/** The scenario; null, and its problems are told, where it cannot be read. */
function read({ id, stage, text, name, files }: Question): Scenario | null {
  const lent = new LentFiles(files);
  lent.lend();
  const { access } = lent;
  const isTold = stage === 'quick';
  try {
    const scenario = readScenarioText(text, { name, folder: files?.folder ?? '/', access });
    last = scenario;
    if (isTold)
      say({
        kind: 'read',
        id,
        problems: [],
        more: 0,
        remarks: scenario.remarks,
      });
    return scenario;
  } catch (error) {
    if (!(error instanceof ScenarioError)) throw error;
    if (lent.isShort) say({ kind: 'needs files', id });
    else if (isTold) {
      if (last === null) tellFacts(id, factsOfModel(text));
      say({ kind: 'read', id, problems: error.problems, more: error.more, remarks: [] });
    }
    return null;
  }
}

/** Tells facts, unless they are as they were told last. */
function tellFacts(id: number, facts: Facts): void {
  const key = JSON.stringify(facts);
  if (key === told) return;
  told = key;
  say({ kind: 'facts', id, facts });
}
