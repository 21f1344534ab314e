import { rankedInputs } from '../../../analyses/drivers/words.ts';
import type { InputResult } from '../../../analyses/inputs/result.ts';
import { sentenceName, spokenName } from '../../../notation/spoken-name.ts';
import { drawAlike } from '../../charts/draw.ts';
import { inputThumbnail } from '../../charts/thumbnail.ts';
import { formatNumber, formatPercent, formatQuantity, formatRange } from '../../../notation/spoken-number.ts';
import { anchor, type Html, html, raw } from '../html.ts';
import type { PageContext } from '../section.ts';

type Entry = readonly [name: string, input: InputResult];

/** Inputs that stand open: those that drive the headline most. */
const openInputs = 4;

/** Every input: those that vary with their shapes, what drives the headline most first, then those that are fixed. */
export async function inputs(context: PageContext): Promise<Html | null> {
  const { result, prefix, headline } = context;
  const entries = Object.entries(result.inputs);
  if (entries.length === 0) return null;
  const order = rankedInputs(result, headline.name);
  const rank = ([name]: Entry) => (order.includes(name) ? order.indexOf(name) : order.length);
  const varying = entries.filter(([, input]) => varies(input, result)).sort((a, b) => rank(a) - rank(b));
  const fixed = entries.filter(([, input]) => !varies(input, result));
  const cards: Html[] = [];
  for (const [index, entry] of varying.entries())
    cards.push(await inputCard(entry, `${prefix}i${index}`, prefix));
  return html`<p>${counts(entries)}${varying.length > 0 && ` ${varying.length === entries.length ? 'All' : varying.length} ${varying.length === 1 ? 'varies' : 'vary'}; ${order.length > 0 ? 'those that drive the answer most come first. ' : ''}Drawings run from the 0.5th to the 99.5th percentile.${result.evidence === undefined ? sampled(varying) : ' They are as they were thought of before the observations.'}`}</p>
${cards.length > 0 && html`<ul class="inputs">${cards.slice(0, openInputs)}</ul>`}${
  cards.length > openInputs &&
  html`<details class="numbers"><summary>${cards.length - openInputs === 1 ? 'One more varies' : `${cards.length - openInputs} more vary`}</summary><ul class="inputs">${cards.slice(openInputs)}</ul></details>`
}${correlations(result)}${fixed.length > 0 && fixedInputs(fixed, prefix, cards.length === 0)}`;
}

/** Over months, monthly shocks vary without a shape that could be drawn, and a growth may. */
function varies({ density, p5, p50, p95 }: InputResult, { forecast }: PageContext['result']): boolean {
  return density !== null || (forecast !== undefined && (p50 === null || p5 !== p95));
}

function counts(entries: readonly Entry[]): string {
  const own = entries.filter(([, input]) => !input.isDefault).length;
  const all = entries.length === 1 ? 'One input' : `${entries.length} inputs`;
  if (own === entries.length) return `${all}, set by the scenario.`;
  return `${all}; ${own === 0 ? 'all' : `${own} set by the scenario, the others`} at the model’s defaults.`;
}

async function inputCard([name, input]: Entry, id: string, prefix: string): Promise<Html> {
  const thumbnail = inputThumbnail(input);
  const drawing = thumbnail && raw(await drawAlike(thumbnail.spec, id, 0));
  return html`<li id="${prefix}input-${anchor(name)}" data-input="${name}"><div class="thumbnail" aria-hidden="true">${drawing}${thumbnail?.logarithmic && html`<small>log scale</small>`}</div><div><b>${sentenceName(name)}</b> <code>${input.notation}</code>${badge(input)}<p>${input.explanation}</p><p class="small">${spread(input)}${source(input)}</p></div></li>`;
}

function spread({ p5, p50, p95, unit }: InputResult): string {
  if (p50 === null) return '';
  return `Nine in ten between ${formatRange(p5, p95, unit, { between: 'and' })}, median ${formatNumber(p50)}. `;
}

const badge = ({ isDefault }: InputResult) => isDefault && html` <span class="badge">default</span>`;

const source = ({ source }: InputResult) => `Source: ${source || 'not given'}.`;

function fixedInputs(fixed: readonly Entry[], prefix: string, isAll: boolean): Html {
  return html`<details class="numbers"${isAll && html` open`}><summary>${fixed.length === 1 ? 'One input is' : `${fixed.length} inputs are`} fixed</summary><ul class="inputs fixed">${fixed.map(
    ([name, input]) =>
      html`<li id="${prefix}input-${anchor(name)}" data-input="${name}"><div><b>${sentenceName(name)}</b> ${formatQuantity(input.p50, input.unit)}${badge(input)}<p class="small">${input.explanation} ${source(input)}</p></div></li>`,
  )}</ul></details>`;
}

/** The means of the draws against those of theory: a reader's check that what was drawn is what was asked. */
function sampled(entries: readonly Entry[]): string {
  const misses = entries.flatMap(([name, { mean, sampleMean }]) =>
    mean === null || sampleMean === null || mean === 0
      ? []
      : [{ name, off: Math.abs(sampleMean / mean - 1) }],
  );
  if (misses.length === 0) return '';
  const worst = misses.reduce((a, b) => (b.off > a.off ? b : a));
  return ` As drawn, their means lie within ${formatPercent(Math.max(worst.off, 1e-6))} of theory (the farthest: ${spokenName(worst.name)}).`;
}

function correlations({ correlations: rows, evidence }: PageContext['result']): Html | null {
  if (rows.length === 0) return null;
  return html`<h3>Inputs that go together</h3><table><thead><tr><th scope="col">Between</th><th scope="col" class="number">Rank correlation asked</th><th scope="col" class="number">Drawn${evidence !== undefined && ', given what was observed'}</th></tr></thead><tbody>${rows.map(
    ({ between, asked, normal, achieved }) =>
      html`<tr><th scope="row">${between.map(spokenName).join(' and ')}</th><td class="number">${formatNumber(asked)}${normal !== undefined && ` (normal copula ${formatNumber(normal)})`}</td><td class="number">${formatNumber(achieved)}</td></tr>`,
  )}</tbody></table>`;
}
