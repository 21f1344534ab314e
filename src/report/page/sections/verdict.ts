import { sortNotes } from '../../../analyses/backtest/words.ts';
import { evidenceLine } from '../../../analyses/evidence/words.ts';
import { runWords } from '../../../analyses/words.ts';
import { sectionCharts } from '../../charts/chart-kinds.ts';
import { type Html, html } from '../html.ts';
import type { PageContext } from '../section.ts';
import { facts, goalItems, termRows, topLine } from './facts.ts';

/** The first view: the question, the answer, of a forecast its fan, then median, interval, largest driver and goals. */
export async function verdict({ result, headline, figures }: PageContext): Promise<Html> {
  const { scenario } = result;
  const [fan] = sectionCharts('fan', result, []);
  const line = evidenceLine(result);
  const heading = scenario.question || scenario.title || scenario.file;
  return html`<header class="verdict" id="verdict">
<p class="eyebrow">${scenario.title || scenario.file}${result.partial && html` <strong class="badge">stopped early</strong>`}</p>
<h1${isLong(heading) && html` class="long"`}>${heading}</h1>
<p class="answer">${topLine(result, headline)}</p>
${
  line !== null &&
  html`<p>${linked(line)}</p>
`
}${fan !== undefined && (await figures.figure(fan, '', 2))}${(result.cautions ?? []).map((caution) => html`<p class="caution">${sentence(caution)}</p>`)}<dl class="facts">${facts(result, headline)}</dl>
</header>`;
}

/** The line of evidence, of which what agrees leads to its section. */
function linked(line: string): Html {
  const end = line.search(/[;.]/);
  return html`<a href="#evidence">${line.slice(0, end)}</a>${line.slice(end)}`;
}

/** A caution as a sentence of its own; names stand between backticks. */
function sentence(caution: string): Html {
  const parts = `${caution.charAt(0).toUpperCase()}${caution.slice(1)}.`.split('`');
  return html`${parts.map((part, index) => (index % 2 === 1 ? html`<code>${part}</code>` : html`${part}`))}`;
}

/** Whether a heading would push the answer out of a phone's first view; a Chinese, Japanese or Korean sign is two wide. */
function isLong(heading: string): boolean {
  return [...heading].length + (heading.match(/[\u1100-\u{1faff}]/gu)?.length ?? 0) > 90;
}

/** Below the first view: goals in full, the answer in other terms, what is included. */
export function inOtherTerms({ result, headline }: PageContext): Html {
  const notes = sortNotes(result.scenario.notes).others;
  return html`<table class="terms" aria-label="The same answer in other terms"><tbody>${termRows(result, headline)}</tbody></table>
${result.goals.length > 0 && html`<h3>Goals</h3><ul class="goals">${goalItems(result)}</ul>`}
${notes.length > 0 && html`<h3>What is included, and what is not</h3><ul>${notes.map((note) => html`<li>${note}</li>`)}</ul>`}
<p class="run">${runWords(result)}. ${result.warnings.length === 0 ? 'No warnings.' : html`<a href="#trust">${result.warnings.length === 1 ? 'One warning' : `${result.warnings.length} warnings`}</a>.`}</p>`;
}
