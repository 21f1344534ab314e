import { type Problem, ScenarioError } from '../errors.ts';
import type { Published } from './scenario.ts';
import { publishedGroups, publishedKinds } from './schema.ts';
import { largestScenario, readSourceFile, type SourceFile } from './source-file.ts';
import { readYaml, type YamlNode } from './yaml-tree.ts';

/** A published value that cannot be held against anything, as far as it says what it is; null where it does not. */
export interface UnreadPublished extends PublishedWords {
  /** Why it cannot be. */
  readonly problems: readonly Problem[];
}

/** The words of a published value. */
interface PublishedWords {
  readonly quantity: string | null;
  readonly kind: Published['kind'] | null;
  readonly group: Published['group'];
  readonly source: string | null;
}

const nothing: PublishedWords = { quantity: null, kind: null, group: null, source: null };

/** The words of a row of `published` that may be of any shape. */
export function wordsOf(node: YamlNode): PublishedWords {
  if (node.kind !== 'map') return nothing;
  const word = (key: string) => {
    const value = node.entries.get(key)?.value;
    return value?.kind === 'scalar' && value.text !== '' ? value.text : null;
  };
  const known = <Name extends string>(names: readonly Name[], key: string) =>
    names.find((name) => name === word(key)) ?? null;
  return {
    quantity: word('quantity'),
    kind: known(publishedKinds, 'kind'),
    group: known(publishedGroups, 'group'),
    source: word('source'),
  };
}

/**
 * What a scenario that was refused says that it would have been held against: its own rows of `published`, bases left
 * aside. One row of nulls where it names none; of a file that is not even YAML its kind is `measured` where the text
 * says so.
 */
export function unreadPublished(path: string, problems: readonly Problem[]): UnreadPublished[] {
  const file = sourceIfThere(path);
  const root = file === null ? null : readYaml(file, []);
  const list = root?.kind === 'map' ? root.entries.get('published')?.value : undefined;
  const rows = list?.kind === 'list' ? list.items.map(wordsOf) : [];
  const isMeasured = root === null && /\bkind["']?\s*:\s*["']?measured\b/.test(file?.text ?? '');
  const said = rows.length > 0 ? rows : [{ ...nothing, kind: isMeasured ? ('measured' as const) : null }];
  return said.map((words) => ({ ...words, problems }));
}

function sourceIfThere(path: string): SourceFile | null {
  try {
    return readSourceFile(path, path, largestScenario);
  } catch (error) {
    if (!(error instanceof ScenarioError)) throw error;
    return null;
  }
}
