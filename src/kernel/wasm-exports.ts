/** What src/kernel/assembly/index.ts exports. Addresses are byte offsets in `memory`. */
export interface KernelExports {
  readonly memory: { readonly buffer: ArrayBuffer; grow(pages: number): number };
  heapBase(): number;
  setHeap(start: number): void;
  scrambleSobol(stream: number): void;
  run(steps: number, stepCount: number, firstDraw: number, count: number): void;
  summarizeColumns(columns: number, columnCount: number, firstDraw: number, count: number): void;
  clearColumn(column: number): void;
  heapEnd(): number;
  readHistogram(column: number, at: number): number;
}

/** A compiled kernel: instances are made from it. */
export type KernelModule = object;

/** The part of WebAssembly that is used here, typed without the browser's library. */
const { WebAssembly: api } = globalThis as unknown as {
  WebAssembly: {
    compile(bytes: Uint8Array): Promise<KernelModule>;
    Instance: new (module: KernelModule) => { readonly exports: unknown };
  };
};

/** Compiles the bytes of kernel.wasm, in Node or in a browser. */
export function compileKernel(bytes: Uint8Array): Promise<KernelModule> {
  return api.compile(bytes);
}

export function instantiate(module: KernelModule): KernelExports {
  return new api.Instance(module).exports as KernelExports;
}
