/** Most draws that a precision or observations may take, unless said. */
export const usualMaxDraws = 2 ** 26;

/** What `--precision` asked and reached. */
export interface PrecisionResult {
  /** Relative, as in 0.005. */
  readonly asked: number;
  readonly quantities: readonly string[];
  /** Half-width of the least well known quantity's 95 % simulation interval, relative; null where it is not defined. */
  readonly reached: number | null;
  readonly met: boolean;
}
