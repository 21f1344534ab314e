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

interface Measured {
  readonly peer: Peer;
  readonly ns: number[];
  readonly answer: Answer;
}

/** One round of one peer, in nanoseconds a draw. @throws Error where it does not run, or computes something else */
function round(peer: Peer): { ns: number; answer: Answer } {
  const answer = ask(peer.command, peer.sizes);
  checkSame(answer, reference, peer.sizes[1]);
  const [short, long] = answer.seconds as [number, number];
  const ns = ((long - short) * 1e9) / (peer.sizes[1] - peer.sizes[0]);
  process.stderr.write(`${peer.name}: ${ns.toFixed(1)} ns\n`);
  return { ns, answer };
}

/** The first round shows who runs and computes the same; the others are missing, with the reason. */
const measured = found.peers.flatMap((peer): Measured[] => {
  try {
    if (peer.check) outputOf(peer.check);
    const { ns, answer } = round(peer);
    return [{ peer, ns: [ns], answer }];
  } catch (error) {
    missing.push({ name: peer.name, reason: (error as Error).message });
    process.stderr.write(`${peer.name} is not measured: ${(error as Error).message}\n`);
    return [];
  }
});
for (let k = 1; k < rounds; k++) for (const { peer, ns } of measured) ns.push(round(peer).ns);

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
  const sizes = Array.from({ length: 8 }, (_, k) => 2 ** (16 + k));
  const { seconds, relativeErrors } = ask(peer.command, sizes);
  const first = relativeErrors!.findIndex((error) => error <= precision);
  if (first < 0) throw new Error(`${peer.name} is not exact enough after ${sizes.at(-1)} draws`);
  return { draws: sizes[first]!, seconds: seconds[first]! };
}

const results = measured.map(({ peer, ns, answer }): PeerResult => {
  const nsPerDraw = median(ns);
  const needed = independentDraws(answer);
  const { draws, seconds } = peer.stratified
    ? stratifiedDraws(peer)
    : { draws: needed, seconds: (needed * nsPerDraw) / 1e9 };
  return {
    name: peer.name,
    version: answer.version,
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
