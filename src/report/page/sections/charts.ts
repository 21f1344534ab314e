import { spokenName, inSentence } from '../../../notation/spoken-name.ts';
import { sortNotes } from '../../../analyses/backtest/words.ts';
import { sectionCharts } from '../../charts/chart-kinds.ts';
import { effectWords, rankedEffects as driversOf } from '../../../analyses/drivers/words.ts';
import { type Html, html } from '../html.ts';
import type { PageContext } from '../section.ts';

/** A section that holds only charts. */
export function chartSection(section: Parameters<typeof sectionCharts>[0]) {
  return async ({ result, outputs, figures }: PageContext): Promise<Html | null> => {
    const charts = sectionCharts(section, result, outputs);
    return charts.length === 0 ? null : html`${await figures.figures(charts)}`;
  };
}

/** The drivers of the headline as a chart, those of every other output as a table. */
export async function driversSection(context: PageContext): Promise<Html | null> {
  const body = await chartSection('drivers')(context);
  if (body === null)
    return context.result.sensitivity === null
      ? html`<p>This run was made without sensitivity.</p>`
      : html`<p>Nothing drives ${inSentence(context.headline.output.label)}: it does not vary.</p>`;
  const others = context.outputs.slice(1);
  if (others.length === 0) return body;
  return html`${body}<details class="numbers"><summary>What drives the other outputs</summary><div class="scroll" tabindex="0" role="region" aria-label="Drivers of the other outputs"><table><thead><tr><th scope="col">Output</th><th scope="col">Largest drivers</th></tr></thead><tbody>${others.map(
    ({ name, output }) =>
      html`<tr><th scope="row">${output.label}</th><td>${topDrivers(context, name)}</td></tr>`,
  )}</tbody></table></div></details>`;
}

function topDrivers({ result }: PageContext, output: string): string {
  const top = driversOf(result, output).slice(0, 3);
  if (top.length === 0) return 'does not vary';
  return top.map(([name, effect]) => `${spokenName(name)}: ${effectWords(effect)}`).join(', ');
}

/** Reported values on our distributions; those of quantities that are no output stand in a table. */
export async function publishedSection(context: PageContext): Promise<Html | null> {
  const { published, scenario } = context.result;
  if (published.length === 0) return null;
  const body = await chartSection('published')(context);
  const misses = published.some(({ inside }) => !inside) ? sortNotes(scenario.notes).misses : [];
  return html`${body ?? html`<p>The reported quantities are no outputs of this scenario.</p>`}${misses.map((why) => html`<p>Why outside: ${why}</p>`)}`;
}
