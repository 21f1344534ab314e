import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build, transform } from 'esbuild';
import { readKernelBytes } from '../../kernel/load-wasm.ts';
import { packed } from './packed.ts';

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

/**
 * Bundles the scripts in a folder (`src/report/live/browser/`) for the page. Only the build and tests come here: an
 * installed package holds the answer in `scripts.json`.
 */
export async function bundleScripts(folder: URL): Promise<Scripts> {
  const css = readFileSync(new URL('../../page/style.css', folder), 'utf8');
  const [{ code: style }, page, live, worker, kernel] = await Promise.all([
    transform(css, { loader: 'css', minify: true }),
    bundle(folder, 'page.ts'),
    bundle(folder, 'live.ts'),
    bundle(folder, 'what-if-worker.ts'),
    readKernelBytes(),
  ]);
  return {
    style: style.trim(),
    page,
    live,
    packedLive: packed(live),
    packedWorker: packed(worker),
    packedKernel: packed(kernel),
  };
}

/** Parts of Vega's libraries that no chart of ours reaches: maps and tables as text. */
const unused = Object.fromEntries(
  ['d3-geo', 'topojson-client', 'd3-dsv'].map((name) => [name, './nothing.cjs']),
);

async function bundle(folder: URL, entry: string): Promise<string> {
  const { outputFiles, metafile } = await build({
    entryPoints: [fileURLToPath(new URL(entry, folder))],
    absWorkingDir: fileURLToPath(folder),
    bundle: true,
    write: false,
    metafile: true,
    minify: true,
    format: 'iife',
    platform: 'browser',
    target: 'es2022',
    charset: 'utf8',
    legalComments: 'eof',
    alias: { 'node:fs': './node-fs.ts', ...unused },
    define: { 'import.meta.url': '""' },
    logLevel: 'error',
  });
  const notices = licences(Object.keys(metafile.inputs), folder);
  const comment = notices === '' ? '' : `\n/*!\n${notices.replaceAll('*/', '* /')}\n*/\n`;
  const code = `${outputFiles[0]!.text}${comment}`;
  if (/<\/script|<!--/i.test(code)) throw new Error(`${entry} holds text that would end its script element`);
  return code;
}

/** What a package without a licence file says of itself. */
function declared(place: URL): string {
  const { license } = JSON.parse(readFileSync(new URL('package.json', place), 'utf8')) as {
    license?: string;
  };
  return `no licence file in the package; it declares ${license ?? 'none'}`;
}

/**
 * The licences of the packages that a bundle is made of; packages that share a text share its copy.
 *
 * `inputs`: paths of the bundled files, relative to `folder`.
 */
export function licences(inputs: readonly string[], folder: URL): string {
  const packages = new Set(
    inputs.flatMap((path) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(path)?.[0] ?? []),
  );
  const texts = new Map<string, string[]>();
  for (const path of [...packages].sort()) {
    const place = new URL(`${path}/`, folder);
    const file = readdirSync(place).find((name) => /^licen[cs]e/i.test(name));
    const text = file === undefined ? declared(place) : readFileSync(new URL(file, place), 'utf8').trim();
    texts.set(text, [...(texts.get(text) ?? []), path.split('node_modules/').at(-1)!]);
  }
  return [...texts].map(([text, names]) => `${names.join(', ')}:\n${text}`).join('\n\n');
}
