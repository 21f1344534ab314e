import { beginSentence, inSentence } from '../../../notation/spoken-name.ts';
import { sectionCharts } from '../../charts/chart-kinds.ts';
import { intervalName, relativeError, simulationWords } from '../../../analyses/outcome/words.ts';
import { precisionWords } from '../../../analyses/precision/words.ts';
import { type Html, html } from '../html.ts';
import { prose } from '../prose.ts';
import type { PageContext } from '../section.ts';

/** How far the run itself can be trusted: error of every headline number, precision asked, non-finite draws, warnings. */
export async function trust(context: PageContext): Promise<Html> {
  const { result, outputs, headline, figures } = context;
  const { warnings } = result;
  const precision = precisionWords(result);
  return prose`<p>Two uncertainties are easily confused. The ${intervalName(headline.output)} is how far the <em>outcome</em> may fall from the middle, because inputs are unknown; no computer makes it smaller. The <em>simulation error</em> is how well this run knows its own numbers; more draws make it smaller. The median of ${inSentence(headline.output.label)} is known ${simulationWords(headline.output.quantiles.p50, headline.output.unit)}.</p>
${precision !== null && !warnings.includes(precision) && html`<p>${beginSentence(precision)}.</p>`}
${warnings.length > 0 && html`<ul class="warnings">${warnings.map((warning) => prose`<li>${beginSentence(warning)}.</li>`)}</ul>`}
${outputs.every(({ output }) => output.nonFinite === 0) && html`<p>Every draw gave finite numbers.</p>`}
<details class="numbers"><summary>Simulation error, as draws were added, and of every output</summary>${await figures.figures(sectionCharts('trust', result, outputs))}
<div class="scroll" tabindex="0" role="region" aria-label="Simulation error of every output"><table><thead><tr><th scope="col">Output</th>${['5th', 'Median', '95th', 'Mean', 'Standard deviation'].map((name) => html`<th scope="col" class="number">${name}</th>`)}</tr></thead><tbody>${outputs.map(
    ({ output }) =>
      html`<tr><th scope="row">${output.label}</th>${[output.quantiles.p5, output.quantiles.p50, output.quantiles.p95, output.mean, output.sd].map((estimate) => html`<td class="number">${relativeError(estimate, output.unit)}</td>`)}</tr>`,
  )}</tbody></table></div></details>`;
}
