// Builds dist/: the library, the command and its threads in few files, their types, and the data they read.
import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  readdirSync,
  readFileSync,
  rmdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { build } from 'esbuild';
import buildKernel from './build-kernel.mjs';
import buildPageScripts from './build-page-scripts.mjs';
import buildPlayground from './build-playground.mjs';
import { licences } from './licences.mjs';

/** Files that others start or import; all that they share stands in chunks/. */
const entries = [
  'src/index.ts',
  'src/cli/main.ts',
  'src/engine/wasm-worker.ts',
  'src/engine/reference-worker.ts',
];

/**
 * What yargs asks other modules for, in the little that help and refusals of ours need, whose texts are ASCII: a whole
 * string-width makes a segmenter and tables of emoji, a whole assert loads a dozen of Node's own modules.
 */
const plain = {
  'string-width': 'export default (text) => text.length;',
  assert: `
    const must = (holds, message) => { if (!holds) throw message instanceof Error ? message : new Error(message); };
    export const strictEqual = (a, b, message) => must(Object.is(a, b), message);
    export const notStrictEqual = (a, b, message) => must(!Object.is(a, b), message);`,
};

const plainForYargs = {
  name: 'plain for yargs',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^(string-width|assert)$/ }, ({ path, importer }) =>
      /node_modules\/(yargs|cliui|wrap-ansi)\//.test(importer) ? { path, namespace: 'plain' } : undefined,
    );
    onLoad({ filter: /^/, namespace: 'plain' }, ({ path }) => ({ contents: plain[path] }));
  },
};

/**
 * Everything in few files, libraries included: a short run takes two thirds of the time that hundreds of files take,
 * `--help` half. Piscina stays outside, as it starts files of its own; so do the libraries that only those install who use
 * a queue.
 */
async function bundle() {
  const { metafile } = await build({
    entryPoints: entries,
    outdir: 'dist',
    outbase: 'src',
    chunkNames: 'chunks/[name]-[hash]',
    bundle: true,
    splitting: true,
    metafile: true,
    minifySyntax: true,
    minifyWhitespace: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    external: ['piscina', 'bullmq', 'ioredis'],
    plugins: [plainForYargs],
    legalComments: 'none',
    banner: {
      js: "import { createRequire as requireFrom } from 'node:module'; const require = requireFrom(import.meta.url);",
    },
  });
  return metafile;
}

/**
 * Code that asks where it stands must stand one folder below dist/, as its source does below src/: in a chunk, which it
 * does as more than one entry needs it.
 */
function checkPlaces({ outputs }) {
  for (const [path, { inputs }] of Object.entries(outputs)) {
    if (path.startsWith('dist/chunks/')) continue;
    for (const input of Object.keys(inputs)) {
      if (!input.startsWith('src/') || !readFileSync(input, 'utf8').includes('import.meta.url')) continue;
      throw new Error(`${input} asks where it stands, and is bundled into ${path}`);
    }
  }
}

/** Keeps of the declarations those that the library's own lead to: tsc writes one for every file that it read. */
function pruneTypes() {
  const reached = new Set();
  const open = [join('dist', 'index.d.ts')];
  for (let path = open.pop(); path !== undefined; path = open.pop()) {
    if (reached.has(path)) continue;
    reached.add(path);
    for (const [, specifier] of readFileSync(path, 'utf8').matchAll(/(?:from |import\()['"](\.[^'"]+)['"]/g))
      open.push(join(dirname(path), specifier.replace(/\.[jt]s$/, '.d.ts')));
  }
  const all = readdirSync('dist', { recursive: true, encoding: 'utf8' }).map((path) => join('dist', path));
  for (const path of all) if (path.endsWith('.d.ts') && !reached.has(path)) rmSync(path);
  // Deepest first, as a folder may become empty when those in it are gone.
  for (const path of all.toSorted((a, b) => b.length - a.length))
    if (statSync(path, { throwIfNoEntry: false })?.isDirectory() && readdirSync(path).length === 0)
      rmdirSync(path);
}

/** Copies every data file under src/ that the code reads to the same place under dist/. */
function copyData() {
  for (const folder of ['catalog', 'kernel', 'sampling', 'report/live'])
    for (const name of readdirSync(join('src', folder)))
      if (/\.(json|wasm)$/.test(name) && !name.startsWith('tsconfig'))
        cpSync(join('src', folder, name), join('dist', folder, name));
}

await buildKernel();
await buildPageScripts();
rmSync('dist', { recursive: true, force: true });
const metafile = await bundle();
checkPlaces(metafile);
const { status } = spawnSync(
  process.execPath,
  ['node_modules/typescript/bin/tsc', '-p', 'tsconfig.build.json'],
  {
    stdio: 'inherit',
  },
);
if (status !== 0) process.exit(status ?? 1);
pruneTypes();
copyData();
const inPlayground = await buildPlayground();
const bundled = [...new Set([...Object.keys(metafile.inputs), ...inPlayground])];
writeFileSync('dist/LICENCES.txt', `${licences(bundled, '.')}\n`);
chmodSync('dist/cli/main.js', 0o755);
