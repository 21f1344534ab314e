import { roundedUp } from './frame.ts';
import { WireError } from './wire-error.ts';

/*
 * Plain data as text and arrays. The text is JSON in which an array of numbers stands as {"$": "f64", "at": 16, "length": 3},
 * `at` in bytes, and a number that JSON has no word for as {"$": "number", "is": "-Infinity"}. No key of the data begins with "$".
 */

const arrayTypes = { f64: Float64Array, i32: Int32Array, u32: Uint32Array } as const;
type TypeName = keyof typeof arrayTypes;
type NumberArray = InstanceType<(typeof arrayTypes)[TypeName]>;

const oddNumbers: Readonly<Record<string, number>> = {
  NaN: Number.NaN,
  Infinity: Number.POSITIVE_INFINITY,
  '-Infinity': Number.NEGATIVE_INFINITY,
  '-0': -0,
};

/** Data as text and the bytes of its arrays. */
export function packData(data: unknown): { readonly text: string; readonly arrays: Uint8Array } {
  const parts: NumberArray[] = [];
  let length = 0;
  const spoken = (value: unknown): unknown => {
    if (typeof value === 'number') return spokenNumber(value);
    const type = typeNameOf(value);
    if (type !== null) {
      const array = value as NumberArray;
      const at = length;
      parts.push(array);
      length += roundedUp(array.byteLength);
      return { $: type, at, length: array.length };
    }
    if (Array.isArray(value)) return value.map(spoken);
    if (typeof value === 'object' && value !== null)
      return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, spoken(part)]));
    return value;
  };
  const text = JSON.stringify(spoken(data));
  const arrays = new Uint8Array(length);
  let at = 0;
  for (const { buffer, byteOffset, byteLength } of parts) {
    arrays.set(new Uint8Array(buffer, byteOffset, byteLength), at);
    at += roundedUp(byteLength);
  }
  return { text, arrays };
}

/** The data that was packed, of which nothing is known yet. Arrays are views of `arrays`. @throws WireError */
export function unpackData(text: string, arrays: Uint8Array<ArrayBuffer>): unknown {
  try {
    return JSON.parse(text, (_, value: unknown) => {
      if (typeof value !== 'object' || value === null || !('$' in value)) return value;
      const { $: type, is, at, length } = value as Readonly<Record<string, unknown>>;
      if (type === 'number' && typeof is === 'string' && Object.hasOwn(oddNumbers, is)) return oddNumbers[is];
      if (typeof type !== 'string' || !Object.hasOwn(arrayTypes, type)) throw misplaced();
      return arrayAt(type as TypeName, arrays, at, length);
    });
  } catch (error) {
    if (error instanceof WireError) throw error;
    throw new WireError('the text of the message is no JSON', { cause: error });
  }
}

function arrayAt(type: TypeName, arrays: Uint8Array<ArrayBuffer>, at: unknown, length: unknown): NumberArray {
  const Type = arrayTypes[type];
  const areCounts = [at, length].every((count) => Number.isSafeInteger(count) && (count as number) >= 0);
  if (!areCounts) throw misplaced();
  const [start, size] = [at as number, length as number];
  if (start % 8 !== 0 || start + size * Type.BYTES_PER_ELEMENT > arrays.length) throw misplaced();
  return new Type(arrays.buffer, arrays.byteOffset + start, size);
}

const misplaced = () => new WireError('an array of the message lies outside of it');

function typeNameOf(value: unknown): TypeName | null {
  for (const [name, Type] of Object.entries(arrayTypes)) if (value instanceof Type) return name as TypeName;
  return null;
}

function spokenNumber(value: number): unknown {
  if (Number.isFinite(value) && !Object.is(value, -0)) return value;
  return { $: 'number', is: Object.is(value, -0) ? '-0' : String(value) };
}
