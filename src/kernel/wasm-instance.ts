import { instantiate, type KernelExports, type KernelModule } from './wasm-exports.ts';

/**
 * One instance of the WebAssembly kernel and its memory. Memory is given out from low to high; what remains belongs to the
 * kernel's histograms.
 */
export class KernelInstance {
  readonly exports: KernelExports;
  #next: number;
  /** Where memory begins that was never written to. */
  #fresh = 0;

  constructor(module: KernelModule) {
    this.exports = instantiate(module);
    this.#next = this.exports.heapBase();
  }

  /** First byte that is not taken. */
  get next(): number {
    return this.#next;
  }

  get bytes(): number {
    return this.exports.memory.buffer.byteLength;
  }

  /** Address of `bytes` bytes of zeros, aligned for vectors. */
  take(bytes: number): number {
    // Not by `& ~15`, which makes addresses from 2 GiB on negative.
    const address = Math.ceil(this.#next / 16) * 16;
    this.#next = address + bytes;
    const missing = this.#next - this.bytes;
    if (missing > 0) this.exports.memory.grow(Math.ceil(missing / 65536));
    const used = Math.min(this.#next, this.#fresh) - address;
    if (used > 0) new Uint8Array(this.exports.memory.buffer, address, used).fill(0);
    return address;
  }

  /** Takes everything from an address on back, histograms too. */
  rewind(address: number): void {
    this.#next = address;
    this.#fresh = this.bytes;
  }

  /** Gives all memory not yet taken to the kernel's histograms. */
  finish(): void {
    this.exports.setHeap(this.take(0));
  }

  /** A new view, as memory moves when it grows. */
  doubles(address: number, length: number): Float64Array {
    return new Float64Array(this.exports.memory.buffer, address, length);
  }

  integers(address: number, length: number): Int32Array {
    return new Int32Array(this.exports.memory.buffer, address, length);
  }

  words(address: number, length: number): Uint32Array {
    return new Uint32Array(this.exports.memory.buffer, address, length);
  }
}
