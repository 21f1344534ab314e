import { existsSync, readFileSync } from 'node:fs';
import type { Scripts } from './bundle.ts';

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
