import { powerOfTwo } from './binary.ts';

/*
 * The two tables of pow, here and in src/kernel/assembly, where the build writes them. They are computed to 112 bits when they are
 * first asked for.
 *
 * Source of the method: Tang, Table-lookup algorithms for elementary functions and their error analysis, ARITH 10 (1991).
 */

/** Intervals of a mantissa, and steps between 1 and 2. */
export const intervals = 128;
/**
 * The upper half of the least mantissa, about 0.7056; intervals are 2^13 of its units wide. One of them holds 1 well inside it, so
 * that ln x near 1 begins at 0.
 */
export const leastMantissa = 0x3fe69400;

const places = 112;
const one = 1n << BigInt(places);

/** ln of n / (n - 1) in units of 2^-112. */
function logarithmOfStep(n: number): bigint {
  const m = BigInt(2 * n - 1);
  const square = m * m;
  let sum = 0n;
  for (let power = (2n * one) / m, k = 1n; power !== 0n; power /= square, k += 2n) sum += power / k;
  return sum;
}

/** ln(n / `first`) for each whole n from `first` to `last`. */
function logarithmsOfWholes(first: number, last: number): ReadonlyMap<number, bigint> {
  const found = new Map([[first, 0n]]);
  for (let n = first, sum = 0n; n < last; found.set(++n, sum)) sum += logarithmOfStep(n + 1);
  return found;
}

/** e^x, both in units of 2^-112; x is small. */
function exponential(x: bigint): bigint {
  let sum = 0n;
  for (let term = one, k = 1n; term !== 0n; term = (term * x) / (one * k++)) sum += term;
  return sum;
}

/** The multiple of 2^-42 below x, and what remains as the nearest double. */
function split(x: bigint): [number, number] {
  const shift = BigInt(places - 42);
  const high = x >> shift;
  return [Number(high) * powerOfTwo(-42), Number(x - (high << shift)) * powerOfTwo(-places)];
}

/** The middle of an interval of mantissas, as a double. */
function middle(interval: number): number {
  const high = leastMantissa + (interval + 0.5) * 8192;
  const [exponent, fraction] = [Math.floor(high / 1048576) - 1023, (high % 1048576) / 1048576];
  return (1 + fraction) * powerOfTwo(exponent);
}

/**
 * Of each interval of mantissas 1/c for a number c in it, 0, and -ln(1/c) in two parts: the first a multiple of 2^-42, so that
 * k ln 2 and it have an exact sum. 1/c has so few bits, and c is so near, that z/c - 1 is a double for every z of the interval, below
 * 0.006.
 */
function computeLogarithms(): Float64Array {
  const table = new Float64Array(4 * intervals);
  const ofWhole = logarithmsOfWholes(181, 362);
  for (let i = 0; i < intervals; i++) {
    const center = middle(i);
    const below = middle(i - 0.5);
    const above = middle(i + 0.5);
    const units = center < 1 ? 128 : 256;
    const inverse = below < 1 && above > 1 ? 1 : Math.round(units / center) / units;
    table.set([inverse, 0, ...split(ofWhole.get(256)! - ofWhole.get(256 * inverse)!)], 4 * i);
  }
  return table;
}

/**
 * For each i below 128 what the nearest double to 2^(i/128) lacks, relatively, and that double less i in its bits 45 to 51: adding
 * n = 128 k + i there makes it 2^k times itself.
 */
function computePowers(): Float64Array {
  const table = new Float64Array(2 * intervals);
  const words = new Uint32Array(table.buffer);
  const step = exponential(logarithmOfStep(2) / BigInt(intervals));
  for (let i = 0, power = one; i < intervals; i++, power = (power * step) >> BigInt(places)) {
    const size = Number(power);
    const nearest = size * powerOfTwo(-places);
    table[2 * i] = Number(power - BigInt(size)) / size;
    table[2 * i + 1] = nearest;
    words[4 * i + 3]! -= i * 8192;
  }
  return table;
}

let logarithmTable: Float64Array | undefined;
let powerTable: Float64Array | undefined;

/** Four doubles of each interval; see `computeLogarithms`. */
export function logarithms(): Float64Array {
  logarithmTable ??= computeLogarithms();
  return logarithmTable;
}

/** Two doubles of each step; see `computePowers`. */
export function powers(): Float64Array {
  powerTable ??= computePowers();
  return powerTable;
}
