import { sortNotes } from '../../../analyses/backtest/words.ts';
import { chartsBelow, sectionCharts } from '../../charts/chart-kinds.ts';
import { type Html, html } from '../html.ts';
import type { PageContext } from '../section.ts';

/** A section that holds only charts. */
export function chartSection(section: Parameters<typeof sectionCharts>[0]) {
  return async ({ result, outputs, figures }: PageContext): Promise<Html | null> => {
    const charts = chartsBelow(section, result, outputs);
    return charts.length === 0 ? null : html`${await figures.figures(charts)}`;
  };
}

/** Reported values on our distributions; those of quantities that are no output stand in a table. */
export async function publishedSection(context: PageContext): Promise<Html | null> {
  const { published, scenario } = context.result;
  if (published.length === 0) return null;
  const [first, ...others] = await context.figures.figures(
    sectionCharts('published', context.result, context.outputs),
  );
  const misses = published.some(({ inside }) => !inside) ? sortNotes(scenario.notes).misses : [];
  return html`${first ?? html`<p>The reported quantities are no outputs of this scenario.</p>`}${
    others.length > 0 &&
    html`<details class="numbers"><summary>${others.length === 1 ? 'One more quantity' : `${others.length} more quantities`} that others reported</summary>${others}</details>`
  }${misses.map((why) => html`<p>Why outside: ${why}</p>`)}`;
}
