import { parseMonth } from '../../notation/calendar-month.ts';
import { shortMonth } from '../../notation/spoken-month.ts';

/** Months between two labels; each keeps to the calendar, so that quarters begin in January, April, July and October. */
const steps = [1, 2, 3, 6, 12] as const;

/** How many labels an axis of months has room for. */
const mostLabels = { wide: 12, narrow: 6 } as const;

/** The horizontal axis of months, the first at 0; the year stands below the first label of each year. */
export function monthAxis(months: readonly string[], { narrow }: { readonly narrow: boolean }) {
  const most = narrow ? mostLabels.narrow : mostLabels.wide;
  const every = months.map((text, index) => ({ text, index, month: parseMonth(text)! }));
  const labelled = steps
    .map((step) => every.filter(({ month }) => month % step === 0))
    .find((shown, index) => shown.length <= most || index === steps.length - 1)!;
  const shown = labelled.length > 0 ? labelled : every.slice(0, 1);
  const words = shown.map(({ text }, index) => {
    const year = text.slice(0, 4);
    return shown[index - 1]?.text.slice(0, 4) === year ? [shortMonth(text), ''] : [shortMonth(text), year];
  });
  const ticks = shown.map(({ index }) => index);
  return {
    field: 'x',
    type: 'quantitative',
    scale: { domain: [-0.5, months.length - 0.5], nice: false, zero: false },
    axis: {
      title: null,
      grid: false,
      values: ticks,
      labelExpr: `(${JSON.stringify(words).replaceAll('"', "'")})[indexof(${JSON.stringify(ticks)}, datum.value)]`,
      labelFlush: false,
      labelOverlap: false,
    },
  };
}
