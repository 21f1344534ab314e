/** What `spread` gives. */
export interface Spread {
  readonly format: 'costcone-spread/1';
  readonly title: string;
  /** By output: how many times its 5th percentile the 95th is; null where it is not defined. */
  readonly factors: Readonly<Record<string, number | null>>;
}
