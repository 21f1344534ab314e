import { existsSync, readFileSync } from 'node:fs';
import { gzipSync, strToU8 } from 'fflate';
import { encodeBase85 } from './base85.ts';

/** The page's scripts, made by `bundleScripts`. */
export interface Scripts {
  /** The style sheet, without what only its readers need. */
  readonly style: string;
  /** Runs at once: downloads, and the unpacking of the rest. */
  readonly page: string;
  /** Brings charts to life: Vega's runtime and our own handling of it. */
  readonly live: string;
  /** `live`, compressed and in base 85. */
  readonly packedLive: string;
  /** The worker that draws a changed scenario anew, likewise. */
  readonly packedWorker: string;
  /** The WebAssembly kernel, likewise. */
  readonly packedKernel: string;
}

let scripts: Promise<Scripts> | undefined;

/** The scripts as the build left them beside this file; from the sources they are bundled on the spot. */
export function pageScripts(): Promise<Scripts> {
  scripts ??= load();
  return scripts;
}

async function load(): Promise<Scripts> {
  const built = new URL('./scripts.json', import.meta.url);
  if (existsSync(built)) return JSON.parse(readFileSync(built, 'utf8')) as Scripts;
  const { bundleScripts } = await import('./bundle.ts');
  return bundleScripts(new URL('./browser/', import.meta.url));
}

/** Compressed by gzip, in base 85. In plain JavaScript, because zlib's bytes differ between machines. */
export function packed(content: string | Uint8Array): string {
  const bytes = typeof content === 'string' ? strToU8(content) : content;
  return encodeBase85(gzipSync(bytes, { level: 9, mtime: 0 }));
}
