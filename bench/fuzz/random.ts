import { sha256 } from '@noble/hashes/sha2.js';
import { utf8ToBytes } from '@noble/hashes/utils.js';

/**
 * Choices that follow from a seed, a kind and a case alone: any case can be made again without those before it.
 *
 * Source: sfc32 of Doty-Humphrey's PractRand, keyed by SHA-256.
 */
export class Random {
  #a: number;
  #b: number;
  #c: number;
  #counter = 1;

  constructor(seed: string, kind: string, index: number) {
    const key = new DataView(sha256(utf8ToBytes(JSON.stringify([seed, kind, index]))).buffer);
    this.#a = key.getInt32(0);
    this.#b = key.getInt32(4);
    this.#c = key.getInt32(8);
    for (let round = 0; round < 12; round++) this.#word();
  }

  #word(): number {
    const sum = (((this.#a + this.#b) | 0) + this.#counter) | 0;
    this.#counter = (this.#counter + 1) | 0;
    this.#a = this.#b ^ (this.#b >>> 9);
    this.#b = (this.#c + (this.#c << 3)) | 0;
    this.#c = (((this.#c << 21) | (this.#c >>> 11)) + sum) | 0;
    return sum >>> 0;
  }

  /** Uniform in [0, 1). */
  uniform(): number {
    return this.#word() / 2 ** 32;
  }

  /** A whole number from 0 to `count` - 1. */
  below(count: number): number {
    return Math.floor(this.uniform() * count);
  }

  chance(probability: number): boolean {
    return this.uniform() < probability;
  }

  pick<Item>(items: readonly Item[]): Item {
    return items[this.below(items.length)]!;
  }

  /** Few mostly, now and then many: 0 to `most`. */
  few(most: number): number {
    return Math.floor((most + 1) * this.uniform() ** 3);
  }

  times<Item>(count: number, make: () => Item): Item[] {
    return Array.from({ length: count }, make);
  }

  /** What of `items` is kept, each with the same probability. */
  some<Item>(items: readonly Item[], probability: number): Item[] {
    return items.filter(() => this.chance(probability));
  }
}
