import type { Tally } from './tally.ts';

/** Cases that a lane is asked to examine: `from` to `from + count - 1`. */
export interface Block {
  readonly kind: string;
  readonly seed: string;
  readonly from: number;
  readonly count: number;
}

/** A case that failed. */
export interface Failure {
  readonly kind: string;
  readonly index: number;
  readonly sort: string;
  readonly message: string;
}

export type Answer =
  | { readonly ready: { readonly slowness: number } }
  | { readonly failure: Failure }
  | { readonly done: Tally };
