import { curveValue, type NamedOutput, shownPart } from '../../analyses/outcome/words.ts';
import { decimalExponent, exp, ln } from '../../elementary/elementary.ts';
import { digitsBetween } from '../../notation/spoken-number.ts';
import { numberLabel } from './theme.ts';

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
export const linearRatio = 40;

/** True where positive values span more than a linear axis shows. */
export function isLogarithmic(low: number, high: number): boolean {
  return low > 0 && high / low > linearRatio;
}

/**
 * The axis for the values between two ends: logarithmic where positive values span more than a linear axis shows, or
 * where they are to be read `asRatios`.
 */
export function valueAxis(
  low: number,
  high: number,
  unit: string,
  size: { readonly narrow: boolean },
  asRatios = false,
): ValueAxis {
  const axis = {
    title: unit,
    titleAnchor: 'end',
    titleAlign: 'right',
    labelExpr: numberLabel('datum.value', digitsBetween(low, high)),
    tickCount: size.narrow ? 4 : 7,
    labelOverlap: true,
    grid: true,
  };
  const [from, to] = (high > low ? [low, high] : widened(low)).map(finite) as [number, number];
  const logarithmic = asRatios || isLogarithmic(from, to);
  const [forward, backward] = logarithmic ? [ln, exp] : [(x: number) => x, (x: number) => x];
  const start = forward(from);
  const span = forward(to) - start;
  return {
    scale: logarithmic
      ? { type: 'log', domain: [from, to], nice: false }
      : { domain: [from, to], nice: false, zero: false },
    axis: logarithmic ? { ...axis, values: logarithmicTicks(from, to, size.narrow ? 5 : 9) } : axis,
    low: from,
    high: to,
    position: (value) =>
      (forward(Math.max(value, logarithmic ? Number.MIN_VALUE : -Infinity)) - start) / span,
    value: (position) => backward(start + position * span),
  };
}

/** Ticks at 1, 2 and 5 in every decade, or fewer where that is too many. */
function logarithmicTicks(low: number, high: number, most: number): readonly number[] {
  const first = decimalExponent(low);
  const last = decimalExponent(high) + 1;
  const ticks = (steps: readonly number[], every: number) =>
    Array.from({ length: last - first + 1 }, (_, decade) => first + decade)
      .filter((decade) => decade % every === 0)
      .flatMap((decade) => steps.map((step) => Number(`${step}e${decade}`)))
      .filter((tick) => tick >= low && tick <= high);
  const choices = [
    ticks([1, 2, 5], 1),
    ticks([1, 3], 1),
    ...[1, 2, 3, 5, 10, 20, 50, 100].map((every) => ticks([1], every)),
  ];
  return choices.find(({ length }) => length <= most) ?? [];
}

/** Margins may reach beyond all numbers. */
const finite = (value: number) => Math.min(Number.MAX_VALUE, Math.max(-Number.MAX_VALUE, value));

function widened(value: number): readonly [number, number] {
  const margin = Math.abs(value) / 10 || 1;
  return [value - margin, value + margin];
}

/** The axis for an output: where most outcomes lie, and the values that must be seen too. `tail`: share left out at an end. */
export function outputAxis(
  { output }: NamedOutput,
  size: { readonly narrow: boolean },
  tail = 0.005,
  also: readonly number[] = [],
): ValueAxis {
  const shown = shownPart(output, tail, linearRatio);
  const low = shown?.low ?? curveValue(output, tail) ?? 0;
  const high = shown?.high ?? curveValue(output, 1 - tail) ?? 1;
  const [from, to] = withMargin(low, high, 0.02);
  return valueAxis(Math.min(from, ...also), Math.max(to, ...also), output.unit, size);
}

/** Ends with room of a share of the axis beyond them, as wide on a logarithmic axis as on a linear one. */
export function withMargin(low: number, high: number, share: number): readonly [low: number, high: number] {
  const margin = (high - low) * share;
  const from = low > 0 && low - margin <= 0 ? low : low - margin;
  if (!isLogarithmic(from, high + margin)) return [from, high + margin];
  // From logarithms: ends may lie further apart than numbers reach.
  const ratio = exp(share * (ln(high) - ln(low)));
  return [low / ratio, high * ratio];
}
