import { spokenName } from '../../../statistics/spoken-name.ts';
import { drawSpec } from '../../charts/draw.ts';
import { inputThumbnail } from '../../charts/thumbnail.ts';
import { formatNumber, formatPercent, formatQuantity, formatRange } from '../../format-number.ts';
import type { InputResult } from '../../../statistics/result.ts';
import { anchor, type Html, html, raw } from '../html.ts';
import type { PageContext } from '../section.ts';

/** Every input: its shape, what was written, its middle and ends, where it comes from. */
export async function inputs({ result, prefix }: PageContext): Promise<Html | null> {
  const entries = Object.entries(result.inputs);
  if (entries.length === 0) return null;
  const cards: Html[] = [];
  for (const [index, [name, input]] of entries.entries())
    cards.push(await inputCard(name, input, `${prefix}i${index}`, prefix));
  const own = entries.filter(([, input]) => !input.isDefault).length;
  return html`<p>${entries.length === 1 ? 'One input' : `${entries.length} inputs`}, ${own === entries.length ? 'all' : own} set by the scenario${own === entries.length ? '' : ', the others as the model has them'}. The drawing runs from the 0.5th to the 99.5th percentile.</p>
<ul class="inputs">${cards}</ul>${correlations(result.correlations)}`;
}

async function inputCard(name: string, input: InputResult, id: string, prefix: string): Promise<Html> {
  const spec = inputThumbnail(input);
  const drawing = spec === null ? null : raw(await drawSpec(spec, id));
  const range =
    input.density === null
      ? html`fixed at ${formatQuantity(input.p50, input.unit)}`
      : html`${formatRange(input.p5, input.p95, input.unit)}, median ${formatNumber(input.p50)}`;
  return html`<li id="${prefix}input-${anchor(name)}" data-input="${name}"><div class="thumbnail" aria-hidden="true">${drawing}</div><div><b>${spokenName(name)}</b> <code>${input.notation}</code>${input.isDefault && html` <span class="badge">default</span>`}<p>${input.explanation}</p><p class="small">${range}. ${sampled(input)}Source: ${input.source || 'not given'}.</p></div></li>`;
}

/** The mean of the draws against the mean of theory: a reader's check that what was drawn is what was asked. */
function sampled({ mean, sampleMean }: InputResult): string {
  if (mean === null || sampleMean === null || mean === 0 || mean === sampleMean) return '';
  return `The kept sample’s mean is ${formatPercent(Math.abs(sampleMean / mean - 1))} off theory. `;
}

function correlations(rows: PageContext['result']['correlations']): Html | null {
  if (rows.length === 0) return null;
  return html`<h3>Correlations</h3><table><thead><tr><th scope="col">Between</th><th scope="col">Asked</th><th scope="col">Drawn</th></tr></thead><tbody>${rows.map(
    ({ between, asked, achieved }) =>
      html`<tr><th scope="row">${between.map(spokenName).join(' and ')}</th><td class="number">${formatNumber(asked)}</td><td class="number">${formatNumber(achieved)}</td></tr>`,
  )}</tbody></table>`;
}
