import { type Carried, lend } from '../../../host/browser.ts';

/** What lies beside the worker, as `build-playground.mjs` packs it. */
export interface Packed {
  readonly version: string;
  /** The WebAssembly kernel in base 64. */
  readonly kernel: string;
  readonly tables: Carried['tables'];
}

/** Fetches the kernel and the tables that lie beside this script. @throws Error where they cannot be had */
export async function lendCarried(): Promise<void> {
  const response = await fetch(new URL('data.bin', location.href));
  if (!response.ok) throw new Error(`the data of costcone cannot be loaded (${response.status})`);
  const unpacked = response.body!.pipeThrough(new DecompressionStream('gzip'));
  const { version, kernel, tables } = (await new Response(unpacked).json()) as Packed;
  lend({ version, kernel: Uint8Array.from(atob(kernel), (byte) => byte.charCodeAt(0)), tables });
}
