import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { examineCase } from './examine-case.ts';
import { caseOf, saveInput } from './failures.ts';
import { Finding } from './finding.ts';
import { kinds } from './kinds.ts';
import { slowness } from './limits.ts';
import { cutDown } from './cut-down.ts';
import { Probe } from './probe.ts';
import type { Request } from './request.ts';

/** Examines one case alone; where it fails, cuts its input down to what is needed for that, and saves it. */
export async function tryOne({ seed, kinds: [name] }: Request, index: number): Promise<number> {
  const kind = kinds.find((one) => one.name === name)!;
  const input = caseOf(kind.name, seed, index);
  const folder = mkdtempSync(join(tmpdir(), 'costcone-fuzz-'));
  const slow = slowness();
  const examined = (text: typeof input.text) =>
    examineCase(kind, { ...input, text }, new Probe(slow, folder));
  const verdict = await examined(input.text);
  if (!(verdict instanceof Finding)) {
    process.stdout.write(`${name} ${index}: ${verdict}\n`);
    return 0;
  }
  process.stdout.write(`FAILED ${name} ${index}: ${verdict.message}\n`);
  const text = await cutDown(input.text, async (shorter) => {
    const again = await examined(shorter);
    return again instanceof Finding && again.sort === verdict.sort;
  });
  process.stdout.write(
    `  input, cut down: ${saveInput({ ...input, text }, `${name}-${seed}-${index}-short`)}\n${typeof text === 'string' && text.length < 2000 ? `${text}\n` : ''}`,
  );
  return 1;
}
