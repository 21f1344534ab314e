import { createEngine } from '../../engine/create-engine.ts';
import { runShard } from '../../engine/shards/run-shard.ts';
import { ShardFolder } from '../../engine/shards/shard-folder.ts';
import { UsageError } from '../../errors.ts';
import { exitCodes, type Words } from '../command.ts';
import { stopOnInterrupt } from '../interrupt.ts';
import { say } from '../outlet.ts';
import { startProgress } from '../progress.ts';
import { countOf, textsOf } from '../words.ts';
import { shardIndices } from './shard-index.ts';

/** `costcone shards run`: makes the draws of a shard that are not there yet. */
export async function runShards(words: Words): Promise<number> {
  const folder = new ShardFolder(folderOf(words));
  const manifest = await folder.manifest();
  const indices = shardIndices(words, manifest.shards);
  const interrupt = stopOnInterrupt();
  const engine = createEngine({ workers: countOf(words, 'workers') ?? allottedCores() });
  try {
    for (const index of indices) {
      const name = `shard ${index} of ${manifest.shards}`;
      const progress = startProgress(name);
      const { drawn, kept } = await runShard(folder, manifest, index, engine, {
        onProgress: progress.update,
        signal: interrupt.signal,
      }).finally(progress.end);
      if (interrupt.signal.aborted) {
        say(`costcone: ${name} stopped: finished parts are kept, the same command continues`);
        return exitCodes.interrupted;
      }
      say(
        `${name}: ${drawn} ${drawn === 1 ? 'part' : 'parts'} drawn${kept > 0 ? `, ${kept} were there` : ''}`,
      );
    }
    return exitCodes.ok;
  } finally {
    interrupt.release();
    await engine.close();
  }
}

/** Cores that Slurm gives a job, which it need not keep the process to; undefined elsewhere. */
function allottedCores(): number | undefined {
  const text = process.env.SLURM_CPUS_PER_TASK ?? '';
  return /^[1-9]\d{0,3}$/.test(text) ? Number(text) : undefined;
}

/** The folder that a step is about. @throws UsageError where a call names several */
export function folderOf(words: Words): string {
  const [folder, ...more] = textsOf(words, 'paths');
  if (more.length > 0) throw new UsageError(`name one folder of shards (found ${more.length + 1})`);
  return folder!;
}
