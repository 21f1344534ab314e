/** Live what-if: changed inputs are drawn anew in a worker, and the answer, its goals and its two charts follow. */
import { grouped } from '../../../notation/grouped.ts';
import type { Result } from '../../../analyses/result.ts';
import { type Chart, type ChartChange, narrow, wide } from '../../charts/chart.ts';
import { dotplot, dotplotPicture, equallyLikely, reportedNear } from '../../charts/dotplot.ts';
import { exceedance, exceedancePicture } from '../../charts/exceedance.ts';
import { goalLimit } from '../../charts/goal-line.ts';
import { monthCharts } from '../../charts/month-charts.ts';
import type { ValueAxis } from '../../charts/value-axis.ts';
import type { WhatIf } from '../../../analyses/what-if/result.ts';
import { anchor, type Html, visible } from '../../page/html.ts';
import { facts, furtherSentences, goalItems, termRows, topLine } from '../../page/sections/facts.ts';
import { leverCommand, whatIfCommand } from '../../page/sections/what-if-command.ts';
import {
  intervalRange,
  type NamedOutput,
  namedOutputs,
  nameOutput,
} from '../../../analyses/outcome/words.ts';
import { rankedInputs } from '../../../analyses/drivers/words.ts';
import { enliven, isNarrow, keepChange } from './live-charts.ts';
import type { PageData } from '../../page/page-data.ts';
import { addressChanges, addressedChanges, addressedLever, clearAddress } from './address.ts';
import { answerAtRest } from './answer-at-rest.ts';
import { copyButtons } from './copy-buttons.ts';
import { leverButtons, setBy, shortTitle } from './lever-buttons.ts';
import { unpack, unpackText } from './unpack.ts';
import { inputControls } from './what-if-input.ts';
import {
  type Change,
  changeNotation,
  questionOf,
  type WhatIfAnswer,
  type WhatIfRefusal,
  whatIfDraws,
} from './what-if-messages.ts';

/** Inputs shown at first: those that drive the headline most. */
const shownInputs = 6;

/**
 * Readies the worker and the controls; where a worker or WebAssembly is refused, the page stays as it is. Answers with
 * what draws a standing what-if once more.
 */
export async function startWhatIf(data: PageData): Promise<() => void> {
  const { result } = data;
  const place = document.getElementById('what-if-controls');
  const nothing = () => {};
  if (!place || !result?.whatIf) return nothing;
  try {
    const worker = await readyWorker(data, result, result.whatIf);
    const again = build(place, data, result, worker);
    document.documentElement.dataset.whatIf = 'ready';
    return again;
  } catch {
    document.documentElement.dataset.whatIf = 'refused';
    const why = document.createElement('p');
    why.textContent = 'This browser, or where the page is shown, does not let it compute new numbers.';
    document.getElementById('what-if-command')?.prepend(why);
    return nothing;
  }
}

/** A worker that knows the scenario and has built its tables. @throws Error where it is refused */
async function readyWorker({ tables = {} }: PageData, result: Result, whatIf: WhatIf): Promise<Worker> {
  const code = await unpackText('packed-worker');
  const worker = new Worker(URL.createObjectURL(new Blob([code], { type: 'text/javascript' })));
  const ready = new Promise<void>((resolve, reject) => {
    worker.onerror = () => reject(new Error('refused'));
    worker.onmessage = ({ data }) => (data === 'ready' ? resolve() : reject(new Error('refused')));
  });
  const { version } = result.run;
  worker.postMessage(questionOf(result, whatIf, { version, kernel: await unpack('packed-kernel'), tables }));
  await ready;
  return worker;
}

/** Builds the controls; answers with what shows the standing what-if once more. */
function build(place: HTMLElement, data: PageData, result: Result, worker: Worker): () => void {
  const whatIf = result.whatIf!;
  const [headlineName] = Object.keys(result.outputs) as [string];
  const changes: Record<string, Change> = {};
  const levers = leverButtons(whatIf.levers ?? [], () => {
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
  let shown: Result | null = null;
  /** False while the drivers shown are those of the run. */
  let hasOwnDrivers = false;
  const askWhole = answerAtRest(
    () => readyWorker(data, result, whatIf),
    () => state(),
    (answer) => {
      if (shown === null) return;
      hasOwnDrivers = answer.drivers !== null;
      shown = changedBy(result, answer);
      show(data, shown, hasOwnDrivers);
    },
  );
  let busy = false;
  let waiting = false;
  const ask = () => {
    waiting = busy;
    if (busy) return;
    busy = true;
    worker.postMessage(state());
  };

  const bar = document.createElement('aside');
  bar.className = 'what-if-bar';
  bar.setAttribute('aria-label', 'What-if');
  bar.hidden = true;
  const says = document.createElement('p');
  says.setAttribute('role', 'status');
  const command = document.createElement('code');
  const resetButton = document.createElement('button');
  resetButton.type = 'button';
  resetButton.textContent = 'Reset to the run';
  bar.append(
    says,
    command,
    ...copyButtons({ command: () => command.textContent, link: () => location.href }),
    resetButton,
  );
  document.body.append(bar);

  const order = rankedInputs(result, headlineName);
  const rank = (name: string) => (order.includes(name) ? order.indexOf(name) : order.length);
  const inOrder = whatIf.inputs.toSorted((a, b) => rank(a.name) - rank(b.name));
  const controls = inOrder.map((input) =>
    inputControls(input, result.inputs[input.name]!, (change) => {
      changes[input.name] = change;
      asked();
    }),
  );
  const asked = () => {
    addressChanges(state());
    ask();
  };
  const lockInputs = () => {
    const set = setBy(levers.pulled());
    controls.forEach((control, index) => {
      control.lock(set.has(inOrder[index]!.name));
    });
  };
  const intro = document.createElement('p');
  intro.textContent = `Move an input’s low end (5th percentile) and high end (95th), type both, or give it one value. The answer, its goals and its charts are drawn anew from ${grouped(whatIfDraws)} draws, here in this page.`;
  const more = document.createElement('details');
  more.className = 'numbers';
  const summary = document.createElement('summary');
  summary.textContent = 'More inputs';
  more.append(summary, ...controls.slice(shownInputs).map(({ element }) => element));
  place.append(levers.element, intro, ...controls.slice(0, shownInputs).map(({ element }) => element));
  if (controls.length > shownInputs) place.append(more);
  place.hidden = false;
  document.getElementById('what-if-command')!.hidden = true;

  const restore = keepPage(data);
  const reset = () => {
    for (const name of Object.keys(changes)) delete changes[name];
    for (const control of controls) control.reset();
    levers.pull(null);
    lockInputs();
    restore();
    shown = null;
    bar.hidden = true;
    clearAddress();
  };
  resetButton.addEventListener('click', reset);

  worker.onmessage = ({ data: answer }: MessageEvent<WhatIfAnswer | WhatIfRefusal>) => {
    busy = false;
    if (waiting) return ask();
    if (!isChanged()) return undefined;
    const pulled = levers.pulled();
    const set = Object.entries(state().changes).map(
      ([name, change]) => `${name}=${changeNotation(change, result.inputs[name]!.unit)}`,
    );
    command.textContent =
      pulled === undefined
        ? whatIfCommand(result, set, whatIfDraws)
        : leverCommand(result, pulled.lever, set, whatIfDraws);
    bar.hidden = false;
    if ('refused' in answer) {
      shown = null;
      says.textContent = `What-if, no answer: ${answer.refused}.`;
      return showRefusal(says.textContent);
    }
    const changed = changedBy(result, answer);
    const [now, run] = [changed, result].map((item) =>
      nameOutput(headlineName, item.outputs[headlineName]!),
    ) as [NamedOutput, NamedOutput];
    const how = pulled === undefined ? 'What-if, not the run' : `What if: ${shortTitle(pulled)}`;
    says.textContent = `${how}: ${now.output.label} ${now.quantity(now.output.quantiles.p50.value)}, ${intervalRange(now)} (the run: ${run.quantity(run.output.quantiles.p50.value)}).`;
    document.documentElement.dataset.whatIf = String(Math.round(answer.elapsedMs));
    shown = changed;
    hasOwnDrivers = false;
    show(data, changed, hasOwnDrivers);
    askWhole();
    return undefined;
  };
  // A link that carries changes, as the bar gives it, makes them.
  const named = new Map(controls.map((control, index) => [inOrder[index]!.name, control]));
  const addressed = addressedChanges();
  levers.pull(addressedLever());
  lockInputs();
  for (const [name, text] of addressed) named.get(name)?.type(text);
  if (isChanged()) asked();
  if (isChanged()) place.closest('details')!.open = true;
  return () => {
    if (shown !== null) show(data, shown, hasOwnDrivers);
  };
}

/** A result with a what-if's answer in place of its own; drivers that are not known are still those of the run. */
function changedBy(result: Result, { outputs, goals, forecast, drivers }: WhatIfAnswer): Result {
  return {
    ...result,
    outputs: { ...result.outputs, ...outputs },
    ...(result.forecast && forecast
      ? { forecast: { ...forecast, outputs: { ...result.forecast.outputs, ...forecast.outputs } } }
      : {}),
    goals: goals.map((goal, index) => ({ ...goal, text: result.goals[index]!.text })),
    ...(result.drivers && drivers ? { drivers: { ...result.drivers, ...drivers } } : {}),
  };
}

/** The parts of the page that a what-if changes, besides charts. */
const changedParts = ['.verdict .answer', '.verdict .facts', '.goals', '.terms tbody', '.sentences'];

/** Remembers the run's own page; the answer puts it back. */
function keepPage(data: PageData): () => void {
  const kept = changedParts.map((selector) => document.querySelector(selector)?.innerHTML ?? '');
  const plots = [...document.querySelectorAll<HTMLElement>('[data-chart]')].map((plot) => {
    const figure = plot.closest('figure')!;
    const words = [':is(h2, h3) a', 'figcaption'].map((name) => figure.querySelector(name)!);
    return { plot, words, texts: words.map(({ textContent }) => textContent), label: plot.ariaLabel };
  });
  return () => {
    document.body.classList.remove('what-if');
    changedParts.forEach((selector, index) => {
      const element = document.querySelector(selector);
      if (element) element.innerHTML = kept[index]!;
    });
    for (const { plot, words, texts, label } of plots) {
      words.forEach((element, index) => {
        element.textContent = texts[index]!;
      });
      plot.ariaLabel = label;
      plot.closest('figure')!.hidden = false;
      keepChange(plot, null);
      if (plot.classList.contains('alive')) void enliven(plot, data);
    }
  };
}

/** Says in the place of the answer that there is none: what depends on it goes. */
function showRefusal(why: string): void {
  document.body.classList.add('what-if');
  for (const selector of changedParts) {
    const element = document.querySelector(selector);
    if (element) element.textContent = selector === changedParts[0] ? why : '';
  }
  for (const plot of document.querySelectorAll<HTMLElement>('[data-chart]'))
    if (/^(?:dotplot|exceedance|fan|to-date|spent|missed)-/.test(plot.dataset.chart!))
      plot.closest('figure')!.hidden = true;
}

/** Writes a result into the parts of the page that a what-if changes. */
function show(data: PageData, result: Result, hasOwnDrivers: boolean): void {
  document.body.classList.add('what-if');
  const [headline] = namedOutputs(result) as [NamedOutput];
  const contents = [
    topLine(result, headline),
    facts(result, headline, !hasOwnDrivers),
    goalItems(result),
    termRows(result, headline, true),
    furtherSentences(result),
  ];
  changedParts.forEach((selector, index) => {
    put(selector, contents[index]!);
  });
  const overMonths = new Map(monthCharts(result).map((chart) => [anchor(chart.id), chart]));
  for (const plot of document.querySelectorAll<HTMLElement>('[data-chart]')) {
    const size = { ...(isNarrow(plot) ? narrow : wide), live: true };
    if (/^(?:fan|to-date|spent|missed)-/.test(plot.dataset.chart!)) {
      const chart = overMonths.get(plot.dataset.chart!) ?? null;
      redraw(data, plot, chart, chart?.change?.(size) ?? null);
    }
    for (const [output, shown] of Object.entries(result.outputs)) {
      const named = nameOutput(output, shown);
      const limit = goalLimit(result, output);
      if (plot.dataset.chart === anchor(`dotplot-${output}`)) {
        const height = heightOf(data, plot);
        const marks = reportedNear(result, output, equallyLikely(shown)).map(({ x }) => x);
        const picture = dotplotPicture(named, limit, size, height, marks);
        redraw(data, plot, dotplot(result, named), changeOf(picture.axis, picture.data));
      }
      if (plot.dataset.chart === anchor(`exceedance-${output}`)) {
        const picture = exceedancePicture(named, limit?.limit ?? null, size);
        redraw(data, plot, exceedance(result, named), changeOf(picture.axis, picture.data));
      }
    }
  }
}

function heightOf(data: PageData, plot: HTMLElement): number {
  const chart = data.charts[plot.dataset.chart!]!;
  return ((isNarrow(plot) ? chart.narrow : chart.wide) as { height: number }).height;
}

function changeOf({ scale, axis }: ValueAxis, data: ChartChange['data']): ChartChange {
  return { data, scale, ticks: axis.values as readonly number[] | undefined };
}

function redraw(data: PageData, plot: HTMLElement, chart: Chart | null, change: ChartChange | null): void {
  const figure = plot.closest('figure')!;
  // A constant has no chart.
  figure.hidden = chart === null;
  if (chart === null) return;
  figure.querySelector(':is(h2, h3) a')!.textContent = visible(chart.title);
  figure.querySelector('figcaption')!.textContent = visible(chart.caption);
  plot.setAttribute('aria-label', visible(chart.label));
  keepChange(plot, change);
  void enliven(plot, data);
}

function put(selector: string, content: Html | readonly Html[]): void {
  const element = document.querySelector(selector);
  if (!element) return;
  element.innerHTML = (Array.isArray(content) ? content : [content]).map(({ text }) => text).join('');
}
