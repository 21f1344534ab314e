/** Bytes that are no message, not the one that was written, or one that no worker should work on. */
export class WireError extends Error {
  override readonly name = 'WireError';
}
