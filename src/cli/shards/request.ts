import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { UsageError } from '../../errors.ts';
import type { Words } from '../command.ts';
import { readsOnce } from '../inputs.ts';
import { switchOf, textsOf } from '../words.ts';

/** What shards were planned for: the words of `run` or `compare`, as plain data. */
export interface ShardRequest {
  readonly command: 'run' | 'compare';
  readonly files: readonly NamedFile[];
  /** Options of that command, with the seed that was drawn. */
  readonly words: Words;
}

/** A scenario that is read again when shards are merged. */
export interface NamedFile {
  /** As it was named. */
  readonly name: string;
  readonly path: string;
  /** Of the scenario with all that it reads. */
  readonly sha256: string;
}

/** Options that `run` and `compare` are given again when shards are merged. */
const kept = ['design', 'level', 'set', 'max-draws', 'observed', 'sensitivity', 'bridge'] as const;

/** The files that a call names. @throws UsageError where they are too few, too many, or cannot be read twice */
export function filesOf(words: Words): readonly string[] {
  const files = textsOf(words, 'paths');
  const once = files.find(readsOnce);
  if (once !== undefined)
    throw new UsageError(`${once} can be read only once, and \`shards merge\` reads it again: give a file`);
  if (switchOf(words, 'compare')) {
    if (files.length < 2) throw new UsageError('--compare needs a base and at least one other scenario');
    return files;
  }
  if (files.length > 1)
    throw new UsageError('shards are planned for one scenario; --compare holds several against the first');
  return files;
}

/** What is asked, with what was not said filled in. */
export function requestOf(
  words: Words,
  files: readonly NamedFile[],
  drawn: { readonly seed: string; readonly draws: number },
): ShardRequest {
  const allowed = textsOf(words, 'allow-read').map((path) => resolve(path));
  return {
    command: switchOf(words, 'compare') ? 'compare' : 'run',
    files,
    words: {
      ...Object.fromEntries(kept.flatMap((name) => (words[name] === undefined ? [] : [[name, words[name]]]))),
      ...(allowed.length === 0 ? {} : { 'allow-read': allowed }),
      seed: drawn.seed,
      draws: String(drawn.draws),
    },
  };
}

/** Where a file that was planned with is now. */
export function pathOf({ name, path }: NamedFile): string {
  return existsSync(path) ? path : name;
}
