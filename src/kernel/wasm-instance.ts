import { instantiate, type KernelExports, type KernelModule } from './wasm-exports.ts';

/**
 * One instance of the WebAssembly kernel and its memory. Memory is given out once, from low to high; what remains
 * belongs to the kernel's histograms.
 */
export class KernelInstance {
  readonly exports: KernelExports;
  #next: number;

  constructor(module: KernelModule) {
    this.exports = instantiate(module);
    this.#next = this.exports.heapBase();
  }

  /** Address of `bytes` fresh bytes, aligned for vectors. */
  take(bytes: number): number {
    const address = (this.#next + 15) & ~15;
    this.#next = address + bytes;
    const { memory } = this.exports;
    const missing = this.#next - memory.buffer.byteLength;
    if (missing > 0) memory.grow(Math.ceil(missing / 65536));
    return address;
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
