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

/** Finite values. */
export const COUNT: usize = 24;
export const NON_FINITE: usize = 32;
/** Draw of the first value that is not finite, or -1. */
export const FIRST_NON_FINITE: usize = 40;
/** Mean; the number of ones for an indicator. */
export const MEAN: usize = 48;
/** Sum of squared deviations. */
export const M2: usize = 56;
export const MINIMUM: usize = 64;
export const MAXIMUM: usize = 72;
/** Bytes of a record. */
export const SIZE: usize = 80;
