import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { repository } from './testing/built-command.ts';

const folder = mkdtempSync(join(tmpdir(), 'costcone-package-'));
const npm = (words: readonly string[], cwd: string) =>
  execFileSync('npm', [...words], { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });

beforeAll(() => {
  npm(['pack', '--ignore-scripts', '--pack-destination', folder], repository);
  const tarball = readdirSync(folder).find((name) => name.endsWith('.tgz'))!;
  writeFileSync(join(folder, 'package.json'), '{ "name": "elsewhere", "private": true, "type": "module" }');
  npm(['install', '--prefer-offline', '--no-audit', '--no-fund', `./${tarball}`], folder);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it('installs elsewhere and its command runs a scenario that came with it', () => {
  const scenario = join(folder, 'node_modules/costcone/scenarios/chatgpt-2023.yaml');
  const { status, stdout, stderr } = spawnSync(
    join(folder, 'node_modules/.bin/costcone'),
    ['run', scenario, '--draws', '4096', '--seed', 'a', '--out', 'pages'],
    { cwd: folder, encoding: 'utf8' },
  );
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  expect(stdout).toContain('What did a day of ChatGPT cost');
  expect(readdirSync(join(folder, 'pages')).sort()).toEqual(['chatgpt-2023.html', 'chatgpt-2023.json']);
});

it('comes without the libraries of a queue, and says what to install for one', () => {
  expect(readdirSync(join(folder, 'node_modules'))).not.toContain('bullmq');
  const scenario = join(folder, 'node_modules/costcone/scenarios/chatgpt-2023.yaml');
  const { status, stderr } = spawnSync(
    join(folder, 'node_modules/.bin/costcone'),
    ['run', scenario, '--json', '--engine', 'redis://localhost'],
    { cwd: folder, encoding: 'utf8' },
  );
  expect(status).toBe(2);
  expect(stderr).toMatch(/^costcone: .*: npm install bullmq@\S+ ioredis@\S+\n$/);
});

it('serves as a library there', () => {
  writeFileSync(
    join(folder, 'use.js'),
    `import { readScenarioText, simulate } from 'costcone';
const scenario = readScenarioText('title: t\\ninputs: { a: 1 to 4 USD }\\nformulas: { b: 2 * a }\\n');
const { outputs } = await simulate(scenario, { draws: 1024, seed: 'a' });
console.log(outputs.b.quantiles.p50.value);
`,
  );
  const { stdout } = spawnSync(process.execPath, ['use.js'], { cwd: folder, encoding: 'utf8' });
  // Twice the median of a lognormal whose 5 % and 95 % points are 1 and 4.
  expect(Number(stdout)).toBeCloseTo(4, 1);
});

it('has types that need no other package', () => {
  writeFileSync(
    join(folder, 'use.mts'),
    `import { type Result, readScenarioText, simulate } from 'costcone';
const result: Result = await simulate(readScenarioText('inputs: { a: 1 }\\nformulas: { b: a }\\n'));
export const median: number | null = result.outputs.b!.quantiles.p50.value;
`,
  );
  const words = ['--strict', '--module', 'nodenext', '--target', 'es2023', '--lib', 'es2023,dom'];
  const { status, stdout } = spawnSync(
    process.execPath,
    [
      join(repository, 'node_modules/typescript/bin/tsc'),
      ...['--noEmit', '--skipLibCheck', 'false', '--types', '', ...words, 'use.mts'],
    ],
    { cwd: folder, encoding: 'utf8' },
  );
  expect({ status, stdout }).toEqual({ status: 0, stdout: '' });
});

it('holds no tests, no sources and no broken scenarios', () => {
  const inside = readdirSync(join(folder, 'node_modules/costcone'), {
    recursive: true,
    encoding: 'utf8',
  }).filter((path) => !path.startsWith('node_modules'));
  expect(inside.filter((path) => /\.test\.|testing|^src|scenarios\/broken/.test(path))).toEqual([]);
});
