import { beginSentence, inSentence, spokenName } from '../../notation/spoken-name.ts';
import { formatPercent } from '../../notation/spoken-number.ts';
import type { InputEffect } from '../../analyses/drivers/result.ts';
import { leadingShareWords, rankedShares, shareHalfWidth, shareWords } from '../../analyses/drivers/words.ts';
import type { Result } from '../../analyses/result.ts';
import type { NamedOutput } from '../../analyses/outcome/words.ts';
import type { Chart, DataTable, Size, Spec } from './chart.ts';
import { inputRows, linked, panelPlaces, panels, panelTitle, rowStep, shownInputs } from './driver-rows.ts';
import { meanSwingPanel } from './mean-swing.ts';
import { colours } from './theme.ts';

/** Shares of an output's variance as points; null where none is settled. */
export function varianceShares(result: Result, named: NamedOutput): Chart | null {
  const rows = rankedShares(result, named.name);
  const settled = rows.filter(([, { total, first }]) => (total.value ?? first.value) !== null);
  if (settled.length === 0) return null;
  const { output, name } = named;
  const label = inSentence(output.label);
  const isGiven = settled[0]![1].method === 'given-data';
  const drawn = settled.slice(0, shownInputs);
  return {
    id: `variance-shares-${name}`,
    title: leadingShareWords(result, name)!,
    caption: `Points: the share of the variance of ${label} that an input accounts for, with all it acts together with (filled) and on its own (open): total and first-order Sobol’ indices. A few extreme draws can make up most of a variance, so inputs may stand in another order here than by the interval. The thin grey lines are no outcomes: they say how well the simulation knows a share.${isGiven ? ' Inputs are correlated, so shares are measured from the draws and may overlap.' : ''}`,
    label: `Inputs by their share of the variance of ${label}: ${drawn
      .slice(0, 5)
      .map(([input, effect]) => `${spokenName(input)} ${shareWords(effect)}`)
      .join(', ')}.`,
    table: sharesTable(rows),
    spec: (size) => {
      const order = drawn.map(([input]) => input);
      const { labels, widths } = panelPlaces(size, 225);
      const swing = meanSwingPanel(
        drawn,
        named,
        inputRows(order, size.narrow ? labels : null),
        widths[1],
        size,
      );
      // What moves the mean stands beside the narrowing, where there is one.
      return panels(size, [
        sharePanel(drawn, inputRows(order, labels), widths[0], size),
        ...(result.drivers ? [] : [swing]),
      ]);
    },
  };
}

/** Both shares of every input; what is not settled says so. */
export function sharesTable(rows: readonly (readonly [string, InputEffect])[]): DataTable {
  return {
    columns: [
      'Input',
      'Share of the variance, with all it acts with',
      'Simulation error',
      'Share of the variance, on its own',
      'Simulation error',
      'Rank correlation',
    ],
    rows: rows.map(([name, { total, first, spearman, method }]) => [
      spokenName(name),
      total.value ?? (method === 'given-data' ? 'not defined' : 'not settled'),
      total.error,
      first.value ?? 'not settled',
      first.error,
      spearman,
    ]),
  };
}

function sharePanel(
  rows: readonly (readonly [string, InputEffect])[],
  y: Spec,
  width: number,
  size: Size,
): Spec {
  const values = rows.flatMap(([k, { total, first }]) => [
    ...(total.value === null ? [] : [{ k, w: 'total', v: total.value, e: total.error ?? 0 }]),
    ...(first.value === null ? [] : [{ k, w: 'alone', v: first.value, e: first.error ?? 0 }]),
  ]);
  const points = values.map((value) => ({
    ...value,
    a: value.v - shareHalfWidth(value.e),
    b: value.v + shareHalfWidth(value.e),
    ...(size.live ? { t: shareTip(value) } : {}),
  }));
  const high = Math.max(0.1, ...points.map(({ b }) => b));
  const low = Math.min(0, ...points.map(({ a }) => a));
  const x = {
    field: 'v',
    type: 'quantitative',
    scale: { domain: [low, high * 1.04], nice: false },
    axis: { title: 'share of the variance', labelExpr: "round(datum.value * 100) + ' %'", tickCount: 4 },
  };
  const offset = {
    field: 'w',
    type: 'nominal',
    scale: { domain: ['total', 'alone'], range: [rowStep / 2 - 4, rowStep / 2 + 4] },
  };
  return {
    title: panelTitle('Share of the variance', 'filled: with all it acts with, open: on its own'),
    width,
    height: { step: rowStep, for: 'position' },
    data: { values: points },
    layer: [
      {
        mark: { type: 'rule', color: colours.simulation, strokeWidth: 1 },
        encoding: { y, yOffset: offset, x: { ...x, field: 'a' }, x2: { field: 'b' } },
      },
      {
        mark: {
          type: 'point',
          size: 58,
          strokeWidth: 1.8,
          opacity: 1,
          ...(size.live ? { tooltip: { expr: 'datum.t' } } : {}),
        },
        encoding: {
          y,
          yOffset: offset,
          x,
          color: { value: colours.outcome },
          fill: {
            condition: { test: "datum.w === 'total'", value: colours.outcome },
            value: colours.paper,
          },
          ...linked(size),
        },
      },
    ],
  };
}

function shareTip({ k, w, v, e }: { readonly k: string; w: string; v: number; e: number }): string {
  const part = w === 'total' ? 'with all it acts with' : 'on its own';
  return `${beginSentence(spokenName(k))}, ${part}: ${formatPercent(v)} of the variance; simulation error ${formatPercent(e)}`;
}
