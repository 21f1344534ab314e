import { readdirSync, readFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const source = dirname(fileURLToPath(import.meta.url));

/** Who may import whom, by room. Permissions that nobody uses fail too. `bench/` and `cli` may import everything. */
const allowed: Readonly<Record<string, readonly string[]>> = {
  errors: [],
  elementary: [],
  units: ['elementary'],
  host: [],
  notation: ['errors', 'elementary', 'units'],
  distributions: ['errors', 'elementary'],
  catalog: ['errors', 'elementary', 'host'],
  model: ['errors', 'units', 'notation'],
  scenario: ['errors', 'elementary', 'units', 'host', 'notation', 'distributions', 'catalog', 'model'],
  sampling: ['elementary', 'host'],
  plan: ['errors', 'elementary', 'loops', 'notation', 'distributions', 'scenario', 'sampling'],
  loops: [],
  kernel: ['elementary', 'loops', 'host', 'notation', 'distributions', 'sampling', 'plan'],
  engine: ['errors', 'elementary', 'loops', 'host', 'notation', 'sampling', 'plan', 'kernel'],
  statistics: ['elementary', 'loops', 'distributions', 'kernel'],
  fit: ['errors', 'elementary', 'notation', 'distributions', 'scenario', 'sampling', 'statistics'],
  import: ['errors', 'notation', 'units', 'distributions', 'scenario', 'sampling', 'fit'],
  run: ['errors', 'elementary', 'units', 'notation', 'scenario', 'sampling', 'plan', 'engine', 'statistics'],
  analyses: [
    'elementary',
    'errors',
    'units',
    'host',
    'notation',
    'distributions',
    'catalog',
    'model',
    'scenario',
    'plan',
    'loops',
    'kernel',
    'engine',
    'statistics',
    'run',
  ],
  simulate: ['scenario', 'engine', 'run', 'analyses'],
  // A page carries what of the sampling tables its what-if needs.
  report: ['errors', 'elementary', 'host', 'notation', 'sampling', 'analyses'],
  // What runs in a page, and what simulates there.
  'report/live/browser': [
    'elementary',
    'errors',
    'host',
    'notation',
    'distributions',
    'scenario',
    'run',
    'analyses',
    'simulate',
    'report',
  ],
  edit: ['errors', 'host', 'scenario'],
  // An editor in a page, and the worker beside it, in which a scenario is read, simulated and told of.
  'edit/browser': [
    'edit',
    'errors',
    'host',
    'units',
    'notation',
    'distributions',
    'catalog',
    'model',
    'scenario',
    'engine',
    'run',
    'simulate',
    'analyses',
    'report',
  ],
  index: [
    'errors',
    'model',
    'scenario',
    'plan',
    'kernel',
    'engine',
    'statistics',
    'fit',
    'run',
    'analyses',
    'simulate',
    'report',
  ],
};

/** Rooms that may import everything: the command, which calls all others. */
const free: readonly string[] = ['cli'];

/** What an analysis may read of another one: what it found, and how it is said. */
const openRooms = ['result.ts', 'words.ts'];

/** Libraries that only some rooms may know; every other room may know every other library. */
const housed: Readonly<Record<string, readonly string[]>> = {
  yargs: ['cli'],
  piscina: ['engine'],
  bullmq: ['engine'],
  ioredis: ['engine'],
  yaml: ['scenario'],
  zod: ['scenario'],
  vega: ['report', 'report/live/browser'],
  'vega-lite': ['report'],
  'vega-interpreter': ['report', 'report/live/browser'],
  node: ['host', 'engine', 'cli', 'edit'],
};

const files = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter(
  (path) =>
    path.endsWith('.ts') && !/\.test\.ts$|(?:^|\/)testing\//.test(path) && !path.includes('/assembly/'),
);

/** The room of a path under src/: its folder, or its own name for the files directly under src/. */
function roomOf(path: string): string {
  const inPage = ['report/live/browser', 'edit/browser'].find((room) => path.startsWith(`${room}/`));
  if (inPage !== undefined) return inPage;
  return path.includes('/') ? path.split('/')[0]! : path.replace(/\.ts$/, '');
}

/** Files that an import by condition leads to, as package.json says. */
const conditional: Readonly<Record<string, readonly string[]>> = {
  '#host': ['host/node.ts', 'host/browser.ts'],
  '#engine': ['engine/standard-engine.ts', 'engine/browser-engine.ts'],
};

/** What a module asks for: after `from`, `import` or `import(`, in any quotes. Comments may show imports, so they go first. */
function specifiersIn(text: string): string[] {
  const code = text.replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '');
  return [...code.matchAll(/\b(?:from|import)\s*\(?\s*(["'`])([^"'`\n]+)\1/g)].map(
    ([, , specifier]) => specifier!,
  );
}

const imports = files.flatMap((from) =>
  specifiersIn(readFileSync(join(source, from), 'utf8')).map((specifier) => ({ from, specifier })),
);

/** Imports of our own files, as paths under src/. */
const own = imports.flatMap(({ from, specifier }) => {
  if (specifier.startsWith('#')) return conditional[specifier]!.map((to) => ({ from, to }));
  if (!specifier.startsWith('.') || !specifier.endsWith('.ts')) return [];
  return [{ from, to: relative(source, join(source, dirname(from), specifier)) }];
});

/** Imports from room to room. */
const across = own
  .map(({ from, to }) => ({ from, to, a: roomOf(from), b: roomOf(to) }))
  .filter(({ a, b }) => a !== b && !free.includes(a));

const listed = (wrong: readonly { from: string; to: string }[]) =>
  wrong.map(({ from, to }) => `${from} -> ${to}`);

describe('layout', () => {
  it('has three files beside the rooms', () => {
    expect(files.filter((path) => !path.includes('/')).sort()).toEqual([
      'errors.ts',
      'index.ts',
      'simulate.ts',
    ]);
  });

  it('lets a room import only the rooms below it', () => {
    expect(listed(across.filter(({ a, b }) => !allowed[a]?.includes(b)))).toEqual([]);
  });

  it('has no permission that nobody uses', () => {
    const unused = Object.entries(allowed).flatMap(([a, rooms]) =>
      rooms.filter((b) => !across.some((used) => used.a === a && used.b === b)).map((b) => `${a} -> ${b}`),
    );
    expect(unused).toEqual([]);
  });

  it('lets an analysis read what another found and how it is said, never its flow', () => {
    const analysisOf = (path: string) => /^analyses\/([^/]+)\/[^/]+\.ts$/.exec(path)?.[1];
    const wrong = own.filter(({ from, to }) => {
      const [a, b] = [analysisOf(from), analysisOf(to)];
      return a !== undefined && b !== undefined && a !== b && !openRooms.includes(to.split('/').at(-1)!);
    });
    expect(listed(wrong)).toEqual([]);
  });

  it('lets reports read results and words of analyses, never their flows', () => {
    const wrong = own.filter(
      ({ from, to }) =>
        roomOf(from) === 'report' && to.startsWith('analyses/') && !openRooms.includes(to.split('/').at(-1)!),
    );
    expect(listed(wrong)).toEqual([]);
  });

  it('lets results and words of an analysis read no flow, not even one that all share', () => {
    const wrong = own.filter(
      ({ from, to }) =>
        /^analyses\/.*\b(?:result|words)\.ts$/.test(from) &&
        to.startsWith('analyses/') &&
        dirname(from) !== dirname(to) &&
        !openRooms.includes(to.split('/').at(-1)!),
    );
    expect(listed(wrong)).toEqual([]);
  });

  it('reads imports however they are written', () => {
    const text = `import './a.ts'; import b from "./b.ts"; const c = await import('./c.ts'); export * from './d.ts'; // from './e.ts'`;
    expect(specifiersIn(text.replace(' // ', '\n// '))).toEqual(['./a.ts', './b.ts', './c.ts', './d.ts']);
  });

  it('keeps each outside library, and Node itself, where it belongs', () => {
    const wrong = imports.filter(({ from, specifier }) => {
      const homes = housed[isBuiltin(specifier) ? 'node' : specifier.split('/')[0]!];
      return homes !== undefined && !homes.includes(roomOf(from));
    });
    expect(wrong.map(({ from, specifier }) => `${from} -> ${specifier}`)).toEqual([]);
    const inHost = imports.filter(({ from, specifier }) => roomOf(from) === 'host' && isBuiltin(specifier));
    expect(new Set(inHost.map(({ from }) => from))).toEqual(new Set(['host/node.ts']));
  });

  it('knows where every conditional import leads', () => {
    const { imports } = JSON.parse(readFileSync(join(source, '../package.json'), 'utf8')) as {
      imports: Record<string, { browser: string; default: string }>;
    };
    for (const [name, paths] of Object.entries(conditional))
      expect(paths.map((path) => `./src/${path}`)).toEqual([imports[name]!.default, imports[name]!.browser]);
    expect(Object.keys(imports)).toEqual(Object.keys(conditional).sort());
  });

  it('has no cycle of imports', () => {
    const graph = new Map<string, string[]>();
    for (const { from, to } of own) graph.set(from, [...(graph.get(from) ?? []), to]);
    const state = new Map<string, 'open' | 'done'>();
    const cycles: string[] = [];
    const visit = (file: string, path: readonly string[]) => {
      if (state.get(file) === 'done') return;
      if (state.get(file) === 'open') {
        cycles.push([...path.slice(path.indexOf(file)), file].join(' -> '));
        return;
      }
      state.set(file, 'open');
      for (const next of graph.get(file) ?? []) visit(next, [...path, file]);
      state.set(file, 'done');
    };
    for (const file of files) visit(file, []);
    expect(cycles).toEqual([]);
  });

  it('has no file named after nothing, and no two tables of the same name', () => {
    expect(files.filter((path) => /(^|\/)(utils?|helpers?|common|misc|table)(\.|\/)/i.test(path))).toEqual(
      [],
    );
  });
});
