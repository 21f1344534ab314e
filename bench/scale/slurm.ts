import { spawn, spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { command, repository } from '../../src/cli/testing/built-command.ts';

/*
 * Runs the flagship as an array of a real Slurm on this machine, and holds the answer against that of one process:
 *
 *   apt-get install slurm-wlm && npx tsx bench/scale/slurm.ts
 *
 * It needs root, as Slurm's daemons do. Nothing of it stays.
 */

const shards = 8;
const draws = ['--draws', '1M', '--seed', 'slurm', '--no-sensitivity'];
const scenario = join(repository, 'scenarios/chatgpt-2023.yaml');
const folder = mkdtempSync(join(tmpdir(), 'costcone-slurm-'));
chmodSync(folder, 0o755);
const env = { ...process.env, SLURM_CONF: join(folder, 'slurm.conf') };
const daemons: ReturnType<typeof spawn>[] = [];

function call(program: string, ...words: string[]): string {
  const { status, stdout, stderr } = spawnSync(program, words, {
    cwd: folder,
    env,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  if (status !== 0) throw new Error(`${program} ${words.join(' ')} ended with ${status}\n${stderr}`);
  return stdout;
}

function start(program: string, ...words: string[]): void {
  const log = join(folder, `${program}.log`);
  daemons.push(spawn('/bin/sh', ['-c', `exec ${program} ${words.join(' ')} > ${log} 2>&1`], { env }));
}

async function until(what: string, isSo: () => boolean): Promise<void> {
  for (let tries = 0; tries < 300; tries++) {
    if (isSo()) return;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw new Error(`${what} did not happen within a minute; the logs are in ${folder}`);
}

const answers = (program: string, ...words: string[]) =>
  spawnSync(program, words, { env, encoding: 'utf8' }).status === 0;

function startSlurm(): void {
  const cores = availableParallelism();
  mkdirSync(join(folder, 'state'));
  mkdirSync(join(folder, 'spool'));
  writeFileSync(
    env.SLURM_CONF,
    [
      'ClusterName=costcone',
      `SlurmctldHost=${hostname()}(127.0.0.1)`,
      'SlurmUser=root',
      'SlurmctldPort=16817',
      'SlurmdPort=16818',
      `StateSaveLocation=${join(folder, 'state')}`,
      `SlurmdSpoolDir=${join(folder, 'spool')}`,
      `SlurmctldPidFile=${join(folder, 'slurmctld.pid')}`,
      `SlurmdPidFile=${join(folder, 'slurmd.pid')}`,
      'AuthType=auth/munge',
      `AuthInfo=socket=${join(folder, 'munge.socket')}`,
      'ProctrackType=proctrack/linuxproc',
      'TaskPlugin=task/none',
      'SelectType=select/cons_tres',
      'SelectTypeParameters=CR_Core',
      'ReturnToService=2',
      'MpiDefault=none',
      `NodeName=${hostname()} NodeAddr=127.0.0.1 CPUs=${cores} State=UNKNOWN`,
      `PartitionName=main Nodes=${hostname()} Default=YES MaxTime=INFINITE State=UP`,
      '',
    ].join('\n'),
  );
  const key = join(folder, 'munge.key');
  writeFileSync(key, Buffer.alloc(1024, 7), { mode: 0o600 });
  start(
    'munged',
    '--foreground --force',
    `--key-file=${key} --socket=${join(folder, 'munge.socket')} --pid-file=${join(folder, 'munged.pid')}`,
    `--log-file=${join(folder, 'munge.log')} --seed-file=${join(folder, 'munge.seed')}`,
  );
}

try {
  startSlurm();
  await until('munge', () => answers('munge', '-n', '-S', join(folder, 'munge.socket')));
  start('slurmctld', '-D');
  start('slurmd', '-D');
  await until('an idle node', () => call('sinfo', '-h', '-o', '%T').includes('idle'));
  const costcone = (...words: string[]) => call(process.execPath, command, ...words);
  console.log(costcone('shards', 'plan', scenario, '--out', 'run', '--shards', String(shards), ...draws));
  writeFileSync(
    join(folder, 'job.sh'),
    `#!/bin/sh\n#SBATCH --array=0-${shards - 1} --cpus-per-task=1 --output=${folder}/%a.out\n` +
      `exec ${process.execPath} ${command} shards run ${folder}/run\n`,
  );
  const startedMs = performance.now();
  console.log(call('sbatch', '--wait', 'job.sh').trim());
  const seconds = ((performance.now() - startedMs) / 1000).toFixed(1);
  for (let k = 0; k < shards; k++) process.stdout.write(readFileSync(join(folder, `${k}.out`), 'utf8'));
  const merged = costcone('shards', 'merge', 'run', '--json');
  const whole = costcone('run', scenario, '--json', ...draws);
  console.log(`an array of ${shards} jobs took ${seconds} s; the answer has ${merged.length} bytes`);
  if (merged !== whole) throw new Error('the answer is not that of one process');
  console.log('the same bytes as one process');
} finally {
  for (const daemon of daemons.toReversed()) daemon.kill('SIGTERM');
  await new Promise((resolve) => setTimeout(resolve, 1000));
  rmSync(folder, { recursive: true, force: true });
}
