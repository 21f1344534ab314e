import { curveValue, type NamedOutput } from '../words.ts';
import { axisLabel } from './theme.ts';

/** How an output's values are laid out along an axis. */
export interface ValueAxis {
  readonly scale: Readonly<Record<string, unknown>>;
  readonly axis: Readonly<Record<string, unknown>>;
  readonly low: number;
  readonly high: number;
  /** Position of a value between `low` (0) and `high` (1). */
  readonly position: (value: number) => number;
  /** The value at a position. */
  readonly value: (position: number) => number;
}

/** Largest ratio of the ends that a linear axis can still show. */
const linearRatio = 40;

/** The axis for the values between two ends: logarithmic where positive values span more than a linear axis shows. */
export function valueAxis(low: number, high: number, unit: string, size: { readonly narrow: boolean }): ValueAxis {
  const axis = {
    title: unit,
    titleAnchor: 'end',
    titleAlign: 'right',
    labelExpr: axisLabel,
    tickCount: size.narrow ? 4 : 7,
    labelOverlap: true,
    grid: true,
  };
  const [from, to] = high > low ? [low, high] : widened(low);
  const logarithmic = from > 0 && to / from > linearRatio;
  const [forward, backward] = logarithmic ? [Math.log, Math.exp] : [(x: number) => x, (x: number) => x];
  const start = forward(from);
  const span = forward(to) - start;
  return {
    scale: logarithmic
      ? { type: 'log', domain: [from, to], nice: false }
      : { domain: [from, to], nice: false, zero: false },
    axis,
    low: from,
    high: to,
    position: (value) => (forward(Math.max(value, logarithmic ? Number.MIN_VALUE : -Infinity)) - start) / span,
    value: (position) => backward(start + position * span),
  };
}

function widened(value: number): readonly [number, number] {
  const margin = Math.abs(value) / 10 || 1;
  return [value - margin, value + margin];
}

/** The axis for an output: between the given quantiles, and the values that must be seen too. */
export function outputAxis(
  { output }: NamedOutput,
  size: { readonly narrow: boolean },
  tail = 0.005,
  also: readonly number[] = [],
): ValueAxis {
  const low = curveValue(output, tail) ?? 0;
  const high = curveValue(output, 1 - tail) ?? 1;
  const margin = (high - low) * 0.02;
  const from = low > 0 && low - margin <= 0 ? low : low - margin;
  return valueAxis(Math.min(from, ...also), Math.max(high + margin, ...also), output.unit, size);
}
