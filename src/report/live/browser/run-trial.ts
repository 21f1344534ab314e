/** The what-if of the page of a run: the answer, its goals and its charts follow. */
import { grouped } from '../../../notation/grouped.ts';
import type { Result } from '../../../analyses/result.ts';
import { type ChartChange, narrow, wide } from '../../charts/chart.ts';
import { dotplot, dotplotPicture, equallyLikely, reportedNear } from '../../charts/dotplot.ts';
import { exceedance, exceedancePicture } from '../../charts/exceedance.ts';
import { goalLimit } from '../../charts/goal-line.ts';
import { monthCharts } from '../../charts/month-charts.ts';
import type { ValueAxis } from '../../charts/value-axis.ts';
import type { WhatIf } from '../../../analyses/what-if/result.ts';
import { anchor } from '../../page/html.ts';
import { facts, furtherSentences, goalItems, termRows, topLine } from '../../page/sections/facts.ts';
import { leverCommand, whatIfCommand } from '../../page/sections/what-if-command.ts';
import {
  intervalRange,
  type NamedOutput,
  namedOutputs,
  nameOutput,
} from '../../../analyses/outcome/words.ts';
import { rankedInputs } from '../../../analyses/drivers/words.ts';
import { isNarrow } from './live-charts.ts';
import type { PageData } from '../../page/page-data.ts';
import { keepPage, put, redraw, refuse } from './kept-page.ts';
import { shortTitle } from './lever-buttons.ts';
import type { Trial } from './trial.ts';
import { questionOf, type WhatIfAnswer, whatIfDraws } from './what-if-messages.ts';

/** The parts of the page that a what-if changes, besides charts. */
const changedParts = ['.verdict .answer', '.verdict .facts', '.goals', '.terms tbody', '.sentences'];

const changedCharts = /^(?:dotplot|exceedance|fan|to-date|spent|missed)-/;

export function runTrial(data: PageData, result: Result, whatIf: WhatIf): Trial<WhatIfAnswer> {
  const [headline] = Object.keys(result.outputs) as [string];
  const order = rankedInputs(result, headline);
  const rank = (name: string) => (order.includes(name) ? order.indexOf(name) : order.length);
  return {
    version: result.run.version,
    question: (carried) => questionOf(result, whatIf, carried),
    inputs: whatIf.inputs.toSorted((a, b) => rank(a.name) - rank(b.name)),
    known: result.inputs,
    note: () => '',
    levers: whatIf.levers ?? [],
    intro: `Move an input’s low end (5th percentile) and high end (95th), type both, or give it one value. The answer, its goals and its charts are computed again from ${grouped(whatIfDraws)} draws, here in this page.`,
    goBack: 'Reset to the run',
    command: (set, lever) =>
      lever === undefined
        ? whatIfCommand(result, set, whatIfDraws)
        : leverCommand(result, lever.lever, set, whatIfDraws),
    keep: () => keepPage(data, changedParts),
    show(answer, _, lever) {
      const changed = changedBy(result, answer);
      write(data, changed, answer.drivers !== null);
      const [now, run] = [changed, result].map((item) => nameOutput(headline, item.outputs[headline]!)) as [
        NamedOutput,
        NamedOutput,
      ];
      const how = lever === undefined ? 'What-if, not the run' : `What if: ${shortTitle(lever)}`;
      return `${how}: ${now.output.label} ${now.quantity(now.output.quantiles.p50.value)}, ${intervalRange(now)} (the run: ${run.quantity(run.output.quantiles.p50.value)}).`;
    },
    refuse: (why) => refuse(why, changedParts, changedCharts),
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

/** Writes a result into the parts of the page that a what-if changes. */
function write(data: PageData, result: Result, hasOwnDrivers: boolean): void {
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
