// Bundles the page's scripts to src/report/live/scripts.json. Also vitest's global setup: stale scripts are made anew.
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipAsync } from '@gfx/zopfli';
import { build, transform } from 'esbuild';
import { tsImport } from 'tsx/esm/api';
import { licences } from './licences.mjs';

const root = dirname(fileURLToPath(import.meta.url));
const folder = join(root, 'src/report/live/browser');
const target = join(root, 'src/report/live/scripts.json');

/** What no page of ours reaches: Vega's maps and tables as text, and generators of seedrandom beside its own. */
const reduced = {
  ...Object.fromEntries(
    ['d3-geo', 'topojson-client', 'd3-dsv'].map((name) => [name, join(folder, 'nothing.cjs')]),
  ),
  seedrandom: 'seedrandom/seedrandom.js',
};

/** Parts of a whole Result, which a what-if never asks for: it gives outputs, goals, months and what narrows them. */
const unasked = [
  'drivers/concentration.ts',
  'drivers/drivers.ts',
  'evidence/columns.ts',
  'evidence/evidence.ts',
  'forecast/catalogue-trends.ts',
  'forecast/first-months.ts',
  'inputs/correlations.ts',
  'inputs/inputs.ts',
  'outcome/breakdown.ts',
  'outcome/budgets.ts',
  'outcome/promises.ts',
  'precision/precision.ts',
  'published/published.ts',
  'what-if/what-if.ts',
].map((name) => `src/analyses/${name}`);

/**
 * Leaves them out, and paths of files, as there are none. A name that the worker of a run never reaches is none of ours any more;
 * that of a comparison reaches few.
 */
const withoutUnasked = (kind) => ({
  name: 'without what is not asked for',
  setup({ onResolve, onEnd }) {
    const left = new Set(unasked);
    onResolve({ filter: /^pathe$/ }, () => ({ path: join(folder, 'nothing.cjs') }));
    onResolve({ filter: /^\..*\.ts$/ }, ({ path, resolveDir }) => {
      const name = relative(root, resolve(resolveDir, path));
      if (!unasked.includes(name)) return undefined;
      left.delete(name);
      return { path: join(folder, 'nothing.cjs') };
    });
    onEnd(() => {
      if (kind === 'run' && left.size > 0)
        throw new Error(`the worker of a page has no ${[...left].join(', ')} to leave out`);
    });
  },
});

/** What a page of each kind has its readers change: the scripts of the others stay out of it. */
const trials = {
  run: ['run-trial.ts', 'draw-run.ts'],
  comparison: ['comparison-trial.ts', 'draw-comparison.ts'],
  'break-even': ['break-even-trial.ts', 'draw-break-even.ts'],
  still: [],
};

/** Leaves out what pages of other kinds do with changes. */
const only = (kind) => ({
  name: `only what a ${kind} changes`,
  setup({ onResolve }) {
    const others = Object.entries(trials).flatMap(([other, names]) => (other === kind ? [] : names));
    onResolve({ filter: /^\..*\.ts$/ }, ({ path, resolveDir }) =>
      others.includes(relative(folder, resolve(resolveDir, path)))
        ? { path: join(folder, 'nothing.cjs') }
        : undefined,
    );
  },
});

/** Tables of families and operations without the sentences that only documentation shows. */
const withoutProse = {
  name: 'without what only documentation shows',
  setup({ onLoad }) {
    onLoad(
      {
        filter:
          /[\\/]src[\\/](distributions[\\/]families|notation[\\/](operations|monthly))[\\/][^\\/]+\.ts$/,
      },
      ({ path }) => ({
        contents: readFileSync(path, 'utf8')
          .replace(/\b(explanation|source|limits):\s*'(?:[^'\\]|\\.)*'/g, "$1: ''")
          .replace(/\b(number\('\w+', )'(?:[^'\\]|\\.)*'/g, "$1''"),
        loader: 'ts',
      }),
    );
  },
};

/** Vega's colour schemes, as charts of ours name their colours. */
const withoutSchemes = {
  name: 'without colour schemes',
  setup({ onLoad }) {
    onLoad({ filter: /[\\/]vega-scale[\\/]build[\\/]vega-scale\.js$/ }, ({ path }) => {
      const code = readFileSync(path, 'utf8');
      const schemes = /\nconst (continuous|discrete) = \{[^}]*\};/g;
      if (code.match(schemes)?.length !== 2) throw new Error('vega-scale has no colour schemes to leave out');
      const contents = code.replace(schemes, '\nconst $1 = {};');
      return { contents, loader: 'js' };
    });
  },
};

/** True when a source, the kernel or a build script is newer than what was bundled. */
function isStale() {
  if (!existsSync(target)) return true;
  const bundled = statSync(target).mtimeMs;
  const sources = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.(ts|css|cjs|wasm)$/.test(path) && !/\.test\.ts$|(^|\/)testing\//.test(path))
    .map((path) => join(root, 'src', path));
  const own = ['build-page-scripts.mjs', 'package-lock.json'].map((path) => join(root, path));
  return [...sources, ...own].some((path) => statSync(path).mtimeMs > bundled);
}

/** One script for the page, with the notices of all that it is made of. */
async function bundle(entry, plugins = []) {
  const { outputFiles, metafile } = await build({
    entryPoints: [join(folder, entry)],
    absWorkingDir: root,
    bundle: true,
    write: false,
    metafile: true,
    minify: true,
    format: 'iife',
    platform: 'browser',
    target: 'es2022',
    charset: 'utf8',
    legalComments: 'eof',
    alias: reduced,
    plugins,
    logLevel: 'error',
  });
  const notices = licences(Object.keys(metafile.inputs), root);
  const comment = notices === '' ? '' : `\n/*!\n${notices.replaceAll('*/', '* /')}\n*/\n`;
  const code = `${outputFiles[0].text}${comment}`;
  if (/<\/script|<!--/i.test(code)) throw new Error(`${entry} holds text that would end its script element`);
  return code;
}

/** The hash by which a content security policy names an inline script or style. */
function hashOf(text) {
  return `sha256-${createHash('sha256').update(text, 'utf8').digest('base64')}`;
}

export default async function buildPageScripts() {
  if (!isStale()) return;
  const { encodeBase85 } = await tsImport('./src/report/live/base85.ts', import.meta.url);
  // As `packed`, but by Zopfli: the same format, 6 to 8 % shorter, and a second of work each, which a page could not spend.
  const packed = async (content) => encodeBase85(await gzipAsync(Buffer.from(content), { numiterations: 5 }));
  const css = async (...names) => {
    const text = names.map((name) => readFileSync(join(root, 'src/report/page', name), 'utf8')).join('\n');
    return (await transform(text, { loader: 'css', minify: true })).code.trim();
  };
  const forEach = async (kinds, make) =>
    Object.fromEntries(await Promise.all(kinds.map(async (kind) => [kind, await make(kind)])));
  const [style, monthsStyle, page, live, workers] = await Promise.all([
    css('tokens.css', 'style.css'),
    css('months.css'),
    bundle('page.ts'),
    forEach(Object.keys(trials), async (kind) => {
      const code = await bundle('live.ts', [only(kind), withoutSchemes]);
      return { hash: hashOf(code), packed: await packed(code) };
    }),
    forEach(['run', 'comparison', 'break-even'], async (kind) =>
      packed(await bundle('what-if-worker.ts', [only(kind), withoutUnasked(kind), withoutProse])),
    ),
  ]);
  const scripts = {
    style,
    monthsStyle,
    page,
    hashes: {
      style: hashOf(style),
      monthsStyle: hashOf(monthsStyle),
      page: hashOf(page),
    },
    live,
    packedWorkers: workers,
    packedKernel: await packed(readFileSync(join(root, 'src/kernel/kernel.wasm'))),
  };
  // Written beside and then moved, so that nobody reads half a file.
  const written = `${target}.${process.pid}`;
  writeFileSync(written, JSON.stringify(scripts));
  renameSync(written, target);
}
