/**
 * Room for numbers that threads share without copying; plain memory where there is none to share, as in a page that is not
 * isolated.
 */
export function sharedDoubles(length: number): Float64Array {
  return typeof SharedArrayBuffer === 'undefined'
    ? new Float64Array(length)
    : new Float64Array(new SharedArrayBuffer(8 * length));
}
