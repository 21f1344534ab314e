/** A page is not isolated, so it has no shared memory; nothing is shared there, and plain memory serves. */
(globalThis as { SharedArrayBuffer?: unknown }).SharedArrayBuffer ??= ArrayBuffer;
