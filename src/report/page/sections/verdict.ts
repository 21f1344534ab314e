import { sortNotes } from '../../../analyses/backtest/words.ts';
import { evidenceLine } from '../../../analyses/evidence/words.ts';
import { runWords } from '../../../analyses/words.ts';
import { firstPicture } from '../../charts/chart-kinds.ts';
import { firstView, trialSection } from '../first-view.ts';
import { type Html, html } from '../html.ts';
import { prose } from '../prose.ts';
import type { PageContext } from '../section.ts';
import { facts, goalItems, termRows, topLine } from './facts.ts';
import { whatIf } from './what-if.ts';

/**
 * The first view: the question, the answer in a sentence, its picture beside it, and three cards: whether the goal holds, what
 * drives the answer, what to do first. Below them a reader tries other numbers, and the picture stays in sight.
 */
export async function verdict(context: PageContext): Promise<Html> {
  const { result, headline, outputs, figures } = context;
  const { scenario } = result;
  const picture = firstPicture(result, outputs);
  const line = evidenceLine(result);
  return firstView({
    eyebrow: html`${scenario.title || scenario.file}${result.partial && html` <strong class="badge">stopped early</strong>`}`,
    heading: scenario.question || scenario.title || scenario.file,
    answer: topLine(result, headline),
    notes: [
      ...(line === null ? [] : [html`<p>${linked(line)}</p>`]),
      ...(result.cautions ?? []).map((caution) => html`<p class="caution">${sentence(caution)}</p>`),
    ],
    picture: picture && (await figures.figure(picture, '', 2)),
    facts: facts(result, headline),
    isInOneRow: true,
    trial: trialSection(whatIf(context)),
  });
}

/** The line of evidence, of which what agrees leads to its section. */
function linked(line: string): Html {
  const end = line.search(/;|\.$|\. /);
  return prose`<a href="#evidence">${line.slice(0, end)}</a>${line.slice(end)}`;
}

/** A caution as a sentence of its own; names stand between backticks. */
function sentence(caution: string): Html {
  const parts = `${caution.charAt(0).toUpperCase()}${caution.slice(1)}.`.split('`');
  return html`${parts.map((part, index) => (index % 2 === 1 ? html`<code>${part}</code>` : prose`${part}`))}`;
}

/** Below the first view: goals in full, the answer in other terms, what is included. */
export function inOtherTerms({ result, headline }: PageContext): Html {
  const notes = sortNotes(result.scenario.notes).others;
  return html`<table class="terms" aria-label="The same answer in other terms"><tbody>${termRows(result, headline)}</tbody></table>
${result.goals.length > 1 && html`<details class="numbers"><summary>All ${result.goals.length} goals</summary><ul class="goals">${goalItems(result)}</ul></details>`}
${notes.length > 0 && html`<details class="numbers"><summary>What is included, and what is not</summary><ul>${notes.map((note) => html`<li>${note}</li>`)}</ul></details>`}
<p class="run">${runWords(result)}. ${result.warnings.length === 0 ? 'No warnings.' : html`<a href="#trust">${result.warnings.length === 1 ? 'One warning' : `${result.warnings.length} warnings`}</a>.`}</p>`;
}
