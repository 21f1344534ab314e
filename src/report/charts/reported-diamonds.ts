import type { Size, Spec } from './chart.ts';
import { colours } from './theme.ts';

/**
 * The diamonds of reported values: filled where somebody measured (`w`), in the second colour outside the interval (`m`),
 * with the words `t` for the pointer. `x` and `y`: encodings of the place.
 */
export function reportedDiamonds(x: object, y: object, area: number, size: Size): Spec {
  const colour = { condition: { test: 'datum.m', value: colours.beyond }, value: colours.reported };
  return {
    mark: {
      type: 'point',
      shape: 'diamond',
      size: area,
      strokeWidth: 1.8,
      opacity: 1,
      ...(size.live ? { tooltip: { expr: 'datum.t' } } : {}),
    },
    encoding: {
      y,
      x,
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
