import type { Size, Spec } from './chart.ts';
import { colours } from './theme.ts';

/** Bounds point to where the value may lie. */
export const boundShapes = { at_most: 'triangle-left', at_least: 'triangle-right' } as const;

/**
 * The diamonds of reported values, triangles where only a bound was (`s`): filled where somebody measured (`w`), in the
 * second colour outside the interval (`m`), with the words `t` for the pointer. `x` and `y`: encodings of the place.
 */
export function reportedDiamonds(x: object, y: object, area: number, size: Size): Spec {
  const colour = { condition: { test: 'datum.m', value: colours.beyond }, value: colours.reported };
  return {
    mark: {
      type: 'point',
      size: area,
      strokeWidth: 1.8,
      opacity: 1,
      ...(size.live ? { tooltip: { expr: 'datum.t' } } : {}),
    },
    encoding: {
      y,
      x,
      shape: { field: 's', type: 'nominal', scale: null },
      color: colour,
      fill: {
        condition: [
          { test: '!datum.w', value: colours.paper },
          { test: 'datum.m', value: colours.beyond },
        ],
        value: colours.reported,
      },
    },
  };
}
