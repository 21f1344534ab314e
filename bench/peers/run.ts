// Measures costcone and its peers on one model with the same statistics, all taking turns. Usage: run.ts [ROUNDS]
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, cpus, release, tmpdir, type } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { median } from 'simple-statistics';
import { checkSame } from './check-same.ts';
import { ask, outputOf } from './commands.ts';
import type { Answer, Missing, Peer } from './peer.ts';
import type { PeerReport, PeerResult } from './peer-report.ts';
import { peersOf } from './peers.ts';
import { readmeTable } from './readme-table.ts';

const rounds = Number(process.argv[2] ?? 3);
const precision = 0.001;
const work = mkdtempSync(join(tmpdir(), 'costcone-peers-'));
process.on('exit', () => rmSync(work, { recursive: true }));

const found = peersOf(work);
const missing: Missing[] = [...found.missing];
/** What all others are compared with: costcone's own, by far the most exact. */
const reference = ask(found.peers.find(({ name }) => name === 'costcone, sobol, 1 worker')!.command, [2 ** 24]);

/** Whoever runs and computes the same; the others are missing, with the reason. */
const peers = found.peers.filter(({ name, command, sizes, check }) => {
  try {
    if (check) outputOf(check);
    checkSame(ask(command, [sizes[1]]), reference, sizes[1]);
    return true;
  } catch (error) {
    missing.push({ name, reason: (error as Error).message });
    process.stderr.write(`${name} is not measured: ${(error as Error).message}\n`);
    return false;
  }
});

const measured = new Map(peers.map((peer) => [peer, { ns: [] as number[], answer: null as Answer | null }]));
for (let round = 0; round < rounds; round++) {
  for (const [peer, kept] of measured) {
    const answer = ask(peer.command, peer.sizes);
    const [short, long] = answer.seconds as [number, number];
    kept.ns.push(((long - short) * 1e9) / (peer.sizes[1] - peer.sizes[0]));
    kept.answer = answer;
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
    const answer = ask(peer.command, [draws]);
    if (answer.relativeError! <= precision || draws >= 2 ** 26) return { draws, seconds: answer.seconds[0]! };
  }
}

const results = [...measured].map(([peer, { ns, answer }]): PeerResult => {
  const nsPerDraw = median(ns);
  const { draws, seconds } = peer.stratified
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
  machine: `${cpus()[0]?.model ?? 'unknown'}, ${availableParallelism()} cores, ${type()} ${release()}`,
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
