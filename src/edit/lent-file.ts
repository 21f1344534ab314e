import type { FileRefusal } from '../host/host.ts';

/** A file that a scenario names, as it was found by the side that may read it. */
export type LentFile = { readonly path: string } & (
  | { readonly bytes: Uint8Array }
  | { readonly refusal: FileRefusal; readonly code: string }
  /** The rules do not let the scenario read it. */
  | { readonly closed: true }
);

/** The same as JSON: bytes in base 64. */
export type WrittenFile =
  | Exclude<LentFile, { bytes: Uint8Array }>
  | { readonly path: string; readonly base64: string };
