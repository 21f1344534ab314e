import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { expect, it } from 'vitest';
import { host } from '#host';

it('replaces a page whose result is missing, in a folder named from the working directory', () => {
  const folder = mkdtempSync(join(tmpdir(), 'costcone-half-pair-'));
  try {
    writeFileSync(join(folder, 'a.html'), 'old');
    // The system may have given it the identity of a file that another test read, and which is gone.
    host.files.forgetRead();
    const named = relative(process.cwd(), folder);
    host.files.write([
      { path: join(named, 'a.json'), content: '{}' },
      { path: join(named, 'a.html'), content: 'new' },
    ]);
    expect(readdirSync(folder).sort()).toEqual(['a.html', 'a.json']);
    expect(readFileSync(join(folder, 'a.html'), 'utf8')).toBe('new');
  } finally {
    rmSync(folder, { recursive: true });
  }
});
