import { loadWasmKernel } from '../kernel/load-wasm.ts';
import { workerOf } from './worker.ts';

/** Piscina's entry for threads that run the WebAssembly kernel. */
export default workerOf(loadWasmKernel);
