import { createEngine } from '../../engine/create-engine.ts';
import type { Manifest } from '../../engine/shards/manifest.ts';
import { dividedAmong, mergingEngine, missingShards } from '../../engine/shards/merging-engine.ts';
import { ShardFolder } from '../../engine/shards/shard-folder.ts';
import { Undrawn } from '../../engine/shards/undrawn.ts';
import { EvidenceError, UsageError } from '../../errors.ts';
import { exitCodes, type Words } from '../command.ts';
import { compare } from '../compare.ts';
import { reportFailure } from '../failure.ts';
import { say } from '../outlet.ts';
import { run } from '../run.ts';
import { readingsOf, readScenarios } from '../scenarios.ts';
import { countOf, textsOf } from '../words.ts';
import { pathOf, type ShardRequest } from './request.ts';
import { folderOf } from './run-shard.ts';

/** Shards that a message lists one by one. */
const mostListed = 20;

/** `costcone shards merge`: writes and prints what `run`, or `compare`, would have, to the byte. */
export async function mergeShards(words: Words): Promise<number> {
  const folder = new ShardFolder(folderOf(words));
  const manifest = await folder.manifest();
  const request = manifest.request as ShardRequest;
  checkWhole(folder, manifest);
  const files = request.files.map(pathOf);
  const { paths: _, step: __, workers: ___, ...asked } = words;
  const own = { ...asked, ...request.words };
  await checkUnchanged(request, files, own);
  const local = createEngine({ workers: countOf(words, 'workers') });
  const engine = mergingEngine(folder, manifest, local);
  const given = { engine, settings: { tooFew: 'refuse' as const }, report };
  try {
    if (request.command === 'run') return await run({ ...own, files }, given);
    const [base, ...others] = files;
    return await compare({ ...own, base, others }, given).catch(report);
  } finally {
    await local.close();
  }

  function report(error: unknown): number {
    if (error instanceof Undrawn) return planFurther(folder, manifest, error);
    const code = reportFailure(error);
    if (error instanceof EvidenceError && error.draws !== null)
      say(`costcone: plan more draws: ${commandOf(request, manifest.shards, error.draws, folder.path)}`);
    return code;
  }
}

/** @throws UsageError naming the shards that have nothing, or not all, to merge */
function checkWhole(folder: ShardFolder, manifest: Manifest): void {
  const missing = missingShards(folder, manifest);
  if (missing.length === 0) return;
  const { path } = folder;
  throw new UsageError(
    `${missing.length} of ${manifest.shards} shards are missing, or not whole: ${ranges(missing)}; ` +
      `\`costcone shards run ${path} --index ${missing[0]}\` draws what is missing of one, --index all of all`,
  );
}

/** Whole numbers, ascending, as in "0, 4 to 7". */
function ranges(numbers: readonly number[]): string {
  const found: [first: number, last: number][] = [];
  for (const number of numbers) {
    const last = found.at(-1);
    if (last !== undefined && last[1] === number - 1) last[1] = number;
    else found.push([number, number]);
  }
  const shown = found
    .slice(0, mostListed)
    .map(([first, last]) => (first === last ? String(first) : `${first} to ${last}`));
  return found.length > mostListed ? `${shown.join(', ')} and others` : shown.join(', ');
}

/** @throws UsageError where a scenario is not what it was when its draws were planned */
async function checkUnchanged({ files }: ShardRequest, paths: readonly string[], words: Words) {
  const now = await readScenarios(paths, readingsOf(words, paths));
  const changed = files.filter(({ sha256 }, k) => now[k]!.sha256 !== sha256).map(({ name }) => name);
  if (changed.length === 0) return;
  throw new UsageError(
    `${changed.join(', ')}, or what it reads, has changed since the shards were planned: plan them again`,
  );
}

/** Where the run turned out to need other draws than were planned, shards are given these too. */
function planFurther(folder: ShardFolder, manifest: Manifest, { plan }: Undrawn): number {
  folder.writePlan(plan);
  const planned = dividedAmong(plan, manifest.shards);
  folder.writeManifest({ ...manifest, plans: [...manifest.plans, planned] });
  say(
    `costcone: what was observed asks for further draws, which are planned now: run the ${manifest.shards} shards of ${folder.path} ` +
      'once more (they keep what they have drawn), and merge again',
  );
  return exitCodes.notConverged;
}

/** The command that plans the same with another number of draws. */
export function commandOf(
  { command, files, words }: ShardRequest,
  shards: number,
  draws: number,
  path: string,
): string {
  return [
    'costcone shards plan',
    ...(command === 'compare' ? ['--compare'] : []),
    ...files.map(({ name }) => quoted(name)),
    `--out ${quoted(`${path.endsWith('/') ? path.slice(0, -1) : path}-${draws}`)}`,
    `--shards ${shards} --draws ${draws}`,
    ...['seed', 'design', 'level', 'max-draws'].flatMap((name) =>
      words[name] === undefined ? [] : [`--${name} ${quoted(String(words[name]))}`],
    ),
    ...['set', 'allow-read'].flatMap((name) =>
      textsOf(words, name).map((text) => `--${name} ${quoted(text)}`),
    ),
    ...['sensitivity', 'observed', 'bridge']
      .filter((name) => words[name] === false)
      .map((name) => `--no-${name}`),
  ].join(' ');
}

const quoted = (text: string) => (/^[\w./:=%-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`);
