import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const repository = join(dirname(fileURLToPath(import.meta.url)), '../../..');
const command = join(repository, 'dist/cli/main.js');

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
  /** Sends Ctrl-C after so many milliseconds. */
  readonly interruptAfterMs?: number;
  readonly env?: Readonly<Record<string, string>>;
}

/** Runs `costcone` as its own process and waits for it. */
export function costcone(words: readonly string[], options: RunOptions = {}): Promise<Outcome> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [command, ...words], {
      cwd: options.cwd ?? repository,
      env: { ...process.env, NO_COLOR: '1', ...options.env },
    });
    let stdout = '';
    let stderr = '';
    child.stdout.setEncoding('utf8').on('data', (text) => {
      stdout += text;
    });
    child.stderr.setEncoding('utf8').on('data', (text) => {
      stderr += text;
    });
    child.on('error', reject);
    child.on('close', (exitCode) => resolve({ exitCode, stdout, stderr }));
    child.stdin.end(options.input ?? '');
    if (options.interruptAfterMs !== undefined)
      setTimeout(() => child.kill('SIGINT'), options.interruptAfterMs).unref();
  });
}
