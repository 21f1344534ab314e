import {
  type AttentionLayers,
  cachedValues,
  type GroupedKeys,
  isLatent,
  readFlop,
  writeFlop,
} from './structure/attention-layers.ts';
import type { ModelFacts } from './structure/facts.ts';
import type { Default } from './prices.ts';

/** A kind of layers and its name in the inputs of a model; structurally a model's layer kind. */
export interface NamedKind {
  readonly name: string;
  readonly window: boolean;
  readonly best: boolean;
  readonly compressed: boolean;
  readonly indexer: boolean;
  readonly shared: boolean;
}

/** The one kind of attention of a model whose layers are all alike and see everything before; null where they do not. */
export function uniformAttention({ attention, states }: ModelFacts): AttentionLayers | null {
  const [only, ...others] = attention;
  if (only === undefined || others.length > 0 || states.length > 0) return null;
  const { window, top_k, ratio, indexer, cached_layers, keys } = only;
  const isLimited = [window, top_k, ratio, indexer, cached_layers].some((one) => one !== undefined);
  return isLimited || !(isLatent(keys) || isSymmetric(keys)) ? null : only;
}

const isSymmetric = (keys: GroupedKeys) => keys.key_dim === keys.value_dim && keys.shared !== true;

/** Layers that compress nothing but keep a window only. */
const isCompressed = ({ ratio = 0 }: AttentionLayers) => ratio > 0;

function wordFor(group: AttentionLayers): string {
  if (isCompressed(group)) return `compressed_${group.ratio}`;
  if (group.window !== undefined) return 'sliding';
  return group.top_k === undefined ? 'full' : 'sparse';
}

/** The kinds of a mixed model with a name each; a second one of equal kind is `sliding_2`. */
export function namedKinds({ attention }: ModelFacts): readonly (readonly [NamedKind, AttentionLayers])[] {
  const seen = new Map<string, number>();
  return attention.map((group) => {
    const word = wordFor(group);
    const before = seen.get(word) ?? 0;
    seen.set(word, before + 1);
    const compressed = isCompressed(group);
    const kind: NamedKind = {
      name: before === 0 ? word : `${word}_${before + 1}`,
      window: group.window !== undefined,
      best: group.top_k !== undefined,
      compressed,
      indexer: group.indexer !== undefined,
      shared: group.cached_layers !== undefined,
    };
    return [kind, group];
  });
}

/** Defaults of the inputs of kinds and states. */
export function kindDefaults(facts: ModelFacts, source: string): Record<string, Default> {
  const fact = (value: number, unit = ''): Default => ({ notation: `${value} ${unit}`.trim(), source });
  const pairs = 'FLOP*query/token^2';
  const tokens = 'token/query';
  const each = namedKinds(facts).flatMap(([{ name }, group]): [string, Default][] => {
    const { window, ratio, top_k: best, indexer, cached_layers: cached } = group;
    const row: [string, Default][] = [
      [`${name}_layers`, fact(group.layers)],
      [`${name}_values`, fact(cachedValues(group.keys))],
      [`${name}_read_flop`, fact(readFlop(group), pairs)],
      [`${name}_write_flop`, fact(writeFlop(group), pairs)],
    ];
    if (cached !== undefined) row.push([`${name}_cached_layers`, fact(cached)]);
    if (window !== undefined) row.push([`${name}_window`, fact(window, tokens)]);
    if (isCompressed(group)) row.push([`${name}_ratio`, fact(ratio ?? 1)]);
    if (best !== undefined) row.push([`${name}_top_k`, fact(best, tokens)]);
    if (indexer !== undefined)
      row.push(
        [`${name}_index_values`, fact(indexer.values)],
        [`${name}_index_flop`, fact(indexer.flop, pairs)],
      );
    return row;
  });
  const sum = (of: 'bytes' | 'flop') =>
    facts.states.reduce((total, group) => total + group.layers * group[of], 0);
  return {
    ...Object.fromEntries(each),
    state_bytes: fact(sum('bytes'), 'byte/query'),
    state_flop: fact(sum('flop'), 'FLOP/token'),
  };
}

/**
 * Heads of keys and values that a cache can be divided by: those of the layers that see furthest. A compressed vector
 * for all heads is one.
 */
export function cacheHeads({ attention }: ModelFacts): number {
  const [furthest] = [...attention].sort(
    (a, b) => (b.window ?? Number.POSITIVE_INFINITY) - (a.window ?? Number.POSITIVE_INFINITY),
  );
  if (furthest === undefined) return 1;
  return isLatent(furthest.keys) ? 1 : furthest.keys.kv_heads;
}
