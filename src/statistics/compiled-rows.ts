import { rowsModule } from './rows-module.ts';

/** What src/statistics/assembly/index.ts exports. Addresses are byte offsets in `memory`. */
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
export class CompiledRows {
  readonly loops: Loops;

  constructor() {
    module ??= new api.Module(Uint8Array.from(atob(rowsModule), (character) => character.charCodeAt(0)));
    this.loops = new api.Instance(module).exports as Loops;
  }

  /** Addresses of so many bytes each, aligned for doubles. What stood there before is forgotten, and views of it are void. */
  arrange<Sizes extends readonly number[]>(...sizes: Sizes): { readonly [K in keyof Sizes]: number } {
    let next = this.loops.heapBase();
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

let shared: CompiledRows | undefined;

/** Memory that is kept for the next question. */
const mostKept = 2 ** 26;

/** Answers one question with an instance that all share, and keeps no view of its memory. */
export function withCompiledRows<Answer>(ask: (rows: CompiledRows) => Answer): Answer {
  const rows = shared ?? new CompiledRows();
  const answer = ask(rows);
  shared = rows.loops.memory.buffer.byteLength > mostKept ? undefined : rows;
  return answer;
}
