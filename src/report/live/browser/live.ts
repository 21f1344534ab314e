/** Brings charts to life when they come into view. */
import { expressionInterpreter } from 'vega-interpreter';
import type { PageData, StartCharts } from './page-data.ts';
import { parse, View } from './vega-runtime.ts';

const tip = document.createElement('div');
tip.className = 'tip';
tip.hidden = true;

function showTip(_: unknown, event: MouseEvent, __: unknown, value: unknown): void {
  tip.hidden = value === null || value === undefined || value === '';
  if (tip.hidden) return;
  tip.textContent = String(value);
  const { innerWidth } = window;
  tip.style.left = `${Math.max(4, Math.min(event.clientX + 12, innerWidth - tip.offsetWidth - 8))}px`;
  tip.style.top = `${event.clientY + 14}px`;
}

const views = new Map<HTMLElement, View>();

async function enliven(plot: HTMLElement, data: PageData): Promise<void> {
  const chart = data.charts[plot.dataset.chart!];
  if (!chart) return;
  const isNarrow = getComputedStyle(plot.querySelector('.wide')!).display === 'none';
  const place = document.createElement('div');
  place.className = 'alive-drawing';
  plot.append(place);
  const view = new View(parse((isNarrow ? chart.narrow : chart.wide) as never, undefined, { ast: true }), {
    expr: expressionInterpreter,
    renderer: 'svg',
    container: place,
    hover: true,
    tooltip: showTip as never,
    loader: { load: () => Promise.reject(new Error('no requests')) } as never,
  });
  await view.runAsync();
  plot.classList.add('alive');
  views.set(plot, view);
  link(plot, view);
}

/** Pointing at a driver marks the input below, and the other way round. */
function link(plot: HTMLElement, view: View): void {
  if (!plot.dataset.chart!.includes('drivers-')) return;
  view.addEventListener('mouseover', (_, item) =>
    markInput(view, (item as { datum?: { k?: string } } | null)?.datum?.k ?? ''),
  );
  view.addEventListener('mouseout', () => markInput(view, ''));
}

function markInput(view: View, name: string): void {
  view.signal('linked', name).runAsync();
  for (const row of document.querySelectorAll<HTMLElement>('[data-input]'))
    row.classList.toggle('linked', row.dataset.input === name);
}

function linkInputs(): void {
  const mark = (event: Event) => {
    const row = (event.target as Element).closest?.<HTMLElement>('[data-input]');
    for (const [plot, view] of views)
      if (plot.dataset.chart!.includes('drivers-')) markInput(view, row?.dataset.input ?? '');
  };
  for (const list of document.querySelectorAll('.inputs')) {
    list.addEventListener('mouseover', mark);
    list.addEventListener('mouseleave', mark);
  }
}

const start: StartCharts = (data) => {
  document.body.append(tip);
  const plots = [...document.querySelectorAll<HTMLElement>('[data-chart]')];
  const observer = new IntersectionObserver((entries) => {
    for (const { isIntersecting, target } of entries) {
      if (!isIntersecting) continue;
      observer.unobserve(target);
      void enliven(target as HTMLElement, data);
    }
  });
  for (const plot of plots) observer.observe(plot);
  linkInputs();
  matchMedia('(max-width: 700px)').addEventListener('change', () => {
    for (const [plot, view] of views) {
      view.finalize();
      plot.querySelector('.alive-drawing')?.remove();
      plot.classList.remove('alive');
      observer.observe(plot);
    }
    views.clear();
  });
};

document.dispatchEvent(new CustomEvent('costcone-live', { detail: start }));
