import type { BreakEven } from '../../../analyses/break-even/result.ts';
import { breakEvenAnswer } from '../../../analyses/break-even/words.ts';
import { beginSentence } from '../../../notation/spoken-name.ts';
import { type Html, html } from '../html.ts';
import { prose } from '../prose.ts';
import { breakEvenCommand } from './what-if-command.ts';

/** The answer of a break-even, with its value in bold. */
export function answerOf(found: BreakEven): Html {
  const { lead, number, rest } = breakEvenAnswer(found);
  return prose`${lead}<strong class="whole">${number}</strong>${rest}`;
}

/** What there is to know of it, one item a sentence. */
export function warningsOf({ warnings }: BreakEven): Html {
  return html`${warnings.length > 0 && html`<ul class="warnings">${warnings.map((warning) => prose`<li>${beginSentence(warning)}.</li>`)}</ul>`}`;
}

/**
 * The place where the page's script lets a reader change other inputs; without scripts, the command that does the same. Null for what
 * an older version saved, and where no other input varies.
 */
export function breakEvenTrial(found: BreakEven): Html | null {
  const { whatIf } = found;
  if (whatIf === null)
    return html`<p>This page cannot try other numbers: the scenario has observations, or is too large for a page.</p>`;
  const [first] = whatIf?.inputs ?? [];
  if (whatIf === undefined || first === undefined) return null;
  return html`<div id="what-if-controls" hidden></div>
<div id="what-if-command"><p>Change another input and look for it again:</p>
<pre tabindex="0" role="region" aria-label="Command with a changed input"><code>${breakEvenCommand(found, whatIf, [`${first.name}=${first.notation}`])}</code></pre></div>`;
}
