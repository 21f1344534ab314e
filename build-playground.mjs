// Bundles the editor of scenarios to dist/edit/: plain files that any static server can serve.
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, transform } from 'esbuild';
import { gzipSync, strToU8 } from 'fflate';

const root = dirname(fileURLToPath(import.meta.url));
const folder = join(root, 'src/edit/browser');
const target = join(root, 'dist/edit');
const browsers = ['es2022'];

const shared = {
  absWorkingDir: root,
  bundle: true,
  metafile: true,
  minify: true,
  platform: 'browser',
  target: browsers,
  charset: 'utf8',
  legalComments: 'none',
  logLevel: 'error',
};

/** Tables that scenarios are read with. */
const catalogue = [
  'accelerators',
  'api-prices',
  'applications',
  'assumptions',
  'calibration',
  'exchange-rates',
  'language-models',
  'regions',
  'training-runs',
  'trends',
  'workloads',
];

/** The kernel and the tables in one compressed file, in plain JavaScript, as zlib's bytes differ between machines. */
function packedData() {
  const json = (path) => JSON.parse(readFileSync(join(root, path), 'utf8'));
  const names = [...catalogue.map((name) => `catalog/${name}.json`), 'sampling/joe-kuo.json'];
  const data = {
    version: json('package.json').version,
    kernel: readFileSync(join(root, 'src/kernel/kernel.wasm')).toString('base64'),
    tables: Object.fromEntries(names.map((name) => [name, json(`src/${name}`)])),
  };
  return gzipSync(strToU8(JSON.stringify(data)), { level: 9, mtime: 0 });
}

const css = (text) =>
  transform(text, { loader: 'css', minify: true, target: ['chrome111', 'firefox115', 'safari16'] });

/** Style sheets: the report's own, which in a playground is kept to what stands in it, and then those of the editor. */
async function styles() {
  const read = (path) => readFileSync(join(root, path), 'utf8');
  const report = ['tokens.css', 'style.css', 'months.css']
    .map((name) => read(`src/report/page/${name}`))
    .join('\n');
  const scoped = `.costcone-playground {\n${report.replaceAll(':root', '&')}\n}`;
  const all = await Promise.all([
    css(`${scoped}\n${read('src/edit/browser/page/playground.css')}`),
    css(`${report}\n${read('src/edit/browser/edit/page.css')}`),
  ]);
  return all.map(({ code }) => code);
}

/** Builds the folder; answers with the paths of all that it is made of. */
export default async function buildPlayground() {
  rmSync(target, { recursive: true, force: true });
  const [page, worker, [playgroundStyle, pageStyle]] = await Promise.all([
    build({
      ...shared,
      entryPoints: { playground: join(folder, 'playground.ts'), page: join(folder, 'edit/page.ts') },
      outdir: target,
      splitting: true,
      format: 'esm',
      chunkNames: 'chunk-[hash]',
    }),
    build({
      ...shared,
      entryPoints: {
        worker: join(folder, 'worker/worker.ts'),
        'draw-worker': join(folder, 'worker/draw-worker.ts'),
      },
      outdir: target,
      format: 'iife',
    }),
    styles(),
  ]);
  writeFileSync(join(target, 'playground.css'), playgroundStyle);
  writeFileSync(join(target, 'page.css'), pageStyle);
  writeFileSync(join(target, 'data.bin'), packedData());
  return [...Object.keys(page.metafile.inputs), ...Object.keys(worker.metafile.inputs)];
}
