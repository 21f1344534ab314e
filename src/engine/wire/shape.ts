import { WireError } from './wire-error.ts';

/*
 * What data from elsewhere has to be. Each function gives it back as that. `name`: what the message calls it.
 * All throw a WireError.
 */

export function objectOf(value: unknown, name: string): Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null || Array.isArray(value) || ArrayBuffer.isView(value))
    throw wrong(name, 'an object');
  return value as Readonly<Record<string, unknown>>;
}

export function arrayOf(value: unknown, name: string): readonly unknown[] {
  if (!Array.isArray(value)) throw wrong(name, 'a list');
  return value;
}

export function textOf(value: unknown, name: string): string {
  if (typeof value !== 'string') throw wrong(name, 'a text');
  return value;
}

export function oneOf<Word extends string>(value: unknown, words: readonly Word[], name: string): Word {
  if (!words.includes(value as Word)) throw wrong(name, words.join(' or '));
  return value as Word;
}

export function finiteOf(value: unknown, name: string): number {
  if (typeof value !== 'number' || !Number.isFinite(value)) throw wrong(name, 'a number');
  return value;
}

/** A whole number from `least` to `most`. */
export function countOf(value: unknown, least: number, most: number, name: string): number {
  if (!Number.isSafeInteger(value) || (value as number) < least || (value as number) > most)
    throw wrong(name, `a whole number from ${least} to ${most}`);
  return value as number;
}

type NumberArray = Float64Array | Int32Array | Uint32Array;

/** An array of numbers of a type, with so many of them. */
export function numbersOf<Numbers extends NumberArray>(
  value: unknown,
  Type: new (length: number) => Numbers,
  length: number,
  name: string,
): Numbers {
  if (!(value instanceof Type) || value.length !== length) throw wrong(name, `${length} numbers`);
  return value;
}

function wrong(name: string, wanted: string): WireError {
  return new WireError(`${name} must be ${wanted}`);
}
