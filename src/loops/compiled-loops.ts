import { loopsModule } from './loops-module.ts';

/** What src/loops/assembly/index.ts exports. Addresses are byte offsets in `memory`. */
interface Loops {
  readonly memory: { readonly buffer: ArrayBuffer; grow(pages: number): number };
  heapBase(): number;
  sortRows(values: number, count: number, order: number, room: number): void;
  rankRows(values: number, order: number, count: number, ranks: number): number;
  sumsOfProducts(columns: number, y: number, count: number, sums: number): void;
  gatherDoubles(from: number, order: number, count: number, to: number): void;
  gatherBytes(from: number, order: number, count: number, to: number): void;
  scatterCells(order: number, borders: number, cellCount: number, cells: number): void;
  collectTails(...numbers: readonly number[]): void;
  sumOfLogs(places: number, counts: number, count: number, factor: number): number;
  packCounts(bins: number, counts: number, size: number, code: number): number;
  packEnds(bins: number, lows: number, highs: number, size: number, code: number, bytes: number): number;
  endCodeLength(): number;
  endWordsLength(): number;
  unpackCounts(code: number, size: number, bins: number, counts: number): number;
  unpackEnds(code: number, bytes: number, bins: number, size: number, lows: number, highs: number): number;
  beginSum(start: number, keepsEnds: boolean): void;
  addHistogram(bins: number, counts: number, lows: number, highs: number, size: number): void;
  sumSize(): number;
  sumEnd(): number;
  readSum(bins: number, counts: number, lows: number, highs: number): void;
  cumulate(counts: number, size: number, sums: number): void;
  fitLines(values: number, order: number, x: number, bins: number, binCount: number, fitted: number): number;
  keepLeast(values: number, least: number, count: number): void;
  sumOfDifferences(from: number, less: number, count: number): number;
  seriesAtNodes(...numbers: readonly number[]): void;
  placesAmong(bins: number, size: number, others: number, places: number): void;
}

/** The part of WebAssembly that is used here, typed without the browser's library. */
const { WebAssembly: api } = globalThis as unknown as {
  WebAssembly: {
    Module: new (bytes: Uint8Array) => object;
    Instance: new (module: object) => { readonly exports: unknown };
  };
};

let module: object | undefined;

/** An instance of the loops in assembly/ with a memory of its own, which is arranged anew for each question. */
export class CompiledLoops {
  readonly loops: Loops;

  constructor() {
    module ??= new api.Module(
      Uint8Array.from(loopsModule.match(/../g)!, (byte) => Number.parseInt(byte, 16)),
    );
    this.loops = new api.Instance(module).exports as Loops;
  }

  /** Addresses of so many bytes each, aligned for doubles. What stood there before is forgotten, and views of it are void. */
  arrange<Sizes extends readonly number[]>(...sizes: Sizes): { readonly [K in keyof Sizes]: number } {
    return this.arrangeBehind<Sizes>(this.loops.heapBase(), ...sizes);
  }

  /** The same where what stands below an address stays. */
  arrangeBehind<Sizes extends readonly number[]>(
    first: number,
    ...sizes: Sizes
  ): { readonly [K in keyof Sizes]: number } {
    let next = first;
    const addresses = sizes.map((size) => {
      const address = Math.ceil(next / 8) * 8;
      next = address + size;
      return address;
    });
    const { memory } = this.loops;
    const missing = next - memory.buffer.byteLength;
    if (missing > 0) memory.grow(Math.ceil(missing / 65536));
    return addresses as { readonly [K in keyof Sizes]: number };
  }

  /** Views of memory, until it is arranged again. */
  doubles(address: number, length: number): Float64Array {
    return new Float64Array(this.loops.memory.buffer, address, length);
  }

  floats(address: number, length: number): Float32Array {
    return new Float32Array(this.loops.memory.buffer, address, length);
  }

  words(address: number, length: number): Uint32Array {
    return new Uint32Array(this.loops.memory.buffer, address, length);
  }

  shorts(address: number, length: number): Uint16Array {
    return new Uint16Array(this.loops.memory.buffer, address, length);
  }

  bytes(address: number, length: number): Uint8Array {
    return new Uint8Array(this.loops.memory.buffer, address, length);
  }
}

let shared: CompiledLoops | undefined;

/** Memory that is kept for the next question. */
const mostKept = 2 ** 26;

/** Answers one question with an instance that all share, and keeps no view of its memory. */
export function withCompiledLoops<Answer>(ask: (rows: CompiledLoops) => Answer): Answer {
  const rows = shared ?? new CompiledLoops();
  // A nested call gets an instance, and a memory, of its own.
  shared = undefined;
  const answer = ask(rows);
  shared = rows.loops.memory.buffer.byteLength > mostKept ? undefined : rows;
  return answer;
}
