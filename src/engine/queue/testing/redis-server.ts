import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Redis } from 'ioredis';

/** Whether a Redis can be started here. Where COSTCONE_REQUIRE_REDIS is set, a missing one fails the tests. */
export function hasRedis(): boolean {
  if (spawnSync('redis-server', ['--version']).status === 0) return true;
  if (process.env.COSTCONE_REQUIRE_REDIS)
    throw new Error('redis-server is not installed, and COSTCONE_REQUIRE_REDIS is set');
  process.stderr.write('not run: redis-server is not installed\n');
  return false;
}

/** A Redis of its own, on a free port and in a folder of its own. */
export class RedisServer {
  readonly folder = mkdtempSync(join(tmpdir(), 'costcone-redis-'));
  readonly port: number;
  readonly #words: readonly string[];
  readonly #isSecure: boolean;
  #process: ChildProcess | null = null;
  #client: Redis | null = null;

  private constructor(port: number, words: readonly string[], isSecure: boolean) {
    this.port = port;
    this.#words = words;
    this.#isSecure = isSecure;
  }

  /** `words`: options of redis-server, as in `['--appendonly', 'yes']`. It keeps nothing unless they say so. `isSecure`: it speaks TLS. */
  static async start(words: readonly string[] = [], isSecure = false): Promise<RedisServer> {
    const server = new RedisServer(await freePort(), words, isSecure);
    await server.start();
    return server;
  }

  get url(): string {
    return `redis://127.0.0.1:${this.port}`;
  }

  get pid(): number {
    return this.#process!.pid!;
  }

  /** A connection for looking into it; closed with the server. */
  get client(): Redis {
    if (this.#client !== null) return this.#client;
    this.#client = new Redis(this.port, { maxRetriesPerRequest: null, retryStrategy: () => 50 });
    // While it is away.
    this.#client.on('error', () => {});
    return this.#client;
  }

  /** Starts it again after `kill`. */
  async start(): Promise<void> {
    const port = this.#isSecure ? ['--port', '0', '--tls-port'] : ['--port'];
    const own = [...port, String(this.port), '--bind', '127.0.0.1', '--dir', this.folder, '--save', ''];
    const started = spawn('redis-server', [...own, ...this.#words], { stdio: ['ignore', 'pipe', 'ignore'] });
    this.#process = started;
    await new Promise<void>((resolve, reject) => {
      let log = '';
      started.stdout!.setEncoding('utf8').on('data', (text: string) => {
        log += text;
        if (log.includes('Ready to accept connections')) resolve();
      });
      started.once('exit', () => reject(new Error(`redis-server ended:\n${log}`)));
    });
  }

  /** Ends it as a power cut would. */
  async kill(): Promise<void> {
    const ending = this.#process!;
    const ended = new Promise((resolve) => ending.once('exit', resolve));
    ending.kill('SIGKILL');
    await ended;
  }

  async stop(): Promise<void> {
    this.#client?.disconnect();
    await this.kill();
    rmSync(this.folder, { recursive: true });
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number };
      server.close(() => resolve(port));
    });
  });
}
