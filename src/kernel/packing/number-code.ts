import type { BitReader, BitWriter } from './bits.ts';

/** By how much one number moves the expected length: 1 of `2^adaptation`. */
const adaptation = 3;
/** Lengths are followed in 16ths of a bit. */
const fraction = 4;

/**
 * A code for whole numbers from 0 to 2^53 of much the same size, where it takes little more than their entropy: k bits as
 * they are and the rest by its length, k following the lengths of the numbers before. The writer's and the reader's
 * each begin anew and see the same numbers.
 *
 * Numbers are two words of 32 bits, each as a signed number, which is what V8 is fast with.
 *
 * Source: Teuhola, A compression method for clustered bit-vectors, Inf. Process. Lett. 7 (1978) 308-311 (exponential
 * Golomb codes).
 */
export class NumberCode {
  /** Expected length of a number in bits, in 16ths. */
  #length = 0;
  /** Upper word of the number that was read last. */
  high = 0;

  write(to: BitWriter, high: number, low: number): void {
    const order = this.#order();
    this.#follow(lengthOf(high, low));
    // With 2^k added, a number has more than k bits: so many zeros stand in front as it has bits beyond k + 1.
    const lower = (low + lowerPower(order)) | 0;
    const upper = high + upperPower(order) + carry(low, lower);
    const length = lengthOf(upper, lower);
    const bits = 2 * length - order - 1;
    for (let zeros = bits - 64; zeros > 0; zeros -= 32) to.write(0, Math.min(zeros, 32));
    if (bits > 32) to.write(upper, Math.min(bits - 32, 32));
    to.write(lower, Math.min(bits, 32));
  }

  /** The lower word of the next number; the upper one is then in `high`. */
  read(from: BitReader): number {
    const order = this.#order();
    const rest = order + from.readZeros();
    const upper = upperPower(rest) | (rest > 32 ? from.read(rest - 32) : 0);
    const lower = lowerPower(rest) | from.read(Math.min(rest, 32));
    const low = (lower - lowerPower(order)) | 0;
    this.high = upper - upperPower(order) - carry(low, lower);
    this.#follow(lengthOf(this.high, low));
    return low;
  }

  #order(): number {
    return Math.max(0, (this.#length >> fraction) - 1);
  }

  #follow(length: number): void {
    this.#length += ((length << fraction) - this.#length) >> adaptation;
  }
}

/** The words of 2^k. */
function lowerPower(k: number): number {
  return k < 32 ? 1 << k : 0;
}

function upperPower(k: number): number {
  return k < 32 ? 0 : 1 << (k - 32);
}

/** 1 where the lower word of a sum has gone beyond 32 bits: where it is less than that of a part. */
function carry(part: number, sum: number): number {
  return sum >>> 0 < part >>> 0 ? 1 : 0;
}

/** Bits of a number without zeros in front. */
function lengthOf(high: number, low: number): number {
  return high === 0 ? 32 - Math.clz32(low) : 64 - Math.clz32(high);
}
