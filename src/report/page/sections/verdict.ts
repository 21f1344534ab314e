import { drawSpec } from '../../charts/draw.ts';
import { sentenceName } from '../../charts/drivers.ts';
import { outputThumbnail } from '../../charts/thumbnail.ts';
import { formatDrawShare, formatPercent, formatQuantity } from '../../format-number.ts';
import {
  answer,
  curveValue,
  drivers,
  goalWords,
  intervalName,
  intervalRange,
  isConstant,
  mainEffect,
  type NamedOutput,
  runWords,
  simulationWords,
} from '../../words.ts';
import { type Html, html, raw } from '../html.ts';
import type { PageContext } from '../section.ts';

/** The first view: the question, the answer, median, interval, largest driver and goals. */
export function verdict(context: PageContext): Html {
  const { result, headline } = context;
  const { scenario } = result;
  const { lead, median, rest } = answer(headline);
  return html`<header class="verdict" id="verdict">
<p class="eyebrow">${scenario.title || scenario.file}${result.partial && html` <strong class="badge">stopped early</strong>`}</p>
<h1>${scenario.question || scenario.title || scenario.file}</h1>
<p class="answer">${lead}<strong>${median}</strong>${rest}</p>
<dl class="facts">${facts(context)}</dl>
</header>`;
}

/** Median, interval, largest driver and goal. */
export function facts({ result, headline }: PageContext): readonly Html[] {
  const { output, quantity } = headline;
  const known = (estimate: typeof output.mean) =>
    html`<small>This run knows it ${simulationWords(estimate)}.</small>`;
  const constant = isConstant(output);
  const [driver] = drivers(result, headline.name);
  const share = driver ? mainEffect(driver[1]).value : null;
  return [
    fact(
      'Median',
      html`${quantity(output.quantiles.p50.value)}`,
      constant ? null : known(output.quantiles.p50),
    ),
    constant
      ? fact('Interval', html`none`, html`<small>Every draw gave the same value.</small>`)
      : fact(
          intervalName(output),
          html`${intervalRange(headline)}`,
          html`<small>Where the outcome may fall.</small>`,
        ),
    driver
      ? fact(
          'Largest driver',
          html`${sentenceName(driver[0])}`,
          html`<small>Behind ${formatPercent(share)} of the spread.</small>`,
        )
      : fact('Largest driver', html`not measured`, html`<small>This run has no sensitivity.</small>`),
    ...goalFacts(result.goals),
  ];
}

function fact(name: string, value: Html, note: Html | null): Html {
  return html`<div><dt>${name}</dt><dd><b>${value}</b>${note}</dd></div>`;
}

function goalFacts(goals: PageContext['result']['goals']): readonly Html[] {
  const [goal] = goals;
  if (!goal)
    return [fact('Goal', html`none set`, html`<small>Add goals to the scenario to judge a budget.</small>`)];
  const more = goals.length > 1 ? ` ${goals.length - 1} more below.` : '';
  return [
    html`<div><dt>Goal</dt><dd><b>${verdictMark(goal.verdict)}</b><small>${goal.text}: holds in ${formatDrawShare(goal.probability.value)}.${more}</small></dd></div>`,
  ];
}

function verdictMark(verdict: string): Html {
  const kind = verdict === 'met' ? 'met' : verdict === 'missed' ? 'missed' : 'close';
  return html`<span class="mark ${kind}">${verdict.charAt(0).toUpperCase() + verdict.slice(1)}</span>`;
}

/** Below the first view: goals in full, the answer in other terms, other outputs, what is included. */
export async function inOtherTerms(context: PageContext): Promise<Html> {
  const { result, headline, outputs } = context;
  return html`${goals(context)}
<table class="terms"><caption>The same answer in other terms</caption><tbody>${terms(headline).map(
    ([name, value]) => html`<tr><th scope="row">${name}</th><td class="number">${value}</td></tr>`,
  )}</tbody></table>
${outputs.length > 1 ? await otherOutputs(outputs) : null}
${result.scenario.notes.length > 0 && html`<h3>What is included, and what is not</h3><ul>${result.scenario.notes.map((note) => html`<li>${note}</li>`)}</ul>`}
<p class="run">${runWords(result)}. ${result.warnings.length === 0 ? 'No warnings.' : html`<a href="#trust">${result.warnings.length === 1 ? 'One warning' : `${result.warnings.length} warnings`}</a>.`}</p>`;
}

function goals({ result }: PageContext): Html | null {
  if (result.goals.length === 0) return null;
  return html`<h3>Goals</h3><ul class="goals">${result.goals.map(
    (goal) => html`<li>${verdictMark(goal.verdict)} <code>${goal.text}</code><br>${goalWords(goal)}</li>`,
  )}</ul>`;
}

/** Days in a month, as in the notation: a twelfth of 365.25. */
const periods: readonly (readonly [string, number])[] = [
  ['per month', 365.25 / 12],
  ['per year', 365.25],
];

function terms({ output, quantity, resolution }: NamedOutput): readonly (readonly [string, string])[] {
  const { unit, quantiles, tailMean } = output;
  const scaled = unit.endsWith('/day')
    ? periods.map(([name, days]): readonly [string, string] => [
        `Median ${name}`,
        formatQuantity(
          quantiles.p50.value === null ? null : quantiles.p50.value * days,
          unit.slice(0, -4),
          resolution * days,
        ),
      ])
    : [];
  return [
    ['Mean', quantity(output.mean.value)],
    ...scaled,
    ['A budget that holds with 80 %', quantity(curveValue(output, 0.8))],
    ['A budget that holds with 90 %', quantity(quantiles.p90.value)],
    ['Mean of the highest tenth', quantity(tailMean.p90.value)],
  ];
}

/** Every output in one line each. */
export async function otherOutputs(outputs: readonly NamedOutput[], prefix = ''): Promise<Html> {
  const rows: Html[] = [];
  for (const [index, named] of outputs.entries()) {
    const { output, quantity } = named;
    const spec = isConstant(output) ? null : outputThumbnail(output);
    const drawing = spec === null ? null : raw(await drawSpec(spec, `${prefix}o${index}`));
    rows.push(
      html`<tr><th scope="row">${output.label}</th><td class="thumbnail" aria-hidden="true">${drawing}</td><td class="number">${quantity(output.quantiles.p50.value)}</td><td class="number">${isConstant(output) ? 'the same in every draw' : intervalRange(named)}</td></tr>`,
    );
  }
  return html`<h3>Everything this scenario reports</h3><div class="scroll" tabindex="0" role="region" aria-label="All outputs"><table class="outputs"><thead><tr><th scope="col">Quantity</th><td></td><th scope="col">Median</th><th scope="col">${intervalName(outputs[0]!.output)}</th></tr></thead><tbody>${rows}</tbody></table></div>`;
}
