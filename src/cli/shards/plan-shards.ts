import { resolve } from 'node:path';
import { compare } from '../../analyses/comparison/comparison.ts';
import { dividedAmong } from '../../engine/shards/merging-engine.ts';
import { type Manifest, mostShards, type PlannedDraws } from '../../engine/shards/manifest.ts';
import { planningEngine } from '../../engine/shards/planning-engine.ts';
import { ShardFolder } from '../../engine/shards/shard-folder.ts';
import { Undrawn } from '../../engine/shards/undrawn.ts';
import { fingerprint } from '../../engine/wire/wire.ts';
import { UsageError } from '../../errors.ts';
import type { Plan } from '../../plan/plan.ts';
import { defaultDraws, type SimulateOptions, type TooFew } from '../../run/settings.ts';
import { drawSeed } from '../../sampling/seed.ts';
import type { Scenario } from '../../scenario/scenario.ts';
import { simulate } from '../../simulate.ts';
import { exitCodes, type Words } from '../command.ts';
import { print } from '../outlet.ts';
import { grouped } from '../../notation/grouped.ts';
import { readingsOf, readScenarios } from '../scenarios.ts';
import { countOf, drawSettings, evidenceSettings, switchOf, textOf } from '../words.ts';
import { filesOf, requestOf } from './request.ts';

/** `costcone shards plan`: what is to be drawn, divided among shards, as files in a folder. */
export async function planShards(words: Words): Promise<number> {
  if (words.precision !== undefined)
    throw new UsageError(
      'the draws of shards are fixed when they are planned: give --draws instead of --precision; `costcone run --precision` says how many it takes',
    );
  const path = textOf(words, 'out');
  const shards = countOf(words, 'shards');
  if (path === undefined || shards === undefined)
    throw new UsageError('shards plan needs --out DIR and --shards N, as in `--out run-1 --shards 64`');
  if (shards > mostShards) throw new UsageError(`--shards must be at most ${mostShards} (found ${shards})`);
  const files = filesOf(words);
  const scenarios = await readScenarios(files, readingsOf(words, files));
  const asked = { ...drawSettings(words), ...evidenceSettings(words) };
  const drawn = { seed: asked.seed ?? drawSeed(), draws: asked.draws ?? defaultDraws };
  const settings = { ...asked, ...drawn };
  const plans = await plansOf(scenarios, settings, switchOf(words, 'compare'));
  const named = scenarios.map(({ sha256 }, k) => ({ name: files[k]!, path: resolve(files[k]!), sha256 }));
  const manifest: Manifest = {
    fingerprint: await fingerprint(),
    shards,
    request: requestOf(words, named, drawn),
    plans: plans.map((plan) => dividedAmong(plan, shards)),
  };
  const folder = new ShardFolder(path);
  if (folder.isThere) await checkSame(folder, manifest);
  for (const plan of plans) folder.writePlan(plan);
  folder.writeManifest(manifest);
  const { drawsPerReplicate, replicates } = plans.at(-1)!;
  print(
    [
      `${path}: ${grouped(drawsPerReplicate * replicates)} draws in ${shards} shards, seed ${drawn.seed}`,
      `  draw    costcone shards run ${path} --index 0${shards > 1 ? `   (to ${shards - 1}; batch systems say the index themselves)` : ''}`,
      `  merge   costcone shards merge ${path}`,
    ].join('\n'),
  );
  return exitCodes.ok;
}

/** Plans that a run begins with: the weighing of what was observed, if there is any, and the main draws. */
async function plansOf(
  scenarios: readonly Scenario[],
  settings: SimulateOptions,
  isComparison: boolean,
): Promise<readonly Plan[]> {
  const first = async (tooFew: TooFew): Promise<Plan> => {
    const options = { ...settings, tooFew, engine: planningEngine() };
    try {
      await (isComparison ? compare(scenarios, options) : simulate(scenarios[0]!, options));
    } catch (error) {
      if (error instanceof Undrawn) return error.plan;
      throw error;
    }
    throw new Error('a run without draws');
  };
  const plans = [await first('refuse'), await first('assume enough')];
  const hashes = plans.map((plan) => dividedAmong(plan, 1).hash);
  return plans.filter((_, k) => hashes.indexOf(hashes[k]!) === k);
}

/** @throws UsageError where the folder has shards of something else: what they drew would be lost */
async function checkSame(folder: ShardFolder, { shards, plans }: Manifest): Promise<void> {
  const there = await folder.manifest();
  const text = (one: readonly PlannedDraws[]) => one.map(({ hash, level }) => `${hash} ${level}`).join();
  if (there.shards === shards && text(there.plans) === text(plans)) return;
  throw new UsageError(`${folder.path} has shards of another plan: name another folder, or remove it first`);
}
