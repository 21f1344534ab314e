import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { setup } from '../../src/cli/testing/built-command.ts';
import { cases } from './cases.ts';
import { type Written, writtenBy } from './written.ts';

/*
 * Runs every case on several versions of Node and holds their bytes against each other and against the digests that are
 * stored for this version of costcone. `--write` stores those of now.
 */

/** Long-term support; `--newest` adds the version that is not yet. */
const majors = [20, 22, 24, ...(process.argv.includes('--newest') ? [26] : [])];
const folder = 'bench/versions';
const stored = join(folder, 'digests.json');
type Digests = Readonly<Record<string, string>>;

const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };
const binaries = majors.map((major) => {
  const name = `node-${major}-${process.platform}-${process.arch}`;
  const binary = join(process.cwd(), folder, 'node_modules', name, 'bin/node');
  if (!existsSync(binary)) throw new Error(`${binary} is missing: npm ci --prefix ${folder}`);
  return { major, binary };
});

setup();
const started = Date.now();
const tasks = cases.flatMap((one) => binaries.map(({ major, binary }) => ({ one, major, binary })));
const found = new Map<string, Map<number, Written>>(cases.map(({ name }) => [name, new Map()]));
const problems: string[] = [];
const now: Record<string, Digests> = {};
const report = (problem: string) => {
  problems.push(problem);
  console.error(problem);
};

/** Holds what the versions wrote against each other. */
function compareVersions(name: string, written: ReadonlyMap<number, Written>): void {
  const first = written.get(majors[0]!)!;
  now[name] = first.shown;
  for (const [major, { whole }] of written)
    for (const file of new Set([...Object.keys(first.whole), ...Object.keys(whole)]))
      if (whole[file] !== first.whole[file])
        report(`${name}: ${file} differs between Node ${majors[0]} and ${major}`);
}

let next = 0;
await Promise.all(
  Array.from({ length: availableParallelism() }, async () => {
    for (let task = tasks[next++]; task !== undefined; task = tasks[next++]) {
      const written = found.get(task.one.name)!;
      written.set(task.major, await writtenBy(task.binary, task.one));
      if (written.size === majors.length) compareVersions(task.one.name, written);
    }
  }),
);

const known = existsSync(stored)
  ? (JSON.parse(readFileSync(stored, 'utf8')) as Record<string, Readonly<Record<string, Digests>>>)
  : {};
if (process.argv.includes('--write')) {
  writeFileSync(stored, `${JSON.stringify({ ...known, [version]: now }, null, 2)}\n`);
} else {
  const pinned = known[version];
  if (pinned === undefined)
    report(`${stored} has none for costcone ${version}: npm run check:versions -- --write`);
  for (const name of new Set([...Object.keys(pinned ?? {}), ...Object.keys(now)]))
    for (const file of new Set([...Object.keys(pinned?.[name] ?? {}), ...Object.keys(now[name] ?? {})]))
      if (pinned !== undefined && pinned[name]?.[file] !== now[name]?.[file])
        report(`${name}: ${file} is not what ${stored} has for costcone ${version}`);
}
console.log(
  `${cases.length} cases on Node ${majors.join(', ')}: ${problems.length === 0 ? 'the same bytes' : `${problems.length} differences`}, ${Math.round((Date.now() - started) / 1000)} s`,
);
process.exitCode = problems.length === 0 ? 0 : 1;
