import type { Result } from '../statistics/result.ts';
import { pageScripts } from './live/scripts.ts';
import { renderDocument } from './page/document.ts';
import { Figures } from './page/figure.ts';
import { html } from './page/html.ts';
import { runSections } from './page/run-sections.ts';
import { pageContext } from './page/section.ts';
import { verdict } from './page/sections/verdict.ts';
import { answer } from './words.ts';

/** The page of one run: a single HTML file, the same bytes for the same result. */
export async function renderPage(result: Result): Promise<string> {
  const figures = new Figures();
  const context = pageContext(result, figures);
  const sections = [];
  for (const { id, title, body } of runSections) {
    const content = await body(context);
    if (content !== null) sections.push({ id, title, body: content });
  }
  const { lead, median, rest } = answer(context.headline);
  return renderDocument(
    {
      title: result.scenario.title || result.scenario.question || result.scenario.file,
      description: `${lead}${median}${rest}`,
      verdict: verdict(context),
      sections,
      footer: html`<p>Made by costcone ${result.run.version}. An interval is how far the outcome may fall; a simulation error is how well this run knows a number. They are never the same thing.</p>`,
      data: { charts: figures.charts, result: { ...result, sample: { rows: 0, inputs: {}, outputs: {} } } },
    },
    await pageScripts(),
  );
}
