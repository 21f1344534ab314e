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

const majors = [20, 22, 24, 26];
const folder = 'bench/versions';
const stored = join(folder, 'digests.json');
type Digests = Record<string, Readonly<Record<string, string>>>;

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
const found = new Map<string, Written>();
let next = 0;
await Promise.all(
  Array.from({ length: availableParallelism() }, async () => {
    for (let task = tasks[next++]; task !== undefined; task = tasks[next++])
      found.set(`${task.one.name} ${task.major}`, await writtenBy(task.binary, task.one));
  }),
);

const problems: string[] = [];
const now: Digests = {};
for (const { name } of cases) {
  const all = majors.map((major) => ({ major, ...found.get(`${name} ${major}`)! }));
  const first = all[0]!;
  now[name] = first.shown;
  for (const { major, whole } of all)
    for (const file of new Set([...Object.keys(first.whole), ...Object.keys(whole)]))
      if (whole[file] !== first.whole[file])
        problems.push(`${name}: ${file} differs between Node ${first.major} and ${major}`);
}

const known = existsSync(stored) ? (JSON.parse(readFileSync(stored, 'utf8')) as Record<string, Digests>) : {};
if (process.argv.includes('--write')) {
  writeFileSync(stored, `${JSON.stringify({ ...known, [version]: now }, null, 2)}\n`);
} else {
  const pinned = known[version];
  if (pinned === undefined)
    problems.push(`${stored} holds none for costcone ${version}: npm run check:versions -- --write`);
  for (const name of new Set([...Object.keys(pinned ?? {}), ...Object.keys(now)]))
    for (const file of new Set([...Object.keys(pinned?.[name] ?? {}), ...Object.keys(now[name] ?? {})]))
      if (pinned !== undefined && pinned[name]?.[file] !== now[name]?.[file])
        problems.push(`${name}: ${file} is not what ${stored} holds for costcone ${version}`);
}
for (const problem of problems) console.error(problem);
console.log(
  `${cases.length} cases on Node ${majors.join(', ')}: ${problems.length === 0 ? 'the same bytes' : `${problems.length} differences`}, ${Math.round((Date.now() - started) / 1000)} s`,
);
process.exitCode = problems.length === 0 ? 0 : 1;
