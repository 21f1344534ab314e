/*
 * What is kept of one output column over a chunk. Byte offsets of a column's record; src/kernel/wasm-columns.ts writes the first
 * part and reads the second.
 */

/** What the origin adds: its negative, never -0. */
export const SHIFT: usize = 0;
/** 0 moments and histogram, 1 moments, 2 indicator. */
export const KIND: usize = 8;
/** 1 where the smallest and largest value of each bin are kept. */
export const ATOMS: usize = 12;
/** Address of the values. */
export const VALUES: usize = 16;
/** Address of 4096 page addresses, by sign and exponent; 0 where no page is yet. */
export const PAGES: usize = 20;
/** Address of how much each draw counts; 0 where each counts once. */
export const WEIGHTS: usize = 24;

/** Finite values; the sum of their weights where there are such. */
export const COUNT: usize = 32;
/** Values that are not finite, or their weight. */
export const NON_FINITE: usize = 40;
/** Draw of the first value that is not finite, or -1. */
export const FIRST_NON_FINITE: usize = 48;
/** Mean; the number of ones for an indicator. */
export const MEAN: usize = 56;
/** Sum of squared deviations. */
export const M2: usize = 64;
export const MINIMUM: usize = 72;
export const MAXIMUM: usize = 80;
/** Bytes of a record. */
export const SIZE: usize = 88;
