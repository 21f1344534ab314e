import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { examineCase } from './examine-case.ts';
import { Finding } from './finding.ts';
import { kinds } from './kinds.ts';
import { type KnownReason, knownReasons } from './known.ts';
import { slowness } from './limits.ts';
import { Probe } from './probe.ts';

/** Names of known reasons whose examples fail no more, or fail otherwise: their rows are to be taken out. */
export async function reasonsGone(
  reasons: readonly KnownReason[] = knownReasons,
): Promise<readonly string[]> {
  const folder = mkdtempSync(join(tmpdir(), 'costcone-fuzz-'));
  const slow = slowness();
  const gone: string[] = [];
  for (const { name, kind, sort, example } of reasons) {
    const verdict = await examineCase(
      kinds.find((one) => one.name === kind)!,
      example,
      new Probe(slow, folder),
    );
    if (!(verdict instanceof Finding && sort.test(verdict.sort))) gone.push(name);
  }
  return gone;
}
