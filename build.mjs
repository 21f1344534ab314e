// Builds dist/: TypeScript to JavaScript, AssemblyScript to WebAssembly, and data files beside the code that reads them.
import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import buildKernel from './build-kernel.mjs';

/** Runs a package's command with this Node; ends the build where it fails. */
function run(script, args) {
  const { status } = spawnSync(process.execPath, [script, ...args], { stdio: 'inherit' });
  if (status !== 0) process.exit(status ?? 1);
}

/** Copies every data file under `from` to the same place under `to`. */
function copyData(from, to) {
  for (const entry of readdirSync(from, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || !/\.(json|css|html|wasm)$/.test(entry.name)) continue;
    const path = join(entry.parentPath, entry.name);
    if (path.startsWith(join('src', 'kernel', 'assembly'))) continue;
    if (path.startsWith(join('src', 'report', 'live', 'browser'))) continue;
    // Figures that only tests are held against.
    if (path.split(sep).includes('reference')) continue;
    cpSync(path, join(to, path.slice(from.length)));
  }
}

/** Where a module's own files stand, however it is bundled: every bundle is one folder below dist/. */
const filesStay = {
  name: 'files stay',
  setup: ({ onLoad }) =>
    onLoad({ filter: /\.js$/ }, ({ path }) => {
      const place = relative('dist', path).replaceAll(sep, '/');
      if (place.startsWith('../')) return undefined;
      const own = `new URL('../${place}', import.meta.url).href`;
      return { contents: readFileSync(path, 'utf8').replace(/\bimport\.meta\.url\b(?!['"])/g, own) };
    }),
};

/**
 * Few files for the command and its threads instead of hundreds: a short run takes two thirds of the time, `--help`
 * half. The library stays as it was compiled, one file a module.
 */
async function bundleCommand() {
  const { metafile } = await build({
    metafile: true,
    entryPoints: ['dist/cli/main.js', 'dist/pool/wasm-worker.js', 'dist/pool/reference-worker.js'],
    outdir: 'dist',
    outbase: 'dist',
    chunkNames: 'chunks/[name]-[hash]',
    allowOverwrite: true,
    bundle: true,
    splitting: true,
    minifySyntax: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    // They start files of their own.
    external: ['piscina', 'esbuild'],
    banner: {
      js: "import { createRequire as requireFrom } from 'node:module'; const require = requireFrom(import.meta.url);",
    },
    plugins: [filesStay],
  });
  return Object.keys(metafile.inputs);
}

await buildKernel();
rmSync('dist', { recursive: true, force: true });
run('node_modules/typescript/bin/tsc', ['-p', 'tsconfig.build.json']);
copyData('src', 'dist');
const { bundleScripts, licences } = await import('./dist/report/live/bundle.js');
const pageScripts = await bundleScripts(new URL('./src/report/live/browser/', import.meta.url));
writeFileSync('dist/report/live/scripts.json', JSON.stringify(pageScripts));
const inputs = await bundleCommand();
writeFileSync('dist/LICENCES.txt', `${licences(inputs, pathToFileURL('./'))}\n`);
chmodSync('dist/cli/main.js', 0o755);
