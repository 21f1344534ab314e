import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** A folder to write what the digests are of, so that a difference can be looked at. */
const keep = process.env.COSTCONE_DIGESTS;

/** What is numbers: neither the version that made them nor the program that a page carries for its what-if. */
export function numbers(value: unknown): string {
  return JSON.stringify(value, (key, item: unknown) =>
    key === 'version' || key === 'whatIf' ? undefined : item,
  );
}

/** What a reader sees: neither the scripts nor the hashes that allow them. */
export function seen(page: string): string {
  return page
    .replace(/(<script\b[^>]*>)[\s\S]*?<\/script>/g, '$1</script>')
    .replace(/http-equiv="Content-Security-Policy" content="[^"]*"/, '')
    .replaceAll(/costcone \d+\.\d+\.\d+/g, 'costcone');
}

/** The first half of the SHA-256 of a text, which `name` is the file of where it is to be looked at. */
export function digest(name: string, text: string): string {
  if (keep) {
    const path = join(keep, name.replaceAll('/', '-'));
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  }
  return createHash('sha256').update(text).digest('hex').slice(0, 32);
}
