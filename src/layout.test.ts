import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const source = dirname(fileURLToPath(import.meta.url));

/** Who may import whom, by folder. Files directly under src/ are flows: they may use all stages but report and cli. */
const allowed: Readonly<Record<string, readonly string[]>> = {
  errors: [],
  units: ['errors'],
  notation: ['errors', 'units'],
  distributions: ['errors'],
  catalog: ['errors'],
  sampling: [],
  model: ['errors', 'units', 'notation', 'catalog'],
  scenario: ['errors', 'units', 'notation', 'distributions', 'catalog', 'model', 'sampling'],
  plan: ['errors', 'units', 'notation', 'distributions', 'model', 'scenario', 'sampling'],
  kernel: ['notation', 'plan', 'distributions', 'sampling'],
  pool: ['errors', 'plan', 'kernel'],
  statistics: [
    'errors',
    'units',
    'notation',
    'distributions',
    'sampling',
    'scenario',
    'plan',
    'kernel',
    'pool',
  ],
  fit: ['errors', 'distributions', 'sampling', 'statistics'],
  bench: ['errors', 'units', 'notation', 'distributions', 'sampling', 'scenario', 'plan', 'kernel', 'pool'],
  report: ['errors', 'units', 'notation', 'distributions', 'plan', 'kernel', 'statistics'],
  flows: [
    'errors',
    'units',
    'notation',
    'distributions',
    'catalog',
    'sampling',
    'model',
    'scenario',
    'plan',
    'kernel',
    'pool',
    'statistics',
    'fit',
    'bench',
  ],
};

/** Libraries that only one folder may know. */
const housed: Readonly<Record<string, string>> = {
  yargs: 'cli',
  piscina: 'pool',
  yaml: 'scenario',
  zod: 'scenario',
  vega: 'report',
  'vega-lite': 'report',
  'vega-interpreter': 'report',
};

/** The stage of a path under src/: its folder, `errors`, or `flows` for the files directly under src/. */
function stageOf(path: string): string {
  const [first, ...rest] = path.split('/');
  if (rest.length > 0) return first!;
  return first === 'errors.ts' ? 'errors' : 'flows';
}

const files = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter(
  (path) =>
    path.endsWith('.ts') &&
    !/\.test\.ts$|(?:^|\/)testing\//.test(path) &&
    !path.startsWith('kernel/assembly/'),
);
const imports = files.flatMap((from) => {
  const text = readFileSync(join(source, from), 'utf8');
  const found = text.matchAll(/(?:from|import\()\s*'([^']+)'/g);
  return [...found].map(([, specifier]) => ({ from, specifier: specifier! }));
});

/** Imports of our own files, as paths under src/. */
const own = imports
  .filter(({ specifier }) => specifier.startsWith('.') && /\.ts$/.test(specifier))
  .map(({ from, specifier }) => ({ from, to: relative(source, join(source, dirname(from), specifier)) }));

describe('layout', () => {
  it('lets a stage import only the stages below it', () => {
    const wrong = own
      .map(({ from, to }) => ({ from, to, a: stageOf(from), b: stageOf(to) }))
      .filter(({ a, b }) => a !== b && a !== 'cli' && !allowed[a]?.includes(b));
    expect(wrong.map(({ from, to }) => `${from} -> ${to}`)).toEqual([]);
  });

  it('keeps each outside library in one folder', () => {
    const wrong = imports.filter(({ from, specifier }) => {
      const home = housed[specifier.split('/')[0]!];
      return home !== undefined && stageOf(from) !== home;
    });
    expect(wrong.map(({ from, specifier }) => `${from} -> ${specifier}`)).toEqual([]);
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

  it('has no file named after nothing', () => {
    expect(files.filter((path) => /(^|\/)(utils?|helpers?|common|misc)(\.|\/)/i.test(path))).toEqual([]);
  });
});
