import { existsSync, readFileSync } from 'node:fs';
import { gzipSync, strToU8 } from 'fflate';

/** The page's scripts, made by `bundleScripts`. */
export interface Scripts {
  /** Runs at once: downloads, and the unpacking of the rest. */
  readonly page: string;
  /** Brings charts to life: Vega's runtime and our own handling of it. */
  readonly live: string;
  /** `live`, compressed and in base64. */
  readonly packedLive: string;
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

/** Text compressed by gzip, in base64. In plain JavaScript, because zlib's bytes differ between machines. */
export function packed(text: string): string {
  return Buffer.from(gzipSync(strToU8(text), { level: 9, mtime: 0 })).toString('base64');
}
