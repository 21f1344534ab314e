import type { Comparison } from '../../../analyses/comparison/result.ts';
import { mostCompared } from '../../../analyses/what-if/result.ts';
import { type Html, html } from '../html.ts';
import { compareCommand } from './what-if-command.ts';

/**
 * The place where the page's script lets a reader change what the compared scenarios share; without scripts, the command that does the
 * same. Null for what an older version saved, and where no input varies.
 */
export function comparedWhatIf(comparison: Comparison): Html | null {
  const { whatIf, base } = comparison;
  if (whatIf === undefined) return null;
  const reason = whatIf === null ? leftOut(comparison) : null;
  const name = whatIf === null ? sharedInput(comparison) : whatIf.inputs[0]?.name;
  if (name === undefined) return reason === null ? null : html`<p>${reason}</p>`;
  const command = html`<p>Change an input of all scenarios and compare again:</p>
<pre tabindex="0" role="region" aria-label="Command with a changed input"><code>${compareCommand(comparison, [`${name}=${base.inputs[name]!.notation}`])}</code></pre>`;
  if (reason !== null)
    return html`<p>${reason}</p>
${command}`;
  return html`<div id="what-if-controls" hidden></div>
<div id="what-if-command">${command}</div>`;
}

/** Why a page does not compare anew. */
function leftOut({ base, others }: Comparison): string {
  const count = others.length + 1;
  if (base.evidence !== undefined)
    return 'This page cannot try other numbers: it cannot weight the draws of several scenarios by observations. Change the number in the scenario that extends the observed one, and compare again.';
  if (count > mostCompared)
    return `This page cannot try other numbers: with ${count} scenarios it would be too large and slow. Up to ${mostCompared} are possible.`;
  return 'This page cannot try other numbers for these scenarios.';
}

/** The first input that varies in the base and that all scenarios have; none where something was observed, as nothing is set there. */
function sharedInput({ base, others }: Comparison): string | undefined {
  if (base.evidence !== undefined) return undefined;
  return Object.entries(base.inputs).find(
    ([name, { density }]) =>
      density !== null && others.every(({ result }) => Object.hasOwn(result.inputs, name)),
  )?.[0];
}
