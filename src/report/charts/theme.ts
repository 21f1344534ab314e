/**
 * Colours as CSS variables with what a viewer without our style sheet shows. The style sheet gives the variables their
 * dark values, so that one drawing serves both. Outcomes are blue, what misses a goal is orange, what others reported
 * is violet; the error of the simulation is grey, thin and open.
 */
export const colours = {
  outcome: 'var(--outcome,#1f5fbf)',
  outcomeSoft: 'var(--outcome-soft,#b9d0f2)',
  beyond: 'var(--beyond,#b8430a)',
  reported: 'var(--reported,#7a3aa8)',
  simulation: 'var(--simulation,#6b7280)',
  ink: 'var(--ink,#1c2128)',
  soft: 'var(--soft,#565f6b)',
  line: 'var(--line,#dde2e8)',
  paper: 'var(--paper,#ffffff)',
} as const;

export const font =
  '-apple-system,"Segoe UI",Roboto,"Noto Sans","Open Sans","Liberation Sans","Helvetica Neue",Arial,sans-serif';

/**
 * Axis text as a Vega expression of `value`: `1.5M`, `40k`, `0.004`, with as many digits as tell ticks apart; the
 * notation that scenarios use, so `B` is a billion.
 */
export function numberLabel(value: string, digits: number): string {
  const plain = digits > 3 ? `format(${value}, ',.${digits + 1}~r')` : `format(${value}, ',.4~r')`;
  return `${value} === 0 ? '0' : abs(${value}) >= 1e15 || abs(${value}) < 1e-4 ? format(${value}, '.1~e') : abs(${value}) < 1e4 ? ${plain} : replace(format(${value}, '.${digits}~s'), 'G', 'B')`;
}

/** What all charts share. */
export const config = {
  background: null,
  padding: { left: 2, right: 8, top: 6, bottom: 2 },
  aria: false,
  font,
  view: { stroke: null },
  axis: {
    domain: false,
    ticks: false,
    grid: true,
    gridColor: colours.line,
    gridWidth: 1,
    labelColor: colours.soft,
    labelFont: font,
    labelFontSize: 12,
    labelPadding: 6,
    titleColor: colours.soft,
    titleFont: font,
    titleFontSize: 12,
    titleFontWeight: 'normal',
    titlePadding: 8,
  },
  axisX: { labelFlush: true },
  axisY: { titleAlign: 'left', titleAngle: 0, titleAnchor: 'end', titleY: -10 },
  title: {
    color: colours.ink,
    font,
    fontSize: 12,
    fontWeight: 600,
    anchor: 'start',
    offset: 8,
  },
  text: { font, fontSize: 12, fill: colours.ink },
  legend: { disable: true },
} as const;
