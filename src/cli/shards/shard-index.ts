import { UsageError } from '../../errors.ts';
import type { Words } from '../command.ts';
import { textOf } from '../words.ts';

/** Where batch systems say which of several equal jobs a process is. */
const variables = ['SLURM_ARRAY_TASK_ID', 'JOB_COMPLETION_INDEX', 'AWS_BATCH_JOB_ARRAY_INDEX'] as const;

/**
 * The shards that a process works on: that of `--index`, or of the environment; all for `--index all`.
 *
 * @throws UsageError where nothing names one, or there is no such shard
 */
export function shardIndices(
  words: Words,
  shards: number,
  environment: NodeJS.ProcessEnv = process.env,
): readonly number[] {
  const variable = variables.find((name) => environment[name] !== undefined && environment[name] !== '');
  const text = textOf(words, 'index') ?? (variable && environment[variable]);
  const range = `0 to ${shards - 1}`;
  if (text === undefined)
    throw new UsageError(
      `which shard? Give --index (${range}, or \`all\`), or let ${variables.join(', ')} say it`,
    );
  if (text === 'all') return Array.from({ length: shards }, (_, index) => index);
  const index = /^\d{1,7}$/.test(text) ? Number(text) : Number.NaN;
  if (index < shards) return [index];
  const source = words.index === undefined ? variable! : '--index';
  const hint = variable === 'SLURM_ARRAY_TASK_ID' ? `: submit the array with --array=0-${shards - 1}` : '';
  throw new UsageError(`${source} must be ${range} (found "${text}")${hint}`);
}
