import { spawn } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ShardFolder } from '../../engine/shards/shard-folder.ts';
import { command, costcone, type RunOptions } from '../testing/built-command.ts';

const folder = mkdtempSync(join(tmpdir(), 'costcone-shards-'));
afterAll(() => rmSync(folder, { recursive: true }));

const plain = `
inputs: { gpus: 8 to 12 GPU, price: 1 to 4 USD/GPU/hour }
formulas: { daily_cost: ceil(gpus) * price * 24 hour/day }
goals: [daily_cost <= 900 USD/day with 80%]
`;
const months = `${plain.replace('price: 1 to', 'price: { value: 1 to').replace('hour }\nf', 'hour, growth: 2% per month } }\nf').replace('900 USD/day with', '900 USD/day in every month with')}
horizon: { from: 2027-01, months: 5 }
`;
const observed = (error: string) => `${plain}
observed: [{ quantity: daily_cost, value: 600 USD/day, error: ${error}, source: bill }]
`;

beforeAll(() => {
  writeFileSync(join(folder, 'plain.yaml'), plain);
  writeFileSync(join(folder, 'cheaper.yaml'), plain.replace('1 to 4', '0.8 to 3'));
  writeFileSync(join(folder, 'months.yaml'), months);
  writeFileSync(join(folder, 'seen.yaml'), observed('5%'));
  writeFileSync(join(folder, 'sharp.yaml'), observed('0.02%'));
});

const call = (words: readonly string[], options: RunOptions = {}) =>
  costcone(words, { cwd: folder, ...options });
const draws = (words: string) => ['--draws', words, '--seed', 'a'];

async function ok(words: readonly string[], options: RunOptions = {}): Promise<string> {
  const { exitCode, stdout, stderr } = await call(words, options);
  expect(stderr.replaceAll(/^shard .*\n/gm, '')).toBe('');
  expect(exitCode).toBe(0);
  return stdout;
}

/** Parts of a folder with the times at which they were written. */
const partsIn = (out: string) =>
  readdirSync(join(folder, out, 'parts')).map((name) => [
    name,
    statSync(join(folder, out, 'parts', name)).mtimeMs,
  ]);

describe('shards', () => {
  it.each([
    ['a run', ['plain.yaml'], ['run', 'plain.yaml'], '2M'],
    [
      'a comparison',
      ['--compare', 'plain.yaml', 'cheaper.yaml', '--no-sensitivity'],
      ['compare', 'plain.yaml', 'cheaper.yaml', '--no-sensitivity'],
      '100k',
    ],
    ['a horizon', ['months.yaml'], ['run', 'months.yaml'], '64k'],
    ['what was observed', ['seen.yaml'], ['run', 'seen.yaml'], '128k'],
  ])('give the same bytes as %s on one machine', async (name, planned, whole, count) => {
    const out = name.replaceAll(' ', '-');
    await ok(['shards', 'plan', ...planned, '--out', out, '--shards', '3', ...draws(count)]);
    // As a batch system starts them, and in any order.
    const indices = ['SLURM_ARRAY_TASK_ID', 'JOB_COMPLETION_INDEX', 'AWS_BATCH_JOB_ARRAY_INDEX'];
    for (const [k, variable] of indices.entries())
      await ok(['shards', 'run', out], { env: { [variable]: String(2 - k) } });
    const merged = await ok(['shards', 'merge', out, '--json']);
    expect(merged).toBe(await ok([...whole, '--json', ...draws(count)]));
    if (name !== 'a horizon') return;
    await ok(['shards', 'merge', out, '--out', `${out}-pages`]);
    await ok([...whole, ...draws(count), '--out', `${out}-whole`]);
    const pages = readdirSync(join(folder, `${out}-whole`));
    expect(readdirSync(join(folder, `${out}-pages`))).toEqual(pages);
    for (const page of pages)
      expect(readFileSync(join(folder, `${out}-pages`, page))).toEqual(
        readFileSync(join(folder, `${out}-whole`, page)),
      );
  });

  it('say which are missing or damaged, and draw these alone', async () => {
    const planned = await ok([
      ...['shards', 'plan', 'plain.yaml', '--out', 'holes', '--shards', '8'],
      ...draws('64k'),
    ]);
    expect(planned).toContain('holes: 65,536 draws in 8 shards, seed a\n');
    for (const index of ['0', '1', '6', '7']) await ok(['shards', 'run', 'holes', '--index', index]);
    const incomplete = await call(['shards', 'merge', 'holes']);
    expect(incomplete.exitCode).toBe(2);
    expect(incomplete.stderr).toContain('4 of 8 shards are missing, or not whole: 2 to 5;');
    await ok(['shards', 'run', 'holes', '--index', 'all']);
    const before = partsIn('holes');
    const spoiled = join(folder, 'holes', 'parts', String(before[3]![0]));
    const bytes = readFileSync(spoiled);
    bytes[100]! ^= 1;
    writeFileSync(spoiled, bytes);
    expect((await call(['shards', 'merge', 'holes'])).stderr).toContain('1 of 8 shards are missing');
    const { stderr } = await call(['shards', 'run', 'holes', '--index', 'all']);
    expect(stderr.match(/ 1 part drawn/g)).toHaveLength(1);
    const again = new Map(partsIn('holes') as [string, number][]);
    expect(before.filter(([name, time]) => again.get(name as string) !== time)).toEqual([before[3]]);
    await ok(['shards', 'merge', 'holes', '--summary']);
  });

  it('go on where a kill ended them, and draw nothing twice', async () => {
    const words = [...draws('32M'), '--no-sensitivity'];
    await ok(['shards', 'plan', 'plain.yaml', '--out', 'killed', '--shards', '1', ...words]);
    const child = spawn(process.execPath, [command, 'shards', 'run', 'killed', '--index', '0'], {
      cwd: folder,
      stdio: 'ignore',
    });
    const parts = () => {
      try {
        return partsIn('killed').filter(([name]) => !String(name).startsWith('.'));
      } catch {
        return [];
      }
    };
    while (parts().length < 2) await new Promise((resolve) => setTimeout(resolve, 5));
    child.kill('SIGKILL');
    await new Promise((resolve) => child.on('exit', resolve));
    const whole = parts().filter(([name]) => /^[0-9a-f]{16}-\d+-\d+-\d+\.bin$/.test(String(name)));
    expect(whole.length).toBeLessThan(16);
    await ok(['shards', 'run', 'killed', '--index', '0']);
    const after = new Map(partsIn('killed') as [string, number][]);
    for (const [name, time] of whole) expect(after.get(name as string)).toBe(time);
    expect(await ok(['shards', 'merge', 'killed', '--json'])).toBe(
      await ok(['run', 'plain.yaml', '--json', ...words]),
    );
  });

  it('keep what is whole at Ctrl-C', async () => {
    await ok(['shards', 'plan', 'plain.yaml', '--out', 'stopped', '--shards', '1', ...draws('64M')]);
    const { exitCode, stderr } = await call(['shards', 'run', 'stopped', '--index', '0'], {
      interruptWhenDrawing: true,
    });
    expect(exitCode).toBe(130);
    expect(stderr).toContain('shard 0 of 1 stopped: finished parts are kept, the same command continues');
  });

  it('say how many draws to plan where too few agree with what was observed', async () => {
    await ok(['shards', 'plan', 'sharp.yaml', '--out', 'few', '--shards', '2', ...draws('16k')]);
    await ok(['shards', 'run', 'few', '--index', 'all']);
    const { exitCode, stderr } = await call(['shards', 'merge', 'few', '--json']);
    expect(exitCode).toBe(6);
    const next = /^costcone: plan more draws: costcone (shards plan sharp\.yaml --out few-\d+ .*)$/m.exec(
      stderr,
    );
    expect(next, stderr).not.toBeNull();
    const words = next![1]!.split(' ');
    const out = words[words.indexOf('--out') + 1]!;
    await ok(words);
    await ok(['shards', 'run', out, '--index', 'all']);
    const count = words[words.indexOf('--draws') + 1]!;
    expect(await ok(['shards', 'merge', out, '--json'])).toBe(
      await ok(['run', 'sharp.yaml', '--json', ...draws(count)]),
    );
  });

  it('are refused where another version, or another scenario, made them', async () => {
    await ok(['shards', 'plan', 'plain.yaml', '--out', 'ours', '--shards', '1', ...draws('16k')]);
    await ok(['shards', 'run', 'ours', '--index', '0']);
    cpSync(join(folder, 'ours'), join(folder, 'theirs'), { recursive: true });
    const theirs = new ShardFolder(join(folder, 'theirs'));
    const manifest = await theirs.manifest();
    theirs.writeManifest({ ...manifest, fingerprint: { ...manifest.fingerprint, version: '9.9.9' } });
    for (const step of ['run', 'merge']) {
      const { exitCode, stderr } = await call([
        'shards',
        step,
        'theirs',
        ...(step === 'run' ? ['--index', '0'] : []),
      ]);
      expect(exitCode).toBe(2);
      expect(stderr).toMatch(/theirs was planned by costcone 9\.9\.9 \(kernel \w{8}\), and this is \d/);
    }
    const other = await call([
      'shards',
      'plan',
      'cheaper.yaml',
      '--out',
      'ours',
      '--shards',
      '1',
      ...draws('16k'),
    ]);
    expect(other.stderr).toContain('ours has shards of another plan');
    writeFileSync(join(folder, 'plain.yaml'), plain.replace('80%', '90%'));
    const changed = await call(['shards', 'merge', 'ours', '--json']);
    writeFileSync(join(folder, 'plain.yaml'), plain);
    expect(changed.exitCode).toBe(2);
    expect(changed.stderr).toContain(
      'plain.yaml, or what it reads, has changed since the shards were planned',
    );
  });

  it.each([
    [['plan', 'plain.yaml', '--out', 'x'], '--shards N'],
    [
      ['plan', 'plain.yaml', '--out', 'x', '--shards', '2', '--precision', '1%'],
      'fixed when they are planned',
    ],
    [['plan', 'plain.yaml', 'cheaper.yaml', '--out', 'x', '--shards', '2'], '--compare holds several'],
    [['plan', '-', '--out', 'x', '--shards', '2'], 'can be read only once'],
    [['plan', 'plain.yaml', '--index', '2'], '--index belongs to `shards run`'],
    [['merge', 'nowhere'], 'there are no shards in nowhere'],
    [['mrege', 'nowhere'], 'did you mean "merge"'],
    [['merge', 'nowhere', '--no-sensitivity'], '--no-sensitivity belongs to `shards plan`'],
  ])('refuse %j', async (words, message) => {
    const { exitCode, stderr } = await call(['shards', ...words]);
    expect(stderr).toContain(message);
    expect(exitCode).toBe(2);
  });

  it('are counted from 0, as the message says to whoever counts from 1', async () => {
    await ok(['shards', 'plan', 'plain.yaml', '--out', 'counted', '--shards', '2', ...draws('16k')]);
    const beyond = await call(['shards', 'run', 'counted'], { env: { SLURM_ARRAY_TASK_ID: '2' } });
    expect(beyond.stderr).toContain(
      'SLURM_ARRAY_TASK_ID must be 0 to 1 (found "2"): submit the array with --array=0-1',
    );
    expect((await call(['shards', 'run', 'counted'])).stderr).toContain(
      'which shard? Give --index (0 to 1, or `all`)',
    );
  });
});
