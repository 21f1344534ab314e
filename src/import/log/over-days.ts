import { quantile } from 'simple-statistics';
import { philox4x32, resampleRounds } from '../../sampling/philox.ts';
import { streamKey } from '../../sampling/seed.ts';
import { addSums, noSums, type Sums } from './request-sums.ts';

/** A figure of a log, and where it lies in 90 % of redrawn sets of days; without ends where there are too few days. */
export interface OverDays {
  readonly value: number;
  readonly p5: number | null;
  readonly p95: number | null;
}

/** How often the days are drawn again. */
export const resamples = 4000;
/** Judgement: with fewer days, drawing them again says too little of other days. */
export const fewestDays = 3;

/** A day, and its busiest hour over its mean one where hours are known. */
export interface Day {
  readonly sums: Sums;
  readonly peak: number | null;
}

/** Days added up. */
export interface DayTotal {
  days: number;
  readonly sums: Sums;
  /** Busiest hours over mean ones, and the days that have one. */
  peaks: number;
  peakDays: number;
}

/** A figure that is computed from days added up; null where they do not say it. */
export type Figure = (total: DayTotal) => number | null;

/**
 * Days, and sets of them in which whole days are drawn again with replacement: what happens within a day stays together, and
 * all figures look at the same sets.
 *
 * Source: Davison and Hinkley 1997, Bootstrap Methods and their Application, 2.4 and 8.2.3 (blocks).
 */
export class DrawnDays {
  readonly #all: DayTotal;
  readonly #redrawn: readonly DayTotal[];

  constructor(days: readonly Day[], seed: string) {
    this.#all = totalOf(days);
    this.#redrawn = days.length < fewestDays ? [] : redrawnTotals(days, seed);
  }

  /** Null where the days do not say a figure. */
  figure(figure: Figure): OverDays | null {
    const value = figure(this.#all);
    if (value === null) return null;
    const figures = this.#redrawn.flatMap((total) => figure(total) ?? []);
    if (figures.length === 0) return { value, p5: null, p95: null };
    const [p5, p95] = quantile(figures, [0.05, 0.95]) as [number, number];
    return { value, p5, p95 };
  }
}

function redrawnTotals(days: readonly Day[], seed: string): DayTotal[] {
  const words = streamKey(seed, 'main', 'import days', 0);
  const key = [words[0]!, words[1]!] as const;
  return Array.from({ length: resamples }, (_, resample) => {
    const total = totalOf([]);
    for (let drawn = 0; drawn < days.length; drawn += 4) {
      const four = philox4x32([drawn >> 2, resample, 0, 0], key, resampleRounds);
      for (let word = 0; word < 4 && drawn + word < days.length; word++)
        addDay(total, days[Math.floor((four[word]! / 0x1_0000_0000) * days.length)]!);
    }
    return total;
  });
}

function totalOf(days: readonly Day[]): DayTotal {
  const total: DayTotal = { days: 0, sums: noSums(), peaks: 0, peakDays: 0 };
  for (const day of days) addDay(total, day);
  return total;
}

function addDay(total: DayTotal, { sums, peak }: Day): void {
  total.days += 1;
  addSums(total.sums, sums);
  if (peak === null) return;
  total.peaks += peak;
  total.peakDays += 1;
}

/** A figure, or null where it is no finite number. */
const finite = (value: number) => (Number.isFinite(value) ? value : null);

/** Standard deviation over mean, of what squares and sums were kept of. */
function spread(sum: number, squares: number, { measured }: Sums): number | null {
  if (measured < 2 || !(sum > 0)) return null;
  const average = sum / measured;
  return finite(Math.sqrt(Math.max(0, squares / measured - average * average)) / average);
}

/** Variances below this share of the squared mean are rounding. */
const rounding = 1e-12;

/** Pearson's correlation; null where one of the two is constant. */
function correlation({
  measured,
  input,
  output,
  inputSquares,
  outputSquares,
  products,
}: Sums): number | null {
  if (measured < 3) return null;
  const [a, b] = [input / measured, output / measured];
  const [aa, bb] = [inputSquares / measured - a * a, outputSquares / measured - b * b];
  if (!(aa > rounding * a * a && bb > rounding * b * b)) return null;
  return finite(Math.max(-1, Math.min(1, (products / measured - a * b) / Math.sqrt(aa * bb))));
}

export const meanInput: Figure = ({ sums }) => finite(sums.input / sums.measured);
export const meanOutput: Figure = ({ sums }) => finite(sums.output / sums.measured);
export const inputSpread: Figure = ({ sums }) => spread(sums.input, sums.inputSquares, sums);
export const outputSpread: Figure = ({ sums }) => spread(sums.output, sums.outputSquares, sums);
export const lengthCorrelation: Figure = ({ sums }) => correlation(sums);
/** Share of the input tokens that were found in the cache. */
export const cacheShare: Figure = ({ sums: { input, cached } }) => finite(cached / input);
export const requestsADay: Figure = ({ days, sums }) => finite(sums.requests / days);
/** The mean over days of the busiest hour over the mean one; days without requests have none. */
export const peakToMean: Figure = ({ peaks, peakDays }) => finite(peaks / peakDays);
