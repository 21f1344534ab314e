/** Live what-if: what a reader changes is drawn anew in a worker, and the page follows. */
import type { WhatIfInput } from '../../../analyses/what-if/result.ts';
import type { PageData } from '../../page/page-data.ts';
import { addressChanges, addressedChanges, addressedLever, clearAddress } from './address.ts';
import { answerAtRest } from './answer-at-rest.ts';
import { breakEvenTrial } from './break-even-trial.ts';
import { comparisonTrial } from './comparison-trial.ts';
import { leverButtons, setBy } from './lever-buttons.ts';
import { runTrial } from './run-trial.ts';
import type { Trial } from './trial.ts';
import { unpack, unpackText } from './unpack.ts';
import { whatIfBar } from './what-if-bar.ts';
import { type InputControls, inputControls } from './what-if-input.ts';
import { type Answer, type Change, changeNotation, type WhatIfRefusal } from './what-if-messages.ts';

/** Inputs shown at first: those that drive the headline most. */
const shownInputs = 6;

/** An answer that comes later is announced. */
const soonMs = 400;

/**
 * Readies the worker and the controls; where a worker or WebAssembly is refused, the page stays as it is. Answers with
 * what draws a standing what-if once more.
 */
export async function startWhatIf(data: PageData): Promise<() => void> {
  const place = document.getElementById('what-if-controls');
  const { result, comparison, breakEven } = data;
  if (place && comparison) return start(place, data, comparisonTrial(data, comparison));
  if (place && breakEven?.whatIf)
    return start(place, data, breakEvenTrial(data, breakEven, breakEven.whatIf));
  if (place && result?.whatIf) return start(place, data, runTrial(data, result, result.whatIf));
  return () => {};
}

async function start<Drawn extends Answer>(
  place: HTMLElement,
  data: PageData,
  trial: Trial<Drawn>,
): Promise<() => void> {
  try {
    const worker = await readyWorker(data, trial);
    const again = build(place, data, trial, worker);
    document.documentElement.dataset.whatIf = 'ready';
    return again;
  } catch {
    document.documentElement.dataset.whatIf = 'refused';
    const why = document.createElement('p');
    why.textContent = 'This browser, or where the page is shown, does not let it compute new numbers.';
    document.getElementById('what-if-command')?.prepend(why);
    return () => {};
  }
}

/** A worker that knows what to draw and has built its tables. @throws Error where it is refused */
async function readyWorker<Drawn extends Answer>(
  { tables = {} }: PageData,
  { version, question }: Trial<Drawn>,
): Promise<Worker> {
  const code = await unpackText('packed-worker');
  const worker = new Worker(URL.createObjectURL(new Blob([code], { type: 'text/javascript' })));
  const ready = new Promise<void>((resolve, reject) => {
    worker.onerror = () => reject(new Error('refused'));
    worker.onmessage = ({ data }) => (data === 'ready' ? resolve() : reject(new Error('refused')));
  });
  worker.postMessage(question({ version, kernel: await unpack('packed-kernel'), tables }));
  await ready;
  return worker;
}

/** Builds the controls; answers with what shows the standing what-if once more. */
function build<Drawn extends Answer>(
  place: HTMLElement,
  data: PageData,
  trial: Trial<Drawn>,
  worker: Worker,
): () => void {
  const changes: Record<string, Change> = {};
  const levers = leverButtons(trial.levers, () => {
    lockInputs();
    if (isChanged()) asked();
    else reset();
  });
  /** What is changed: what a lever sets is what it sets, whatever was typed before. */
  const state = () => {
    const set = setBy(levers.pulled());
    const own = Object.entries(changes).filter(([name]) => !set.has(name));
    return { changes: Object.fromEntries(own), lever: levers.pulled()?.lever };
  };
  const isChanged = () => Object.keys(changes).length > 0 || levers.pulled() !== undefined;
  /** The answer that stands. */
  let shown: Drawn | null = null;
  const show = (answer: Drawn) => {
    shown = answer;
    return trial.show(answer, state().changes, levers.pulled());
  };
  const askWhole = answerAtRest<Drawn>(
    () => readyWorker(data, trial),
    () => state(),
    (answer) => {
      if (shown !== null) show(answer);
    },
  );
  let busy = false;
  let waiting = false;
  let patience: ReturnType<typeof setTimeout> | undefined;
  const drawing = paragraph('Computing …');
  drawing.hidden = true;
  drawing.setAttribute('role', 'status');
  const ask = () => {
    waiting = busy;
    if (busy) return;
    busy = true;
    patience = setTimeout(() => {
      drawing.hidden = false;
    }, soonMs);
    worker.postMessage(state());
  };
  const bar = whatIfBar(trial.goBack, () => reset());
  const controls = trial.inputs.map((input): readonly [WhatIfInput, InputControls] => [
    input,
    inputControls(input, trial.known[input.name]!, trial.note(input.name), (change) => {
      changes[input.name] = change;
      asked();
    }),
  ]);
  const asked = () => {
    addressChanges(state());
    ask();
  };
  const lockInputs = () => {
    const set = setBy(levers.pulled());
    for (const [{ name }, { lock }] of controls) lock(set.has(name));
  };
  place.append(
    levers.element,
    paragraph(trial.intro),
    drawing,
    ...withMore(controls.map(([, { element }]) => element)),
  );
  place.hidden = false;
  document.getElementById('what-if-command')!.hidden = true;

  const restore = trial.keep();
  const reset = () => {
    for (const name of Object.keys(changes)) delete changes[name];
    for (const [, control] of controls) control.reset();
    levers.pull(null);
    lockInputs();
    restore();
    shown = null;
    bar.hide();
    clearAddress();
  };

  worker.onmessage = ({ data: answer }: MessageEvent<Drawn | WhatIfRefusal>) => {
    busy = false;
    clearTimeout(patience);
    if (waiting) return ask();
    drawing.hidden = true;
    if (!isChanged()) return undefined;
    const set = Object.entries(state().changes).map(
      ([name, change]) => `${name}=${changeNotation(change, trial.known[name]!.unit)}`,
    );
    const command = trial.command(set, levers.pulled());
    if ('refused' in answer) {
      shown = null;
      const why = `What-if, no answer: ${answer.refused}.`;
      bar.say(why, command);
      return trial.refuse(why);
    }
    bar.say(show(answer), command);
    document.documentElement.dataset.whatIf = String(Math.round(answer.elapsedMs));
    askWhole();
    return undefined;
  };
  // A link that carries changes, as the bar gives it, makes them.
  const addressed = addressedChanges();
  levers.pull(addressedLever());
  lockInputs();
  for (const [name, text] of addressed) controls.find(([input]) => input.name === name)?.[1].type(text);
  if (isChanged()) asked();
  if (isChanged()) place.closest('details')!.open = true;
  return () => {
    if (shown !== null) show(shown);
  };
}

/** The first of some elements, and the others folded. */
function withMore(elements: readonly HTMLElement[]): readonly HTMLElement[] {
  if (elements.length <= shownInputs) return elements;
  const more = document.createElement('details');
  more.className = 'numbers';
  const summary = document.createElement('summary');
  summary.textContent = 'More inputs';
  more.append(summary, ...elements.slice(shownInputs));
  return [...elements.slice(0, shownInputs), more];
}

function paragraph(text: string): HTMLElement {
  const element = document.createElement('p');
  element.textContent = text;
  return element;
}
