/** Writes numbers of a few bits one behind the other into words of 32 bits, the first bit the highest. */
export class BitWriter {
  #words = new Int32Array(256);
  #length = 0;
  #word = 0;
  #free = 32;

  /** Appends the lowest `count` bits of `value`, 0 to 32 of them. */
  write(value: number, count: number): void {
    const bits = count < 32 ? value & ((1 << count) - 1) : value;
    if (count < this.#free) {
      this.#free -= count;
      this.#word |= bits << this.#free;
      return;
    }
    const over = count - this.#free;
    this.#append(this.#word | (bits >>> over));
    this.#free = 32 - over;
    this.#word = over === 0 ? 0 : bits << this.#free;
  }

  /** All that was written since it was last taken, the last word filled up with zeros. */
  take(): Int32Array {
    if (this.#free < 32) this.#append(this.#word);
    const words = this.#words.slice(0, this.#length);
    this.#length = 0;
    this.#word = 0;
    this.#free = 32;
    return words;
  }

  #append(word: number): void {
    if (this.#length === this.#words.length) {
      const longer = new Int32Array(2 * this.#length);
      longer.set(this.#words);
      this.#words = longer;
    }
    this.#words[this.#length++] = word;
  }
}

/** Reads what a `BitWriter` wrote. Beyond its end there is nothing to read: a RangeError. */
export class BitReader {
  readonly #words: Int32Array;
  #next = 0;
  #word = 0;
  #left = 0;

  constructor(words: Int32Array) {
    this.#words = words;
  }

  /** The next `count` bits, 0 to 32 of them, as a word. */
  read(count: number): number {
    const left = this.#left;
    const bits = this.#word & ((1 << left) - 1);
    if (count <= left) {
      this.#left = left - count;
      return bits >> this.#left;
    }
    const missing = count - left;
    this.#refill();
    this.#left = 32 - missing;
    return missing === 32 ? this.#word : (bits << missing) | (this.#word >>> this.#left);
  }

  #refill(): void {
    if (this.#next === this.#words.length) throw new RangeError('more is read than was written');
    this.#word = this.#words[this.#next++]!;
  }
}
