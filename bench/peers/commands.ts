import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Answer, Command } from './peer.ts';

export const here = fileURLToPath(new URL('.', import.meta.url));

/** What a command prints. @throws Error with the last line that it writes of what is wrong */
export function outputOf([program, ...words]: Command): string {
  const { status, stdout, stderr, error } = spawnSync(program, words, { encoding: 'utf8', cwd: here });
  if (error) throw new Error((error as NodeJS.ErrnoException).code === 'ENOENT' ? `no ${program}` : error.message);
  if (status !== 0) throw new Error(stderr.trim().split('\n').at(-1) || `exit ${status}`);
  return stdout;
}

/** A peer's answer for some sizes. @throws Error where it does not run */
export function ask(command: Command, sizes: readonly number[]): Answer {
  const output = outputOf([...command, ...sizes.map(String)]);
  return JSON.parse(output.trim().split('\n').at(-1)!) as Answer;
}

/** The first Python that has a module: the one on the path, or the system's, where packages of the distribution are. @throws Error where none has */
export function pythonWith(module: string): string {
  for (const python of ['python3', '/usr/bin/python3']) {
    try {
      outputOf([python, '-c', `import ${module}`]);
      return python;
    } catch {}
  }
  throw new Error('not installed');
}
