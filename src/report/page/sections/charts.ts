import { sortNotes } from '../../../analyses/backtest/words.ts';
import { sectionCharts } from '../../charts/chart-kinds.ts';
import { type Html, html } from '../html.ts';
import type { PageContext } from '../section.ts';

/** A section that holds only charts. */
export function chartSection(section: Parameters<typeof sectionCharts>[0]) {
  return async ({ result, outputs, figures }: PageContext): Promise<Html | null> => {
    const charts = sectionCharts(section, result, outputs);
    return charts.length === 0 ? null : html`${await figures.figures(charts)}`;
  };
}

/** Reported values on our distributions; those of quantities that are no output stand in a table. */
export async function publishedSection(context: PageContext): Promise<Html | null> {
  const { published, scenario } = context.result;
  if (published.length === 0) return null;
  const body = await chartSection('published')(context);
  const misses = published.some(({ inside }) => !inside) ? sortNotes(scenario.notes).misses : [];
  return html`${body ?? html`<p>The reported quantities are no outputs of this scenario.</p>`}${misses.map((why) => html`<p>Why outside: ${why}</p>`)}`;
}
