/** Where a published value falls in the distribution of its quantity. */
export interface PublishedResult {
  readonly quantity: string;
  /** In `unit`: the number, the bound, or of a range its geometric middle. */
  readonly value: number;
  /** Ends of a reported range; not there for a number or a bound. */
  readonly low?: number;
  readonly high?: number;
  /** There where only a bound was reported. */
  readonly bound?: 'at_most' | 'at_least';
  /** What the value is over requests, hours or machines, where that was said. */
  readonly statistic?: 'mean' | 'median';
  readonly unit: string;
  readonly source: string;
  readonly kind: 'measured' | 'estimate' | 'arithmetic';
  readonly group: string | null;
  /** 0 to 100: draws up to the value. */
  readonly percentile: number;
  /** In the interval; a range overlaps it, and a bound has not all of it beyond. */
  readonly inside: boolean;
}
