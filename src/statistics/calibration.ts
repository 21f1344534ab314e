import { exp, ln } from '../elementary/elementary.ts';

/** What is known of a prediction and of what came true; null where it is not. */
export interface Forecast {
  readonly inside: boolean;
  /** 0 to 100; null also where what came true is no point. */
  readonly percentile: number | null;
  readonly crps: number | null;
  readonly logScore: number | null;
  /** Ends of the interval over each other; null also where they are not positive. */
  readonly width: number | null;
  /** Median over what came true. */
  readonly bias: number | null;
}

/** How right some predictions were. Means are over those where the number is known, null where there is none. */
export interface Calibration {
  readonly n: number;
  /** Number of those whose interval holds what came true. */
  readonly inside: number;
  /** Mean CRPS, of natural logarithms. */
  readonly crps: number | null;
  /** Mean of minus the logarithm of the density, of natural logarithms. */
  readonly logScore: number | null;
  /** Geometric mean of the interval's high end over its low end. */
  readonly width: number | null;
  /** Geometric mean of the median over what came true. */
  readonly bias: number | null;
  /** Percentiles of what came true: how many in 0 to 10, 10 to 20, and so on; 100 is among the last. */
  readonly histogram: readonly number[];
}

const bins = 10;

export function calibrationOf(forecasts: readonly Forecast[]): Calibration {
  const histogram = new Array<number>(bins).fill(0);
  for (const { percentile } of forecasts)
    if (percentile !== null) histogram[Math.min(bins - 1, Math.floor((percentile * bins) / 100))]! += 1;
  return {
    n: forecasts.length,
    inside: forecasts.filter(({ inside }) => inside).length,
    crps: meanOf(forecasts.map(({ crps }) => crps)),
    logScore: meanOf(forecasts.map(({ logScore }) => logScore)),
    width: geometricMeanOf(forecasts.map(({ width }) => width)),
    bias: geometricMeanOf(forecasts.map(({ bias }) => bias)),
    histogram,
  };
}

function meanOf(values: readonly (number | null)[]): number | null {
  const known = values.filter((value) => value !== null);
  return known.length === 0 ? null : known.reduce((sum, value) => sum + value, 0) / known.length;
}

function geometricMeanOf(values: readonly (number | null)[]): number | null {
  const mean = meanOf(values.map((value) => (value === null ? null : ln(value))));
  return mean === null ? null : exp(mean);
}
