import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { busyWorker, costcone, endAll, startWorker, type Started, until } from './testing/processes.ts';
import { hasRedis, RedisServer } from './testing/redis-server.ts';

const folder = mkdtempSync(join(tmpdir(), 'costcone-queue-'));
const scenario = join(folder, 'rent.yaml');
const other = join(folder, 'dear.yaml');

beforeAll(() => {
  writeFileSync(
    scenario,
    `title: Rent
question: What does the rent cost a day?
inputs:
  gpus: 8 to 12 GPU
  price: 1 to 4 USD/GPU/hour
formulas:
  daily_cost: gpus * price * 24 hour
goals:
  - daily_cost <= 700 USD with 80%
published:
  - { quantity: daily_cost, value: 500 USD, source: "a bill", kind: measured }
`,
  );
  writeFileSync(
    other,
    'extends: rent.yaml\ntitle: Dear\nquestion: And dearer?\ninputs: { price: 2 to 6 USD/GPU/hour }\n',
  );
});
afterAll(async () => {
  await endAll();
  rmSync(folder, { recursive: true });
});

/** Runs a command to its end. */
async function ended(words: readonly string[], env?: Readonly<Record<string, string>>) {
  const started = costcone(words, env);
  const exitCode = await started.ended;
  return { exitCode, stdout: started.stdout, stderr: started.stderr };
}

const password = 's3cret-p@ss';
const encoded = encodeURIComponent(password);

describe('a URL of a queue', () => {
  it.each<[string, readonly string[], Readonly<Record<string, string>>, RegExp]>([
    [
      'with a password on the command line',
      ['--engine', `redis://:${encoded}@localhost`],
      {},
      /can see a password on the command line: set COSTCONE_REDIS_PASSWORD/,
    ],
    [
      'with a password that is typed wrongly',
      ['--engine', `redis://me:${password} x@[`],
      {},
      /can see a password/,
    ],
    [
      'of something else',
      ['--engine', 'http://localhost'],
      {},
      /an engine is redis:\/\/.*found "http:\/\/localhost"/,
    ],
    ['that cannot be read', [], { COSTCONE_ENGINE: `redis://me:${password}@[` }, /found "\.\.\.@\["/],
    ['beside --workers', ['--engine', 'redis://localhost', '--workers', '2'], {}, /leave --workers out/],
    [
      'beside --workers, from the environment',
      ['--workers', '2'],
      { COSTCONE_ENGINE: 'redis://localhost' },
      /or give --engine threads/,
    ],
    [
      'where nobody listens',
      [],
      { COSTCONE_ENGINE: `redis://:${encoded}@127.0.0.1:1` },
      /cannot be reached at redis:\/\/127\.0\.0\.1:1 \(ECONNREFUSED\)/,
    ],
  ])('%s is refused, and no secret is told', async (_, words, env, message) => {
    const { exitCode, stdout, stderr } = await ended(['run', scenario, '--json', ...words], env);
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
    expect(stderr).toMatch(message);
    for (const secret of ['s3cret', 'p%40ss']) expect(stderr).not.toContain(secret);
  });

  it('is needed by a worker', async () => {
    const { exitCode, stderr } = await ended(['worker'], { COSTCONE_ENGINE: '' });
    expect({ exitCode, stderr: stderr.includes('worker needs a queue: --engine redis://') }).toEqual({
      exitCode: 2,
      stderr: true,
    });
  });
});

describe.runIf(hasRedis())('commands on a queue', () => {
  let redis: RedisServer;
  let workers: Started[];

  beforeAll(async () => {
    redis = await RedisServer.start();
    workers = await Promise.all([startWorker(redis.url), startWorker(redis.url)]);
  });
  afterAll(() => redis.stop());

  it.each<[string, readonly string[]]>([
    ['run', ['run', scenario, '--json', '--draws', '65536']],
    ['run to a precision', ['run', scenario, '--json', '--draws', '16384', '--precision', '1%']],
    ['compare', ['compare', scenario, other, '--json', '--draws', '16384']],
    ['break-even', ['break-even', scenario, '--input', 'price', '--json', '--draws', '16384']],
    ['sweep', ['sweep', scenario, '--grid', 'price=1..4:3', '--draws', '4096']],
    ['backtest', ['backtest', folder, '--json', '--draws', '16384']],
  ])('%s prints what it prints without one', async (_, words) => {
    const env = { COSTCONE_ENGINE: redis.url };
    const [here, there] = await Promise.all([
      ended([...words, '--seed', 'a', '--engine', 'threads'], env),
      ended([...words, '--seed', 'a'], env),
    ]);
    expect(there).toEqual(here);
    expect(there.exitCode).toBe(0);
  });

  it('stops at Ctrl-C: workers go idle, and nothing is left but keys that expire', async () => {
    const run = costcone(['run', scenario, '--json', '--draws', '2^36', '--engine', redis.url]);
    await busyWorker(redis.client, workers);
    expect(await run.end('SIGINT')).toBe(130);
    await until('idle workers', async () => (await redis.client.exists('costcone:tasks:active')) === 0);
    for (const list of ['wait', 'delayed', 'failed', 'completed'])
      expect(await redis.client.exists(`costcone:tasks:${list}`), list).toBe(0);
    for (const key of await redis.client.keys('*'))
      expect(await redis.client.ttl(key), key).toBeGreaterThanOrEqual(0);
  });

  it('gives up the tasks of a coordinator that was killed', async () => {
    const run = costcone(['run', scenario, '--json', '--draws', '2^36', '--engine', redis.url]);
    await busyWorker(redis.client, workers);
    await run.end('SIGKILL');
    // As if the time had passed after which a run without a word is taken to be over.
    await redis.client.del(await redis.client.keys('costcone:run:*'));
    await until(
      'idle workers',
      async () => (await redis.client.exists('costcone:tasks:active', 'costcone:tasks:wait')) === 0,
    );
  });

  it('lets a worker finish at SIGTERM, and ends it at the second', async () => {
    const url = `${redis.url}?prefix=second`;
    const worker = await startWorker(url);
    const run = costcone(['run', scenario, '--json', '--draws', '2^36', '--engine', url]);
    await until('a task at work', async () => (await redis.client.exists('second:tasks:active')) === 1);
    worker.process.kill('SIGTERM');
    await worker.says('finishes what is under way');
    expect(await worker.end('SIGTERM')).toBe(130);
    await run.end('SIGKILL');
  });
});

describe.runIf(hasRedis())('a Redis with users', () => {
  let redis: RedisServer;
  beforeAll(async () => {
    const rights = ['~team:*', '+@all', '-@dangerous', '+info'];
    redis = await RedisServer.start([
      '--requirepass',
      password,
      '--user',
      'analyst',
      'on',
      `>${password}`,
      ...rights,
    ]);
  });
  afterAll(() => redis.stop());

  it('is worked with under a user and a prefix, whose password nobody sees', async () => {
    const url = `redis://analyst@127.0.0.1:${redis.port}?prefix=team`;
    const whole = url.replace('@', `:${encoded}@`);
    const worker = await startWorker(url, { COSTCONE_ENGINE: whole });
    const run = costcone(['run', scenario, '--json', '--draws', '65536', '--seed', 'a', '--engine', url], {
      COSTCONE_REDIS_PASSWORD: password,
    });
    expect(await run.ended).toBe(0);
    expect(run.stdout).toBe(
      (await ended(['run', scenario, '--json', '--draws', '65536', '--seed', 'a'])).stdout,
    );
    expect(await worker.end()).toBe(0);
    expect(worker.stderr).toContain(`works for ${url}`);
    expect(run.stdout + run.stderr + worker.stderr).not.toMatch(/s3cret/);
  });

  it.each<[string, string, Readonly<Record<string, string>>, RegExp]>([
    ['no password', '', {}, /needs a password: set COSTCONE_REDIS_PASSWORD/],
    [
      'a wrong one',
      'analyst@',
      { COSTCONE_REDIS_PASSWORD: 'wr0ng' },
      /refuses the user "analyst" or the password: set COSTCONE_REDIS_PASSWORD/,
    ],
    ['a wrong one for nobody', '', { COSTCONE_REDIS_PASSWORD: 'wr0ng' }, /refuses the password/],
    [
      'what its user may not do',
      'analyst@',
      { COSTCONE_REDIS_PASSWORD: password },
      /does not allow what a queue needs \(NOPERM/,
    ],
  ])('refuses %s in plain words', async (_, user, env, message) => {
    const url = `redis://${user}127.0.0.1:${redis.port}`;
    for (const words of [['run', scenario, '--json'], ['worker']]) {
      const { exitCode, stdout, stderr } = await ended([...words, '--engine', url], env);
      expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
      expect(stderr).toMatch(message);
      expect(stderr).not.toContain('wr0ng');
    }
  });
});

/** Without openssl there is no certificate to test with. */
const hasOpenssl = spawnSync('openssl', ['version']).status === 0;
if (!hasOpenssl) process.stderr.write('not run: openssl is not installed\n');

describe.runIf(hasRedis() && hasOpenssl)('a Redis with TLS', () => {
  it('is worked with where its authority is known, and refused where it is not', async () => {
    const [key, certificate] = [join(folder, 'key.pem'), join(folder, 'certificate.pem')];
    const subject = ['-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost', '-days', '2'];
    execFileSync(
      'openssl',
      ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-keyout', key, '-out', certificate, ...subject],
      { stdio: 'ignore' },
    );
    const redis = await RedisServer.start(
      [
        '--tls-cert-file',
        certificate,
        '--tls-key-file',
        key,
        '--tls-auth-clients',
        'no',
        '--tls-ca-cert-file',
        certificate,
      ],
      true,
    );
    try {
      const url = `rediss://localhost:${redis.port}`;
      const stranger = await ended(['run', scenario, '--json', '--engine', url]);
      expect(stranger.exitCode).toBe(2);
      expect(stranger.stderr).toContain('goes into NODE_EXTRA_CA_CERTS');
      const env = { NODE_EXTRA_CA_CERTS: certificate, COSTCONE_ENGINE: url };
      const worker = await startWorker(url, env);
      const { exitCode, stderr } = await ended(['run', scenario, '--json', '--draws', '16384'], env);
      expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
      expect(await worker.end()).toBe(0);
    } finally {
      await redis.stop();
    }
  });
});
