import { rowLabels } from './row-labels.ts';
import { colours } from './theme.ts';

/** A vertical axis with one named row a scenario (rows are keyed by number, so that any text may be a name). */
export function rowAxis(names: readonly string[], labelWidth: number, labels = true, most: 2 | 3 = 2) {
  const keys = names.map((_, index) => String(index));
  return {
    field: 'k',
    type: 'nominal',
    sort: keys,
    scale: { domain: keys },
    axis: labels
      ? {
          title: null,
          grid: false,
          labelColor: colours.ink,
          labelLimit: labelWidth,
          minExtent: labelWidth,
          maxExtent: labelWidth,
          ...rowLabels(Object.fromEntries(names.map((name, index) => [index, name])), labelWidth, most),
        }
      : null,
  };
}
