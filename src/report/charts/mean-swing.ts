import { spokenName } from '../../notation/spoken-name.ts';
import type { InputEffect } from '../../analyses/drivers/result.ts';
import type { NamedOutput } from '../../analyses/outcome/words.ts';
import type { Size, Spec } from './chart.ts';
import { linked, panelTitle, rowStep } from './driver-rows.ts';
import { colours } from './theme.ts';
import { valueAxis } from './value-axis.ts';

/** Where the mean of an output lies while an input lies in its lowest and in its highest tenth. */
export function meanSwingPanel(
  rows: readonly (readonly [string, Pick<InputEffect, 'swing'>])[],
  named: NamedOutput,
  y: Spec,
  width: number,
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
  const span = Math.max(...ends) - Math.min(...ends);
  const axis = valueAxis(
    Math.min(...ends) - span * 0.03,
    Math.max(...ends) + span * 0.03,
    ['mean', named.output.unit].filter(Boolean).join(', '),
    { narrow: true },
  );
  return {
    title: panelTitle('Which way it moves the mean', 'faint: in its lowest tenth, strong: in its highest'),
    width,
    height: { step: rowStep, for: 'position' },
    data: { values },
    layer: [
      {
        mark: { type: 'bar', height: 11, ...(size.live ? { tooltip: { expr: 'datum.t' } } : {}) },
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
