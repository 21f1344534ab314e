// Builds dist/: TypeScript to JavaScript, AssemblyScript to WebAssembly, and data files beside the code that reads them.
import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
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
    cpSync(path, join(to, path.slice(from.length)));
  }
}

/** One file for what every call loads (the command line's parser is twenty): `--help` takes half the time. */
async function bundleMain() {
  const lazyPartsStay = {
    name: 'lazy parts stay',
    setup: ({ onResolve }) =>
      onResolve({ filter: /^\./ }, ({ kind, path }) =>
        kind === 'dynamic-import' ? { path, external: true } : undefined,
      ),
  };
  await build({
    entryPoints: ['dist/cli/main.js'],
    outfile: 'dist/cli/main.js',
    allowOverwrite: true,
    bundle: true,
    minifySyntax: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    banner: {
      js: "import { createRequire as requireFrom } from 'node:module'; const require = requireFrom(import.meta.url);",
    },
    plugins: [lazyPartsStay],
  });
}

buildKernel();
rmSync('dist', { recursive: true, force: true });
run('node_modules/typescript/bin/tsc', ['-p', 'tsconfig.build.json']);
copyData('src', 'dist');
const { bundleScripts } = await import('./dist/report/live/bundle.js');
const pageScripts = await bundleScripts(new URL('./src/report/live/browser/', import.meta.url));
writeFileSync('dist/report/live/scripts.json', JSON.stringify(pageScripts));
await bundleMain();
chmodSync('dist/cli/main.js', 0o755);
