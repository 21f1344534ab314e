import { spawnSync } from 'node:child_process';

/** Processor time of one command in ms: bash reads it where the process has ended, which Node gives for itself only. */
export function cpuMsOf(words: readonly string[]): number {
  const script = 'TIMEFORMAT="%3U %3S"; time "$@" >/dev/null 2>&1';
  const { status, stderr } = spawnSync('bash', ['-c', script, 'bash', process.execPath, ...words], {
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`${words.join(' ')} ends with ${status}: ${stderr}`);
  const [user, system] = stderr.trim().split(' ').map(Number) as [number, number];
  return (user + system) * 1000;
}
