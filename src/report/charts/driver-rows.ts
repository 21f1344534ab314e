import { spokenName } from '../../notation/spoken-name.ts';
import type { Size, Spec } from './chart.ts';
import { rowLabels } from './row-labels.ts';
import { colours, font } from './theme.ts';

/** Inputs that a chart of drivers shows. */
export const shownInputs = 10;
/** Height of a row in pixels. */
export const rowStep = 28;
/** Pixels between two panels. */
const gap = 24;

/** The place of the names of inputs and of two panels of rows, which stand below each other where it is narrow. */
export function panelPlaces(
  size: Size,
  first: number,
): { readonly labels: number; readonly widths: readonly [first: number, second: number] } {
  const labels = size.narrow ? 120 : 175;
  const whole = size.width - labels - 30;
  return { labels, widths: size.narrow ? [whole, whole] : [first, whole - first - gap - 6] };
}

/** Panels side by side, or below each other; pointing at an input pales all others in a live one. */
export function panels(size: Size, all: readonly Spec[]): Spec {
  return {
    ...(size.live ? { params: [{ name: 'linked', value: '' }] } : {}),
    spacing: gap,
    ...(size.narrow ? { vconcat: all } : { hconcat: all }),
  };
}

/** The vertical axis of a panel: a row an input, in the order given; `labels`: their width, null for rows without names. */
export function inputRows(order: readonly string[], labels: number | null): Spec {
  const names = Object.fromEntries(order.map((name) => [name, spokenName(name)]));
  return {
    field: 'k',
    type: 'nominal',
    sort: order,
    scale: { domain: order, paddingInner: 0, paddingOuter: 0 },
    axis:
      labels === null
        ? null
        : {
            title: null,
            grid: false,
            labelLimit: labels,
            minExtent: labels,
            maxExtent: labels,
            labelColor: colours.ink,
            ...rowLabels(names, labels),
          },
  };
}

/** What a panel shows, and below it what its marks mean. */
export function panelTitle(text: string, subtitle: string): Spec {
  return { text, subtitle, subtitleColor: colours.soft, subtitleFont: font, subtitleFontSize: 11 };
}

/** Pales every row but the one whose input is pointed at, here or in the table of inputs. */
export function linked(size: Size): Spec {
  return size.live
    ? { opacity: { condition: { test: "linked === '' || linked === datum.k", value: 1 }, value: 0.25 } }
    : {};
}
