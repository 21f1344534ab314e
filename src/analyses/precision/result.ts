/** What `--precision` asked and reached. */
export interface PrecisionResult {
  /** Relative, as in 0.005. */
  readonly asked: number;
  readonly quantities: readonly string[];
  /** Half-width of the least well known quantity's 95 % simulation interval, relative; null where it is not defined. */
  readonly reached: number | null;
  readonly met: boolean;
}
