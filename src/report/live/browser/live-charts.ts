/** Charts that answer to the pointer, made when they come into view. */
import { expressionInterpreter } from 'vega-interpreter';
import type { AxisChange, ChartChange } from '../../charts/chart.ts';
import type { PageData } from '../../page/page-data.ts';
import { showTip } from './tip.ts';
import { parse, View } from './vega-runtime.ts';

interface VegaSpec {
  readonly data: readonly { readonly name: string; readonly values?: unknown }[];
  readonly scales: readonly { readonly name: string }[];
  readonly axes: readonly { readonly scale: string }[];
}

const views = new Map<HTMLElement, View>();
/** Changes that stand, until the run's own numbers come back. */
const standing = new Map<HTMLElement, ChartChange>();

/** True where a chart stands on a phone. */
export function isNarrow(plot: HTMLElement): boolean {
  return matchMedia('(max-width: 700px)').matches && plot.querySelector('.narrow') !== null;
}

/** Keeps a what-if's change of a chart for whenever it is drawn; null takes it back. */
export function keepChange(plot: HTMLElement, change: ChartChange | null): void {
  if (change === null) standing.delete(plot);
  else standing.set(plot, change);
}

/** Draws a chart in the place of its still picture, as a what-if has changed it. */
export async function enliven(plot: HTMLElement, data: PageData): Promise<void> {
  const chart = data.charts[plot.dataset.chart!];
  if (!chart) return;
  const spec = isNarrow(plot)
    ? withRows(chart.narrow as VegaSpec, chart.wide as VegaSpec)
    : (chart.wide as VegaSpec);
  const change = standing.get(plot);
  const place = document.createElement('div');
  place.className = 'alive-drawing';
  // The plot around it has the label; to its parts Vega gives roles without one.
  place.ariaHidden = 'true';
  const view = new View(parse((change ? changed(spec, change) : spec) as never, undefined, { ast: true }), {
    expr: expressionInterpreter,
    renderer: 'svg',
    container: place,
    hover: true,
    tooltip: showTip as never,
    loader: { load: () => Promise.reject(new Error('a page loads nothing')) } as never,
  });
  await view.runAsync();
  views.get(plot)?.finalize();
  plot.querySelector('.alive-drawing')?.remove();
  plot.append(place);
  plot.classList.add('alive');
  views.set(plot, view);
  if (hasInputs(plot)) followDrivers(view);
  if (plot.dataset.paths === 'true') void view.signal('paths', true).runAsync();
}

/** Shows or hides single draws in a chart that has them, also when it is drawn again. */
export function showPaths(plot: HTMLElement, isShown: boolean): void {
  plot.dataset.paths = String(isShown);
  void views.get(plot)?.signal('paths', isShown).runAsync();
}

/** Puts the still picture back. */
export function rest(plot: HTMLElement): void {
  views.get(plot)?.finalize();
  views.delete(plot);
  plot.querySelector('.alive-drawing')?.remove();
  plot.classList.remove('alive');
}

/** A chart with the rows that it shares with another one. */
function withRows(spec: VegaSpec, { data }: VegaSpec): VegaSpec {
  const rows = new Map(data.map(({ name, values }) => [name, values]));
  return {
    ...spec,
    data: spec.data.map((item) => (item.values === null ? { ...item, values: rows.get(item.name) } : item)),
  };
}

function changed(spec: VegaSpec, { data, across, ...along }: ChartChange): VegaSpec {
  const axes = [along, ...(across === undefined ? [] : [across])];
  return axes.reduce(withAxis, {
    ...spec,
    data: spec.data.map((item) => (data[item.name] ? { ...item, values: data[item.name] } : item)),
  });
}

function withAxis(spec: VegaSpec, { along = 'x', scale, ticks }: AxisChange): VegaSpec {
  const { type = 'linear', ...rest } = scale;
  return {
    ...spec,
    scales: spec.scales.map((item) => (item.name === along ? { ...item, ...rest, type } : item)),
    axes: spec.axes.map((item) => {
      if (item.scale !== along) return item;
      const { values: _, ...axis } = item as { scale: string; values?: unknown };
      return ticks ? { ...axis, values: ticks } : axis;
    }),
  };
}

/** True for charts with a row an input. */
const hasInputs = ({ dataset }: HTMLElement) => /(?:^|-)drivers-/.test(dataset.chart!);

/** Pointing at a driver marks the input below. */
function followDrivers(view: View): void {
  view.addEventListener('mouseover', (_: unknown, item?: { datum?: { k?: string } } | null) =>
    markInput(item?.datum?.k ?? ''),
  );
  view.addEventListener('mouseout', () => markInput(''));
}

/** Marks an input in the list and in every chart of drivers; the empty name marks none. */
export function markInput(name: string): void {
  for (const [plot, view] of views) if (hasInputs(plot)) void view.signal('linked', name).runAsync();
  for (const row of document.querySelectorAll<HTMLElement>('[data-input]'))
    row.classList.toggle('linked', row.dataset.input === name);
}
