import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { examineCase } from './examine-case.ts';
import { Finding } from './finding.ts';
import { kinds } from './kinds.ts';
import { slowness } from './limits.ts';
import { Marker } from './marker.ts';
import { Probe } from './probe.ts';
import type { Answer, Block } from './protocol.ts';
import { Random } from './random.ts';
import { addTallies, noCases, type Tally } from './tally.ts';

/** A process that examines one block after the other. The first word is the file in which it notes where it stands. */
const marker = new Marker(process.argv[2]!);
const folder = mkdtempSync(join(tmpdir(), 'costcone-fuzz-'));
process.chdir(folder);
const slow = slowness();

const send = (answer: Answer) => process.send!(answer);

/** Bytes that stay in use when everything that can go is gone; the first look is after the caches have filled. */
let settled: number | null = null;
const mostGrowth = 1 << 28;

/** @throws Finding where what stays in use has grown since the first look */
function checkGrowth(): void {
  globalThis.gc?.();
  const { heapUsed, external } = process.memoryUsage();
  settled ??= heapUsed + external;
  if (heapUsed + external - settled > mostGrowth)
    throw new Finding(
      'memory stays in use',
      `${Math.round((heapUsed + external - settled) / 2 ** 20)} MiB more than at first`,
    );
}

async function examineBlock({ kind: name, seed, from, count }: Block): Promise<Tally> {
  const kind = kinds.find((one) => one.name === name)!;
  let tally = noCases;
  for (let index = from; index < from + count; index++) {
    marker.write({ index, tally });
    const start = performance.now();
    const probe = new Probe(slow, folder);
    const verdict = await examineCase(kind, kind.make(new Random(seed, name, index)), probe);
    if (verdict instanceof Finding)
      send({ failure: { kind: name, index, sort: verdict.sort, message: verdict.message } });
    tally = addTallies(tally, {
      cases: 1,
      elapsedMs: performance.now() - start,
      accepted: verdict === 'accepted' ? 1 : 0,
      refused: verdict === 'refused' ? 1 : 0,
      slowestMs: probe.slowestMs,
      slowestCase: index,
    });
  }
  return tally;
}

let blocks = 0;
process.on('message', (block: Block) => {
  examineBlock(block)
    .then((tally) => {
      blocks += 1;
      if (blocks % 50 === 0) checkGrowth();
      send({ done: tally });
    })
    .catch((error: unknown) => {
      if (!(error instanceof Finding)) throw error;
      send({ failure: { kind: block.kind, index: block.from, sort: error.sort, message: error.message } });
      send({ done: noCases });
    });
});
send({ ready: { slowness: slow } });
