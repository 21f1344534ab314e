import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { type Case, requestLog } from './cases.ts';
import { requestLogText } from './request-log.ts';

/** What a case wrote: the digests of its files and of what it printed, by name. */
export interface Written {
  /** Of every byte. */
  readonly whole: Readonly<Record<string, string>>;
  /** Of what a reader sees and of the numbers: without the page's scripts and the version of costcone. */
  readonly shown: Readonly<Record<string, string>>;
}

const digest = (text: string) => createHash('sha256').update(text).digest('hex').slice(0, 32);

/** A page without its scripts and the hashes that allow them; a result without its version and what a page simulates. */
function shownOf(name: string, text: string): string {
  if (name.endsWith('.json'))
    return JSON.stringify(JSON.parse(text), (key, item: unknown) =>
      key === 'version' || key === 'whatIf' ? undefined : item,
    );
  return text
    .replace(/(<script\b[^>]*>)[\s\S]*?<\/script>/g, '$1</script>')
    .replace(/http-equiv="Content-Security-Policy" content="[^"]*"/, '')
    .replaceAll(/costcone \d+\.\d+\.\d+/g, 'costcone');
}

/** Runs the built command by a binary of Node, in a folder of its own. @throws Error where the command fails. */
export async function writtenBy(node: string, { name, words, writes }: Case): Promise<Written> {
  const folder = mkdtempSync(join(tmpdir(), 'costcone-versions-'));
  try {
    mkdirSync(join(folder, 'out'));
    writeFileSync(join(folder, requestLog), requestLogText());
    const places = words.map((word) =>
      word === requestLog ? word : /^(scenarios|bench)\//.test(word) ? resolve(word) : word,
    );
    const printed = await outputOf(
      node,
      [resolve('dist/cli/main.js'), ...places, ...(writes ? ['--out', 'out'] : [])],
      folder,
    );
    const texts = [
      ['printed', printed] as const,
      ...readdirSync(join(folder, 'out'))
        .sort()
        .map((file) => [file, readFileSync(join(folder, 'out', file), 'utf8')] as const),
    ];
    if (writes && texts.length < 3) throw new Error(`${name} wrote no result and page`);
    const digests = (of: (file: string, text: string) => string) =>
      Object.fromEntries(texts.map(([file, text]) => [file, digest(of(file, text))]));
    return { whole: digests((_, text) => text), shown: digests(shownOf) };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function outputOf(node: string, words: readonly string[], cwd: string): Promise<string> {
  return new Promise((done, failed) => {
    const child = spawn(node, words, { cwd, env: { ...process.env, NO_COLOR: '1' } });
    let [printed, said] = ['', ''];
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      printed += text;
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      said += text;
    });
    child.on('error', failed);
    child.on('close', (code) =>
      code === 0
        ? done(printed)
        : failed(new Error(`${node} ${words.join(' ')} ended with ${code}\n${said}`)),
    );
  });
}
