import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  cpSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Result } from './analyses/result.ts';
import { type AddedPart, addedParts } from './testing/added-parts.ts';

const repository = join(dirname(fileURLToPath(import.meta.url)), '..');
const fixtures = join(repository, 'src/testing/added-parts');

/** What a copy needs to be checked, tested and run. */
const copied = [
  'src',
  'bench',
  'scenarios',
  'README.md',
  'CONTRIBUTING.md',
  'package.json',
  'package-lock.json',
  'docs',
];
const tools = [
  'tsconfig.json',
  'build-kernel.mjs',
  'build-page-scripts.mjs',
  'kernel-constants.mjs',
  'licences.mjs',
];

/** Tests that must find a new part by its row alone. */
const suites = [
  'src/layout.test.ts',
  'src/portability.test.ts',
  'src/distributions/',
  'src/plan/samplers.whole.test.ts',
  'src/plan/constant-folding.test.ts',
  'src/notation/operations/',
  'src/notation/monthly/',
  'src/notation/names.test.ts',
  'src/notation/format.test.ts',
  'src/kernel/operations.test.ts',
  'src/kernel/elementary-functions.test.ts',
  'src/statistics/statistics.test.ts',
  'src/report/charts/charts.whole.test.ts',
  'src/report/formats.whole.test.ts',
  'src/model/models/models.test.ts',
  'src/catalog/',
  'src/scenario/schema.test.ts',
  'src/cli/commands.test.ts',
];

/** Samples that take long and show nothing of a new part. */
const without = '^(?!.*(sixty inputs|CJK names|hostile))';

/** Where rows have their reference entry, example or default, and the test that misses it. */
const examples: readonly (readonly [path: string, suite: string, test: string])[] = [
  [
    'src/distributions/reference/quantiles.json',
    'src/distributions/reference.test.ts',
    'has reference figures, of which',
  ],
  [
    'src/statistics/reference/statistics.json',
    'src/statistics/statistics.test.ts',
    'has reference figures for every row',
  ],
  [
    'src/report/testing/sample-reports.ts',
    'src/report/formats.whole.test.ts',
    'has an example of every format',
  ],
  ['src/catalog/assumptions.json', 'src/model/models/models.test.ts', 'has formulas and defaults'],
];

/** Every added part in use. */
const scenario = `title: Every new part
question: What does the fleet cost?
model: gpu-lease
accelerator: example-chip
inputs:
  leased_gpus: arcsine(100, 900) GPU
  load: 0.5 to 3
formulas:
  busy_cost: daily_cost * fractional(load)
outputs: [daily_cost, busy_cost]
`;

let copy = '';

beforeAll(() => {
  copy = mkdtempSync(join(tmpdir(), 'costcone-parts-'));
  for (const name of [...copied, ...tools])
    cpSync(join(repository, name), join(copy, name), {
      recursive: true,
      filter: (path) => !/node_modules|added-parts|parts\.whole/.test(relative(repository, path)),
      preserveTimestamps: true,
    });
  symlinkSync(join(repository, 'node_modules'), join(copy, 'node_modules'));
  writeFileSync(join(copy, 'example.yaml'), scenario);
  writeFileSync(
    join(copy, 'vitest.config.ts'),
    `export default { test: {
      globalSetup: ['./build-kernel.mjs', './build-page-scripts.mjs'],
      exclude: ['**/every-sample.whole.test.ts', 'node_modules/**'],
      isolate: false,
      testTimeout: 180_000,
    } };`,
  );
});

afterAll(() => rmSync(copy, { recursive: true, force: true }));

/** Starts a program of the packages that the copy shares, and waits for it. */
function start(program: string, ...words: readonly string[]) {
  return spawnSync(process.execPath, [join(copy, 'node_modules', program), ...words], {
    cwd: copy,
    encoding: 'utf8',
    env: { ...process.env, NO_COLOR: '1' },
    maxBuffer: 2 ** 28,
  });
}

/** The same for one that must succeed; gives what it printed. */
function run(program: string, ...words: readonly string[]): string {
  const { status, stdout, stderr } = start(program, ...words);
  expect(status, `${program} ${words.join(' ')}\n${stdout.slice(-20_000)}${stderr.slice(-5000)}`).toBe(0);
  return stdout;
}

const costcone = (...words: readonly string[]) => run('tsx/dist/cli.mjs', 'src/cli/main.ts', ...words);
const drawn = ['--draws', '65536', '--seed', 'parts', '--workers', '1'];

/** Every file of the copy, by what it holds. */
function digests(): ReadonlyMap<string, string> {
  const paths = copied.flatMap((name) => {
    const whole = join(copy, name);
    if (!statSync(whole).isDirectory()) return [name];
    const inside = readdirSync(whole, { recursive: true, withFileTypes: true });
    return inside
      .filter((entry) => entry.isFile())
      .map((entry) => relative(copy, join(entry.parentPath, entry.name)));
  });
  return new Map(
    paths.map((path) => [
      path,
      createHash('sha256')
        .update(readFileSync(join(copy, path)))
        .digest('hex'),
    ]),
  );
}

/** Files that differ, or are new. */
function changes(before: ReadonlyMap<string, string>, after: ReadonlyMap<string, string>): string[] {
  return [...after].filter(([path, digest]) => before.get(path) !== digest).map(([path]) => path);
}

/** Adds a part to the copy, and gives the files that this touched. */
function add({ folder, additions }: AddedPart): string[] {
  const before = digests();
  if (folder !== null) cpSync(join(fixtures, folder), copy, { recursive: true });
  for (const { path, after, add } of additions) {
    const text = readFileSync(join(copy, path), 'utf8');
    const [start, ...rest] = text.split(after);
    expect(rest.length, `${path}: ${after}`).toBeGreaterThan(0);
    writeFileSync(
      join(copy, path),
      `${start}${after}${add.replace('NEXT_CODE', () => String(nextCode()))}${rest.join(after)}`,
    );
  }
  return changes(before, digests());
}

/** The next free code of an operation. */
function nextCode(): number {
  const folder = join(copy, 'src/notation/operations');
  const texts = readdirSync(folder)
    .filter((name) => !name.includes('test'))
    .map((name) => readFileSync(join(folder, name), 'utf8'));
  const codes = texts.flatMap((text) => [...text.matchAll(/(?:code: |truth\('[\w-]+', )(\d+)/g)]);
  return Math.max(...codes.map(([, code]) => Number(code))) + 1;
}

/** The files that CONTRIBUTING.md says a kind of part costs. */
function costOf({ kind, name }: AddedPart): string[] {
  const text = readFileSync(join(repository, 'CONTRIBUTING.md'), 'utf8');
  const [, bullet] = text.split(`- **${kind}**:`);
  expect(bullet, `CONTRIBUTING.md says what "${kind}" costs`).toBeDefined();
  const always = bullet!.split(/\n *- |\n\n/)[0]!;
  return [...always.matchAll(/`((?:src|scenarios)\/[^`]*[^`/])`/g)].map(([, path]) =>
    path!.replaceAll('NAME', name),
  );
}

// A time-out only ends what hangs.
describe('a copy of the repository with one more part of every kind', { timeout: 600_000 }, () => {
  it.each(addedParts)('$kind touches the files that CONTRIBUTING.md lists', (part) => {
    expect(add(part).sort()).toEqual(costOf(part).sort());
  });

  it('has its docs made anew by a command', () => {
    const before = digests();
    run('tsx/dist/cli.mjs', 'bench/readme-tables.ts');
    expect(changes(before, digests())).toEqual([
      'scenarios/scenario.schema.json',
      'docs/months.md',
      'docs/notation.md',
    ]);
    const notation = readFileSync(join(copy, 'docs/notation.md'), 'utf8');
    for (const example of ['arcsine(2, 5)', 'fractional(2.75)']) expect(notation).toContain(example);
    expect(readFileSync(join(copy, 'docs/months.md'), 'utf8')).toContain('swing(gpus)');
    const schema = readFileSync(join(copy, 'scenarios/scenario.schema.json'), 'utf8');
    for (const name of ['gpu-lease', 'example-chip']) expect(schema).toContain(`"${name}"`);
  });

  it('fits its types, and passes the tests that every row must', () => {
    run('typescript/bin/tsc', '--noEmit', '-p', 'tsconfig.json');
    const report = run('vitest/vitest.mjs', 'run', '--reporter=verbose', '-t', without, ...suites);
    for (const name of [
      'arcsine(2, 5)',
      'fractional',
      'swing',
      'iqr',
      'tail-means',
      'gpu-lease',
      'example-chip',
    ])
      expect(report).toContain(name);
    for (const name of ['costcone-spread/1', 'spread <file>']) expect(report).toContain(name);
  });

  it('fails for every row whose reference entry, example or default is missing', () => {
    const whole = examples.map(([path]) => readFileSync(join(copy, path)));
    for (const [path] of examples) cpSync(join(repository, path), join(copy, path));
    const only = examples.map(([, , test]) => test).join('|');
    const { status, stdout, stderr } = start(
      'vitest/vitest.mjs',
      ...['run', '-t', only],
      ...examples.map(([, suite]) => suite),
    );
    expect(status).toBe(1);
    for (const [, suite, test] of examples)
      expect(
        stderr.split('\n').filter((line) => [' FAIL ', suite, test].every((part) => line.includes(part))),
        `${suite}: ${test}\n${stdout}`,
      ).toHaveLength(1);
    for (const [index, [path]] of examples.entries()) writeFileSync(join(copy, path), whole[index]!);
  });

  it('shows every new part in what it prints', () => {
    const asked = ['--precision', '5%:daily_cost.iqr', '--json', '--out', 'reports'];
    const result = JSON.parse(costcone('run', 'example.yaml', ...drawn, ...asked)) as Result & {
      readonly doubling: { readonly probability: number };
    };
    const { statistics, quantiles } = result.outputs.daily_cost!;
    expect(result.precision).toMatchObject({ quantities: ['daily_cost.iqr'], met: true });
    expect(statistics!.iqr!.value! / (quantiles.p75.value! - quantiles.p25.value!)).toBeCloseTo(1, 9);
    expect(result.inputs.leased_gpus).toMatchObject({ notation: 'arcsine(100, 900) GPU', mean: 500 });
    expect(result.doubling.probability).toBeGreaterThan(0);

    const page = readFileSync(join(copy, 'reports/example.html'), 'utf8');
    for (const text of [
      'Interquartile range',
      'id="chart-tail-means-daily_cost"',
      'more than twice its median',
    ])
      expect(page).toContain(text);
    const answer = costcone('run', 'example.yaml', ...drawn, '--out', 'reports');
    for (const text of [/interquartile range +[\d,]+ USD\/day +known to/, /more than twice its median/])
      expect(answer).toMatch(text);

    costcone('compare', 'example.yaml', 'example.yaml', ...drawn, '--out', 'reports');
    const comparison = readFileSync(join(copy, 'reports/example-compared.html'), 'utf8');
    expect(comparison.split('>Interquartile range<')).toHaveLength(1 + 2 * 2);

    expect(costcone('explain', 'gpu-lease')).toContain('Accelerators that are leased by the year.');
    expect(costcone('catalog', 'accelerators')).toContain('Example chip 64GB');
    const spread = costcone('spread', 'example.yaml', ...drawn, '--out', 'reports');
    expect(spread).toContain('Daily cost is uncertain by a factor of');
    expect(readFileSync(join(copy, 'reports/example-spread.html'), 'utf8')).toContain(
      'Busy cost is uncertain',
    );
  });
});
