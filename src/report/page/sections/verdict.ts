import { drawSpec } from '../../charts/draw.ts';
import { outputThumbnail } from '../../charts/thumbnail.ts';
import { intervalName, intervalRange, isConstant, type NamedOutput, runWords } from '../../words.ts';
import { type Html, html, raw } from '../html.ts';
import type { PageContext } from '../section.ts';
import { answerLine, facts, goalItems, termRows } from './facts.ts';

/** The first view: the question, the answer, median, interval, largest driver and goals. */
export function verdict({ result, headline }: PageContext): Html {
  const { scenario } = result;
  return html`<header class="verdict" id="verdict">
<p class="eyebrow">${scenario.title || scenario.file}${result.partial && html` <strong class="badge">stopped early</strong>`}</p>
<h1>${scenario.question || scenario.title || scenario.file}</h1>
<p class="answer">${answerLine(headline)}</p>
<dl class="facts">${facts(result, headline)}</dl>
</header>`;
}

/** Below the first view: goals in full, the answer in other terms, other outputs, what is included. */
export async function inOtherTerms(context: PageContext): Promise<Html> {
  const { result, headline, outputs } = context;
  return html`${result.goals.length > 0 && html`<h3>Goals</h3><ul class="goals">${goalItems(result)}</ul>`}
<table class="terms"><caption>The same answer in other terms</caption><tbody>${termRows(headline)}</tbody></table>
${outputs.length > 1 ? await otherOutputs(outputs) : null}
${result.scenario.notes.length > 0 && html`<h3>What is included, and what is not</h3><ul>${result.scenario.notes.map((note) => html`<li>${note}</li>`)}</ul>`}
<p class="run">${runWords(result)}. ${result.warnings.length === 0 ? 'No warnings.' : html`<a href="#trust">${result.warnings.length === 1 ? 'One warning' : `${result.warnings.length} warnings`}</a>.`}</p>`;
}

/** Every output in one line each, with its shape where it is `drawn`. */
export async function otherOutputs(
  outputs: readonly NamedOutput[],
  prefix = '',
  drawn = true,
): Promise<Html> {
  const rows: Html[] = [];
  for (const [index, named] of outputs.entries()) {
    const { output, quantity } = named;
    const spec = !drawn || isConstant(output) ? null : outputThumbnail(output);
    const drawing = spec === null ? null : raw(await drawSpec(spec, `${prefix}o${index}`));
    rows.push(
      html`<tr><th scope="row">${output.label}</th><td class="thumbnail" aria-hidden="true">${drawing}</td><td class="number">${quantity(output.quantiles.p50.value)}</td><td class="number">${isConstant(output) ? 'the same in every draw' : intervalRange(named)}</td></tr>`,
    );
  }
  return html`<h3>Everything this scenario reports</h3><div class="scroll" tabindex="0" role="region" aria-label="All outputs${prefix && ` ${prefix}`}"><table class="outputs"><thead><tr><th scope="col">Quantity</th><td></td><th scope="col">Median</th><th scope="col">${intervalName(outputs[0]!.output)}</th></tr></thead><tbody>${rows}</tbody></table></div>`;
}
