/** The page as it was made, and what a what-if writes into it. */
import type { Chart, ChartChange } from '../../charts/chart.ts';
import { type Html, visible } from '../../page/html.ts';
import type { PageData } from '../../page/page-data.ts';
import { unbroken } from '../../page/prose.ts';
import { enliven, keepChange } from './live-charts.ts';

/** Remembers the page as it was made, in the parts that a what-if changes; the answer puts it back. */
export function keepPage(data: PageData, changedParts: readonly string[]): () => void {
  const kept = changedParts.map((selector) => document.querySelector(selector)?.innerHTML ?? '');
  const plots = [...document.querySelectorAll<HTMLElement>('[data-chart]')].map((plot) => {
    const figure = plot.closest('figure')!;
    const words = [':is(h2, h3) a', 'figcaption'].map((name) => figure.querySelector(name)!);
    return { plot, words, texts: words.map(({ textContent }) => textContent), label: plot.ariaLabel };
  });
  return () => {
    document.body.classList.remove('what-if');
    changedParts.forEach((selector, index) => {
      const element = document.querySelector(selector);
      if (element) element.innerHTML = kept[index]!;
    });
    for (const { plot, words, texts, label } of plots) {
      words.forEach((element, index) => {
        element.textContent = texts[index]!;
      });
      plot.ariaLabel = label;
      const figure = plot.closest('figure')!;
      figure.hidden = false;
      figure.classList.remove('as-run');
      keepChange(plot, null);
      if (plot.classList.contains('alive')) void enliven(plot, data);
    }
  };
}

/** Draws a chart as a what-if has changed it; null hides it, as a constant has none. */
export function redraw(
  data: PageData,
  plot: HTMLElement,
  chart: Chart | null,
  change: ChartChange | null,
): void {
  const figure = plot.closest('figure')!;
  figure.hidden = chart === null;
  if (chart === null) return;
  figure.querySelector(':is(h2, h3) a')!.textContent = unbroken(visible(chart.title));
  figure.querySelector('figcaption')!.textContent = unbroken(visible(chart.caption));
  plot.setAttribute('aria-label', visible(chart.label));
  keepChange(plot, change);
  void enliven(plot, data);
}

/** Writes into the first element that a selector names. */
export function put(selector: string, content: Html | readonly Html[]): void {
  const element = document.querySelector(selector);
  if (!element) return;
  element.innerHTML = (Array.isArray(content) ? content : [content]).map(({ text }) => text).join('');
}

/** Says in the place of the answer that there is none: what depends on it goes. */
export function refuse(why: string, changedParts: readonly string[], charts: RegExp): void {
  document.body.classList.add('what-if');
  for (const selector of changedParts) {
    const element = document.querySelector(selector);
    if (element) element.textContent = selector === changedParts[0] ? why : '';
  }
  for (const plot of document.querySelectorAll<HTMLElement>('[data-chart]'))
    if (charts.test(plot.dataset.chart!)) plot.closest('figure')!.hidden = true;
}
