import type { DraftEntry } from '../draft-entry.ts';
import type { Placed, YamlNode, YamlScalar } from '../yaml-tree.ts';

/** Keys of an input that say how it changes from month to month. */
export const seriesKeys = [
  'growth',
  'volatility',
  'noise',
  'persistence',
  'season',
  'steps',
  'limits',
] as const;

export type SeriesKey = (typeof seriesKeys)[number];

/** What one key of an input says, as an entry under a name such as `gpu_price.growth`. */
export interface SeriesEntry extends DraftEntry {
  readonly part: { readonly of: string; readonly key: SeriesKey };
  /** What stands there, a list for some keys. */
  readonly node: YamlNode;
}

/** The keys of an input's mapping that say how it changes, each as an entry of its own: then what extends a scenario changes only what it names. */
export function seriesEntriesOf(name: string, node: YamlNode): [string, SeriesEntry][] {
  if (node.kind !== 'map') return [];
  return seriesKeys.flatMap((key): [string, SeriesEntry][] => {
    const entry = node.entries.get(key);
    if (entry === undefined) return [];
    const { value } = entry;
    const scalar: YamlScalar = value.kind === 'scalar' ? value : placeholder(entry.key);
    const made = {
      key: entry.key,
      value: scalar,
      fields: new Map(),
      replaced: [],
      part: { of: name, key },
      node: value,
    };
    return [[`${name}.${key}`, made]];
  });
}

/** Stands for a list where a scalar is looked for. */
function placeholder(at: Placed): YamlScalar {
  return { kind: 'scalar', path: at.path, file: at.file, at: () => at.at(), value: null, text: '' };
}

export const isSeriesEntry = (entry: DraftEntry): entry is SeriesEntry => 'part' in entry;
