import { namedOutputs } from '../../../analyses/outcome/words.ts';
import type { Result } from '../../../analyses/result.ts';
import { grouped } from '../../../notation/grouped.ts';
import { firstPicture } from '../../../report/charts/chart-kinds.ts';
import { drawChart } from '../../../report/charts/draw.ts';
import { type Html, html, raw } from '../../../report/page/html.ts';
import { facts, topLine } from '../../../report/page/sections/facts.ts';
import { outputsTable } from '../../../report/page/sections/outputs.ts';
import type { AnswerParts } from '../messages.ts';

/** What stands first: the question, the answer and its picture, and whether the goal holds. */
export async function renderQuick(result: Result, width: number): Promise<AnswerParts> {
  const { scenario, run } = result;
  const outputs = namedOutputs(result);
  const [headline] = outputs;
  if (headline === undefined) throw new Error('every scenario has an output');
  return {
    eyebrow: html`${scenario.title || scenario.file}`.text,
    heading: html`${scenario.question || scenario.title || scenario.file}`.text,
    answer: topLine(result, headline).text,
    picture: (await picture(result, width)).text,
    goal: facts(result, headline)[0]!.text,
    run: html`${grouped(run.draws)} draws, seed <code>${run.seed}</code>`.text,
  };
}

/** All of it, with what drives the answer, every output, and warnings. */
export async function renderWhole(result: Result, width: number): Promise<AnswerParts> {
  const [headline] = namedOutputs(result);
  const quick = await renderQuick(result, width);
  return {
    ...quick,
    steps: facts(result, headline!)
      .slice(1)
      .map(({ text }) => text)
      .join(''),
    outputs: await renderOutputs(result),
    warnings: warnings(result).text,
  };
}

/** Every output in a line each; nothing where there is only the headline. */
export async function renderOutputs(result: Result): Promise<string> {
  const outputs = namedOutputs(result);
  return outputs.length < 2 ? '' : (await outputsTable(outputs)).text;
}

/** Below this many pixels a chart is drawn as for a phone. */
const narrowest = 480;

async function picture(result: Result, width: number): Promise<Html> {
  const chart = firstPicture(result, namedOutputs(result));
  if (chart === null) return html``;
  const drawing = await drawChart(chart, { width, narrow: width < narrowest, live: false }, 'picture');
  return html`<figure><h3 class="finding">${chart.title}</h3>
<div class="plot" role="img" aria-label="${chart.label}">${raw(drawing)}</div>
<figcaption>${chart.caption}</figcaption></figure>`;
}

function warnings({ warnings }: Result): Html {
  if (warnings.length === 0) return html``;
  return html`<h3>${warnings.length === 1 ? 'Warning' : 'Warnings'}</h3><ul class="warnings">${warnings.map((warning) => html`<li>${warning}</li>`)}</ul>`;
}
