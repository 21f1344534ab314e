import { type Chart, narrow, type Spec, wide } from '../charts/chart.ts';
import type { Spec as VegaSpec } from 'vega';
import { compileSpec, drawChart } from '../charts/draw.ts';
import { csv, dataTable } from './data-table.ts';
import { anchor, type Html, html, raw } from './html.ts';
import { unbroken } from './prose.ts';

/** What the page's script needs to bring one chart to life and to save it. */
export interface ChartData {
  /** The Vega-Lite specification, for people who want to draw it themselves. */
  readonly spec: Spec;
  /** Compiled to Vega, for a wide place, with what answers to the pointer. */
  readonly wide: unknown;
  /** The same for a narrow place; rows that are those of the wide one are null. */
  readonly narrow: unknown;
  readonly csv: string;
}

/** Collects charts while sections are made. */
export class Figures {
  readonly charts: Record<string, ChartData> = {};

  /** A chart as a figure: finding, drawing, caption, numbers, downloads; `level` of its heading. */
  async figure(chart: Chart, prefix = '', level: 2 | 3 = 3): Promise<Html> {
    const id = anchor(`${prefix}${chart.id}`);
    const [wideSvg, narrowSvg] = [
      await drawChart(chart, wide, `w-${id}`),
      await drawChart(chart, narrow, `n-${id}`),
    ];
    const live = compileSpec(chart.spec({ ...wide, live: true }));
    this.charts[id] = {
      spec: chart.spec(wide),
      wide: live,
      narrow: withoutRows(compileSpec(chart.spec({ ...narrow, live: true })), live),
      csv: csv(chart.table),
    };
    return html`<figure class="chart" id="chart-${id}">
${heading(level, html`<a href="#chart-${id}">${unbroken(chart.title)}</a>`)}
<div class="plot" role="img" aria-label="${chart.label}" data-chart="${id}"><div class="wide">${raw(wideSvg)}</div><div class="narrow" hidden>${raw(narrowSvg)}</div></div>
${pathsButton(chart, id)}<figcaption>${unbroken(chart.caption)}</figcaption>
<details class="numbers"><summary>Numbers and downloads<span class="hidden-text"> of: ${chart.title}</span></summary>
<p class="saves scripted" hidden>Save as <button type="button" data-save="png" data-of="${id}">PNG</button> <button type="button" data-save="svg" data-of="${id}">SVG</button> <button type="button" data-save="csv" data-of="${id}">CSV</button> <button type="button" data-save="spec" data-of="${id}">Vega-Lite</button></p>
${dataTable(chart.table, `Numbers: ${chart.title}${ofScenario(prefix)}`)}</details>
</figure>`;
  }

  /** Several charts in order. */
  async figures(charts: readonly Chart[], prefix = ''): Promise<readonly Html[]> {
    const all: Html[] = [];
    for (const chart of charts) all.push(await this.figure(chart, prefix));
    return all;
  }
}

const heading = (level: 2 | 3, content: Html) =>
  level === 2 ? html`<h2 class="finding">${content}</h2>` : html`<h3>${content}</h3>`;

/** Shows single draws in a drawing that hides them; a still one has none. */
function pathsButton({ paths = 0 }: Chart, id: string): Html | null {
  if (paths === 0) return null;
  return html`<p class="paths scripted" hidden><button type="button" data-paths="${id}" aria-pressed="false">Show ${paths === 1 ? 'a single draw' : `${paths} single draws`}</button></p>
`;
}

/** A compiled chart without the rows that another one has under the same name: null stands for them. */
function withoutRows(chart: VegaSpec, other: VegaSpec): VegaSpec {
  const rows = new Map(other.data?.map((item) => [item.name, JSON.stringify(valuesOf(item))]));
  const data = chart.data?.map((item) => {
    const values = valuesOf(item);
    const isSame = values !== undefined && rows.get(item.name) === JSON.stringify(values);
    return isSame ? { ...item, values: null } : item;
  });
  return { ...chart, ...(data === undefined ? {} : { data }) } as VegaSpec;
}

const valuesOf = (data: object) => (data as { readonly values?: unknown }).values;

/** Tells figures of the same title on one page apart; prefixes of scenarios count them. */
function ofScenario(prefix: string): string {
  const number = /\d+/.exec(prefix);
  return number === null ? '' : `, scenario ${number[0]}`;
}
