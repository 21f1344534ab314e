import type { Result } from '../../../analyses/result.ts';
import { type Html, html } from '../html.ts';
import type { PageContext } from '../section.ts';
import { runCommand } from './provenance.ts';
import { whatIfCommand, withAllLevers } from './what-if-command.ts';

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

/** Where a page cannot weigh its own draws by what was observed: the scenario that wrote that is another one. */
function commandAlone(result: Result): Html | null {
  const [input] = Object.entries(result.inputs).find(([, { density }]) => density !== null) ?? [];
  if (input === undefined) return null;
  const changed = runCommand(result, [`${input}=${result.inputs[input]!.notation}`]);
  const levers = withAllLevers(runCommand({ ...result, precision: null }, [], result.run.draws, 'compare'));
  return html`<p>This page has no sliders and no lever buttons: it does not carry all that its draws would be weighed by. Change an input and run again, or have all levers tried; the observations hold as they do here:</p>
<pre tabindex="0" role="region" aria-label="Commands with a changed input, and with levers"><code>${changed}
${levers}</code></pre>`;
}
