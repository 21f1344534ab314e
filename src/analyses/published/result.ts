/** Where a published value falls in the distribution of its quantity. */
export interface PublishedResult {
  readonly quantity: string;
  readonly value: number;
  readonly unit: string;
  readonly source: string;
  readonly kind: 'measured' | 'estimate' | 'arithmetic';
  readonly group: string | null;
  /** 0 to 100. */
  readonly percentile: number;
  readonly inside: boolean;
}
