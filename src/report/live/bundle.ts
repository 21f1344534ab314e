import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { packed, type Scripts } from './scripts.ts';

/**
 * Bundles the scripts in a folder (`src/report/live/browser/`) for the page. Only the build and tests come here: an
 * installed package holds the answer in `scripts.json`.
 */
export async function bundleScripts(folder: URL): Promise<Scripts> {
  const [page, live] = await Promise.all([bundle(folder, 'page.ts'), bundle(folder, 'live.ts')]);
  return { page, live, packedLive: packed(live) };
}

async function bundle(folder: URL, entry: string): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL(entry, folder))],
    absWorkingDir: fileURLToPath(folder),
    bundle: true,
    write: false,
    minify: true,
    format: 'iife',
    platform: 'browser',
    target: 'es2022',
    charset: 'utf8',
    legalComments: 'eof',
    logLevel: 'error',
  });
  const code = outputFiles[0]!.text;
  if (/<\/script|<!--/i.test(code)) throw new Error(`${entry} holds text that would end its script element`);
  return code;
}
