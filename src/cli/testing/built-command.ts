import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

export const repository = join(dirname(fileURLToPath(import.meta.url)), '../../..');
/** The built command. */
export const command = join(repository, 'dist/cli/main.js');
const dist = pathToFileURL(join(repository, 'dist/')).href;

/**
 * Builds dist/ when a source is newer than it: tests run the command as users have it. Vitest's global setup of the
 * project `whole`, so that it is done once, before any of them.
 */
export function setup(): void {
  if (existsSync(command) && newest(join(repository, 'src')) <= newest(join(repository, 'dist'))) return;
  const { status, stderr } = spawnSync(process.execPath, ['build.mjs'], {
    cwd: repository,
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`the build failed\n${stderr}`);
}

function newest(folder: string): number {
  return Math.max(
    ...readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter(
        (entry) =>
          entry.isFile() && !/\.test\.ts$/.test(entry.name) && !entry.parentPath.includes('/testing'),
      )
      .map((entry) => statSync(join(entry.parentPath, entry.name)).mtimeMs),
  );
}

export interface Outcome {
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface RunOptions {
  readonly cwd?: string;
  readonly input?: string;
  /** Sends Ctrl-C as soon as a worker thread has started: the run is under way then, however slow the machine is. */
  readonly interruptWhenDrawing?: boolean;
  readonly env?: Readonly<Record<string, string>>;
  /** Modules that the process loads before the command. */
  readonly imports?: readonly string[];
}

/** A module that tells the parent process of the first worker thread. */
const announceThreads = `data:text/javascript,${encodeURIComponent(
  "process.once('worker', (worker) => worker.once('online', () => process.send('drawing')));",
)}`;

/** Runs `costcone` as its own process and waits for it. */
export function costcone(words: readonly string[], options: RunOptions = {}): Promise<Outcome> {
  return new Promise((resolve, reject) => {
    const announced = options.interruptWhenDrawing ? [announceThreads] : [];
    const before = [...announced, ...(options.imports ?? [])].flatMap((module) => ['--import', module]);
    const child = spawn(process.execPath, [...before, command, ...words], {
      cwd: options.cwd ?? repository,
      env: { ...process.env, NO_COLOR: '1', ...options.env },
      stdio: ['pipe', 'pipe', 'pipe', 'ipc'],
    });
    let stdout = '';
    let stderr = '';
    child.stdout!.setEncoding('utf8').on('data', (text) => {
      stdout += text;
    });
    child.stderr!.setEncoding('utf8').on('data', (text) => {
      stderr += text;
    });
    child.on('error', reject);
    child.on('close', (exitCode) => resolve({ exitCode, stdout, stderr }));
    child.on('message', () => child.kill('SIGINT'));
    child.stdin!.end(options.input ?? '');
  });
}

/** What the command loads of dist/: how many files, and their bytes. */
export async function loadedBy(words: readonly string[]): Promise<{ files: number; bytes: number }> {
  const folder = mkdtempSync(join(tmpdir(), 'costcone-loaded-'));
  try {
    await costcone(words, { env: { NODE_V8_COVERAGE: folder } });
    const loaded = readdirSync(folder).flatMap((name) => {
      const { result } = JSON.parse(readFileSync(join(folder, name), 'utf8')) as {
        result: { url: string }[];
      };
      return result
        .map(({ url }) => url)
        .filter((url) => url.startsWith(dist) || url.includes('/node_modules/'));
    });
    const sizes = [...new Set(loaded)].map((url) => statSync(new URL(url)).size);
    return { files: sizes.length, bytes: sizes.reduce((sum, size) => sum + size, 0) };
  } finally {
    rmSync(folder, { recursive: true });
  }
}
