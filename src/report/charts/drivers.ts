import { formatPercent } from '../../notation/spoken-number.ts';
import { spokenName, beginSentence, inSentence } from '../../notation/spoken-name.ts';
import type { InputEffect } from '../../analyses/drivers/result.ts';
import type { Result } from '../../analyses/result.ts';
import type { NamedOutput } from '../../analyses/outcome/words.ts';
import {
  effectWords,
  mainEffect,
  shareWords,
  rankedEffects,
  shareHalfWidth,
} from '../../analyses/drivers/words.ts';
import type { Chart, Size, Spec } from './chart.ts';
import { rowLabels } from './row-labels.ts';
import { colours, font } from './theme.ts';
import { valueAxis } from './value-axis.ts';

const shown = 10;
/** Height of a row in pixels. */
const step = 28;

/** What drives an output: shares of its variance as points, beside how far each input moves its mean. */
export function drivers(result: Result, named: NamedOutput): Chart | null {
  const rows = rankedEffects(result, named.name);
  const first = rows[0];
  if (!first) return null;
  const { output } = named;
  const label = spokenName(first[0]);
  const share = mainEffect(first[1]).value;
  const givenData = first[1].method === 'given-data';
  return {
    id: `drivers-${named.name}`,
    title:
      share === null
        ? `It moves most with ${label}`
        : `${beginSentence(shareWords(share))} of the uncertainty comes from ${label}`,
    caption:
      share === null
        ? heavyTailCaption(output.label)
        : `Points: the share of the variance of ${inSentence(output.label)} that an input accounts for, with all it acts together with (filled) and on its own (open). The thin grey lines are no outcomes: they say how well the simulation knows a share. Bars: the mean of ${inSentence(output.label)} where the input lies in its lowest tenth (pale) and in its highest (dark).${givenData ? ' Inputs are correlated, so shares are measured from the draws and may overlap.' : ''}`,
    label: `Inputs by what they do: ${rows
      .slice(0, 5)
      .map(([name, effect]) => `${spokenName(name)} ${effectWords(effect)}`)
      .join(', ')}.`,
    table: {
      columns: [
        'Input',
        'Share, with all it acts with',
        'Simulation error',
        'Share on its own',
        'Simulation error',
        `Mean, lowest tenth (${output.unit})`,
        `Mean, highest tenth (${output.unit})`,
        'Rank correlation',
      ],
      rows: rows.map(([name, { total, first, swing, spearman }]) => [
        spokenName(name),
        total.value,
        total.error,
        first.value,
        first.error,
        swing.low,
        swing.high,
        spearman,
      ]),
    },
    spec: (size) => driversSpec(rows.slice(0, shown), named, size),
  };
}

function heavyTailCaption(label: string): string {
  return `The tail is so heavy that shares of the variance mean nothing. Inputs are ranked by their rank correlation with ${inSentence(label)}; bars show its mean where an input lies in its lowest tenth (pale) and in its highest (dark).`;
}

function driversSpec(
  rows: readonly (readonly [string, InputEffect])[],
  named: NamedOutput,
  size: Size,
): Spec {
  const order = rows.map(([name]) => name);
  const names = Object.fromEntries(rows.map(([name]) => [name, spokenName(name)]));
  const labelWidth = size.narrow ? 120 : 175;
  const height = { step, for: 'position' };
  const y = (labels: boolean) => ({
    field: 'k',
    type: 'nominal',
    sort: order,
    scale: { domain: order, paddingInner: 0, paddingOuter: 0 },
    axis: labels
      ? {
          title: null,
          grid: false,
          labelLimit: labelWidth,
          minExtent: labelWidth,
          maxExtent: labelWidth,
          labelColor: colours.ink,
          ...rowLabels(names, labelWidth),
        }
      : null,
  });
  const hasShares = rows.some(([, effect]) => mainEffect(effect).value !== null);
  const shares = sharePanel(rows, y(true), size.narrow ? size.width - labelWidth - 30 : 200, height, size);
  const tornado = tornadoPanel(
    rows,
    named,
    y(size.narrow || !hasShares),
    size.narrow ? size.width - labelWidth - 30 : size.width - labelWidth - 200 - 60,
    height,
    size,
  );
  const panels = hasShares ? [shares, tornado] : [tornado];
  return {
    ...(size.live ? { params: [{ name: 'linked', value: '' }] } : {}),
    spacing: 24,
    ...(size.narrow ? { vconcat: panels } : { hconcat: panels }),
  };
}

function sharePanel(
  rows: readonly (readonly [string, InputEffect])[],
  y: Spec,
  width: number,
  height: Spec,
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
    scale: { domain: ['total', 'alone'], range: [step / 2 - 4, step / 2 + 4] },
  };
  return {
    title: panelTitle('How much of the spread', 'filled: with all it acts with, open: on its own'),
    width,
    height,
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
  return `${beginSentence(spokenName(k))}, ${part}: ${formatPercent(v)}; simulation error ${formatPercent(e)}`;
}

function tornadoPanel(
  rows: readonly (readonly [string, InputEffect])[],
  named: NamedOutput,
  y: Spec | { axis: null },
  width: number,
  height: Spec,
  size: Size,
): Spec {
  const middle = named.output.mean.value ?? named.output.quantiles.p50.value ?? 0;
  const values = rows.flatMap(([k, { swing }]) =>
    swing.low === null || swing.high === null
      ? []
      : [
          { k, a: middle, b: swing.low, w: 'lowest' },
          { k, a: middle, b: swing.high, w: 'highest' },
        ].map((bar) => ({
          ...bar,
          ...(size.live
            ? { t: `Mean in the ${bar.w} tenth of ${spokenName(k)}: ${named.quantity(bar.b)}` }
            : {}),
        })),
  );
  const ends = [middle, ...values.map(({ b }) => b)];
  const spread = Math.max(...ends) - Math.min(...ends);
  const axis = valueAxis(
    Math.min(...ends) - spread * 0.03,
    Math.max(...ends) + spread * 0.03,
    ['mean', named.output.unit].filter(Boolean).join(', '),
    { narrow: true },
  );
  return {
    title: panelTitle('How far it moves the mean', 'pale: in its lowest tenth, dark: in its highest'),
    width,
    height,
    data: { values },
    layer: [
      {
        mark: {
          type: 'bar',
          height: 11,
          ...(size.live ? { tooltip: { expr: 'datum.t' } } : {}),
        },
        encoding: {
          y,
          x: { field: 'a', type: 'quantitative', scale: axis.scale, axis: axis.axis },
          x2: { field: 'b' },
          color: {
            condition: { test: "datum.w === 'lowest'", value: colours.outcomeSoft },
            value: colours.outcome,
          },
          ...linked(size),
        },
      },
      {
        data: { values: [{ x: middle }] },
        mark: { type: 'rule', color: colours.ink, strokeWidth: 1 },
        encoding: { x: { field: 'x', type: 'quantitative' } },
      },
    ],
  };
}

function panelTitle(text: string, subtitle: string): Spec {
  return { text, subtitle, subtitleColor: colours.soft, subtitleFont: font, subtitleFontSize: 11 };
}

/** Pales every row but the one whose input is pointed at, here or in the table of inputs. */
function linked(size: Size): Spec {
  return size.live
    ? { opacity: { condition: { test: "linked === '' || linked === datum.k", value: 1 }, value: 0.25 } }
    : {};
}
