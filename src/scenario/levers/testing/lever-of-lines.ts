import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Lever } from '../lever.ts';
import { readLever } from '../read-lever.ts';

let count = 0;

/** A lever of these lines, with a name and a title of its own. */
export function leverOfLines(lines: string): Lever {
  count += 1;
  const folder = mkdtempSync(join(tmpdir(), 'costcone-lever-'));
  try {
    const file = join(folder, 'lever.yaml');
    writeFileSync(file, `lever: l${count}\ntitle: Lever ${count}\nexplanation: A test.\n${lines}\n`);
    return readLever(file);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
