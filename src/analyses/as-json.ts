/**
 * A result as it will be read back: without what JSON cannot say. So a page of a result is the same, byte for byte, whether
 * it is made from what was just computed or from a saved file. -0 becomes 0, and keys that hold nothing are gone; a number
 * that is not finite becomes null, which none should be here any more.
 */
export function asJson<Value>(value: Value): Value {
  return JSON.parse(JSON.stringify(value)) as Value;
}
