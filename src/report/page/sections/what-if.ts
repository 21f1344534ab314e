import type { Result } from '../../../analyses/result.ts';
import { type Html, html } from '../html.ts';
import type { PageContext } from '../section.ts';
import { runCommand } from './provenance.ts';
import { whatIfCommand } from './what-if-command.ts';

/** The place where the page's script lets a reader change inputs; without scripts, the command that does the same. */
export function whatIf({ result }: PageContext): Html | null {
  if (result.evidence !== undefined && result.whatIf === null) return commandAlone(result);
  const [input] = result.whatIf?.inputs ?? [];
  if (!input) return null;
  const { notation } = result.inputs[input.name]!;
  return html`<div id="what-if-controls" hidden></div>
<div id="what-if-command"><p>Change an input and run again:</p>
<pre tabindex="0" role="region" aria-label="Command with a changed input"><code>${whatIfCommand(result, [`${input.name}=${notation}`])}</code></pre></div>`;
}

/** Where a page cannot weigh its own draws by what was observed. */
function commandAlone(result: Result): Html | null {
  const [input] = Object.entries(result.inputs).find(([, { density }]) => density !== null) ?? [];
  if (input === undefined) return null;
  return html`<p>Change an input and run again; the observations hold as they do here:</p>
<pre tabindex="0" role="region" aria-label="Command with a changed input"><code>${runCommand(result, [`${input}=${result.inputs[input]!.notation}`])}</code></pre>`;
}
