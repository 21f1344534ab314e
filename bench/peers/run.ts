// Measures costcone and its peers on one model with the same statistics, all taking turns. Usage: run.ts [ROUNDS]
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism, cpus, release, tmpdir, type } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { median } from 'simple-statistics';
import type { PeerReport, PeerResult } from './peer-report.ts';
import { readmeTable } from './readme-table.ts';
import { writeTables } from './write-tables.ts';

/** What a program prints. */
interface Answer {
  readonly seconds: number;
  readonly mean: number;
  readonly sd: number;
  /** At 1, 2.5, 5, 10, 25, 50, 75, 90, 95, 97.5 and 99 %. */
  readonly quantiles: readonly number[];
  readonly version: string;
  /** Largest relative simulation error of mean, 5th and 95th percentile, from the replicates. */
  readonly relativeError?: number;
}

interface Peer {
  readonly name: string;
  /** Command for a number of draws. */
  readonly command: (draws: number) => readonly [string, ...string[]];
  /** Draws of the short and the long run: their difference leaves out what does not grow with draws. */
  readonly sizes: readonly [short: number, long: number];
}

const here = fileURLToPath(new URL('.', import.meta.url));
const work = mkdtempSync(join(tmpdir(), 'costcone-peers-'));
const rounds = Number(process.argv[2] ?? 5);
const precision = 0.001;
const large = [2 ** 22, 2 ** 24] as const;

const missing: { name: string; reason: string }[] = [];
const designs = ['monte-carlo', 'sobol', 'latin-hypercube'] as const;
const tsx = fileURLToPath(new URL('../../node_modules/tsx/dist/cli.mjs', import.meta.url));
const costcone = (design: string, workers: number, sizes: Peer['sizes']): Peer => ({
  name: `costcone, ${design}, ${workers} ${workers === 1 ? 'worker' : 'workers'}`,
  command: (draws) => [process.execPath, tsx, join(here, 'costcone.ts'), String(draws), design, String(workers)],
  sizes,
});

/** A C program compiled, or null and the reason kept. */
function compiled(name: string, source: string, ...rest: string[]): Peer[] {
  const target = join(work, source);
  const { status, stderr, error } = spawnSync(
    'gcc',
    ['-O3', '-march=native', '-o', target, join(here, `${source}.c`), '-lm'],
    { encoding: 'utf8' },
  );
  if (status === 0) return [{ name, command: (draws) => [target, String(draws), ...rest], sizes: large }];
  missing.push({ name, reason: error ? 'no gcc' : (stderr.split('\n').find((line) => line !== '') ?? 'gcc failed') });
  return [];
}

function ask(command: readonly [string, ...string[]]): Answer {
  const [program, ...words] = command;
  const { status, stdout, stderr, error } = spawnSync(program, words, { encoding: 'utf8', cwd: here });
  if (status !== 0) throw new Error(error?.message ?? stderr.trim().split('\n').at(-1) ?? `exit ${status}`);
  return JSON.parse(stdout.trim().split('\n').at(-1)!) as Answer;
}

const tables = join(work, 'tables');
writeTables(tables);
const avx512 = existsSync('/proc/cpuinfo') && readFileSync('/proc/cpuinfo', 'utf8').includes('avx512dq');
if (!avx512) missing.push({ name: 'C with AVX-512', reason: 'this processor has no AVX-512' });
const workers = availableParallelism();
const candidates: Peer[] = [
  ...designs.map((design) => costcone(design, 1, large)),
  ...(workers > 1 ? [costcone('monte-carlo', 2, large), costcone('sobol', 2, large)] : []),
  { name: 'NumPy', command: (draws) => ['python3', join(here, 'numpy-peer.py'), String(draws)], sizes: large },
  ...compiled('C with libm', 'libm'),
  ...(avx512 ? compiled('C with AVX-512, the same algorithm', 'avx512', tables) : []),
  {
    name: 'plain JavaScript and simple-statistics',
    command: (draws) => [process.execPath, join(here, 'plain-javascript.mjs'), String(draws)],
    sizes: [2 ** 19, 2 ** 21],
  },
  {
    name: 'Squiggle',
    command: (draws) => [process.execPath, join(here, 'squiggle.mjs'), String(draws)],
    sizes: [2 ** 16, 2 ** 18],
  },
];

const peers = candidates.filter(({ name, command, sizes }) => {
  try {
    ask(command(sizes[0]));
    return true;
  } catch (error) {
    missing.push({ name, reason: (error as Error).message });
    return false;
  }
});

const measured = new Map(peers.map((peer) => [peer, { ns: [] as number[], answer: null as Answer | null }]));
for (let round = 0; round < rounds; round++) {
  for (const [peer, kept] of measured) {
    const [short, long] = peer.sizes.map((draws) => ask(peer.command(draws))) as [Answer, Answer];
    kept.ns.push(((long.seconds - short.seconds) * 1e9) / (peer.sizes[1] - peer.sizes[0]));
    kept.answer = long;
    process.stderr.write(`${round + 1}/${rounds} ${peer.name}: ${kept.ns.at(-1)!.toFixed(1)} ns\n`);
  }
}

/** Independent draws until every standard error is small enough: those of quantiles from the slope between their neighbours. */
function independentDraws({ mean, sd, quantiles }: Answer): number {
  const slope = (low: number, high: number, share: number) => Math.log(quantiles[high]! / quantiles[low]!) / share;
  const errors = [
    sd / mean,
    Math.sqrt(0.05 * 0.95) * slope(1, 3, 0.075),
    Math.sqrt(0.05 * 0.95) * slope(7, 9, 0.075),
  ];
  return Math.max(...errors.map((error) => (error / precision) ** 2));
}

/** Draws of a design, doubled until its own replicates agree, and the seconds of that run. */
function stratifiedDraws(peer: Peer): { draws: number; seconds: number } {
  for (let draws = 2 ** 13; ; draws *= 2) {
    const answer = ask(peer.command(draws));
    if (answer.relativeError! <= precision || draws >= 2 ** 26) return { draws, seconds: answer.seconds };
  }
}

const results = [...measured].map(([peer, { ns, answer }]): PeerResult => {
  const nsPerDraw = median(ns);
  const { draws, seconds } = /sobol|latin/.test(peer.name)
    ? stratifiedDraws(peer)
    : { draws: independentDraws(answer!), seconds: (independentDraws(answer!) * nsPerDraw) / 1e9 };
  return {
    name: peer.name,
    version: answer!.version,
    nsPerDraw,
    secondsToPrecision: seconds,
    drawsToPrecision: Math.ceil(draws),
  };
});

const report: PeerReport = {
  format: 'costcone-peers/1',
  machine: `${cpus()[0]?.model ?? 'unknown'}, ${workers} cores, ${type()} ${release()}`,
  node: process.version,
  date: new Date().toISOString().slice(0, 10),
  results,
  missing,
};
const target = fileURLToPath(new URL('../results/', import.meta.url));
mkdirSync(target, { recursive: true });
writeFileSync(join(target, 'peers.json'), `${JSON.stringify(report, null, 2)}\n`);
writeFileSync(join(target, 'peers.md'), readmeTable(report));
process.stdout.write(readFileSync(join(target, 'peers.md'), 'utf8'));
