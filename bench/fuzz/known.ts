import type { Input } from './kind.ts';

/** A failure that is known and waits to be mended. It is counted, and a run fails when its example fails no more. */
export interface KnownReason {
  readonly name: string;
  /** The kind that examines the example. */
  readonly kind: string;
  /** Sorts of findings that have this reason. */
  readonly sort: RegExp;
  /** An input that fails so. */
  readonly example: Input;
}

/** Failures that are passed over. */
export const knownReasons: readonly KnownReason[] = [];
