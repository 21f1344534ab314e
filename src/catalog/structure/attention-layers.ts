/** Keys and values of some heads, shared by groups of queries (arXiv 2305.13245); all heads have their own where `kv_heads` is `heads`. */
export interface GroupedKeys {
  readonly kv_heads: number;
  readonly key_dim: number;
  readonly value_dim: number;
  /** One vector is key and value at once, kept once (DeepSeek-V4). */
  readonly shared?: boolean;
}

/** Keys and values compressed to one vector for all heads: multi-head latent attention (DeepSeek-V2, arXiv 2405.04434). */
export interface LatentKeys {
  readonly kv_rank: number;
  readonly rope_dim: number;
  /** Width of an unpacked key without its position, and of an unpacked value. */
  readonly key_dim: number;
  readonly value_dim: number;
}

/** What picks the tokens that sparse attention looks at (DeepSeek-V3.2). */
export interface Indexer {
  /** Values that it keeps for each token and layer. */
  readonly values: number;
  /** Operations for each pair of a query and a token, in a layer. */
  readonly flop: number;
}

/** Layers with equal attention, and how far each looks. Where nothing is said, at everything before. */
export interface AttentionLayers {
  readonly layers: number;
  readonly heads: number;
  readonly keys: GroupedKeys | LatentKeys;
  /** Newest tokens that are kept and seen: a sliding window, or a chunk. */
  readonly window?: number;
  /** Tokens (or compressed entries) that are looked at, the best of all that are kept. */
  readonly top_k?: number;
  /** Beside the window, so many older tokens are compressed to one entry; 0 where only the window is kept. */
  readonly ratio?: number;
  readonly indexer?: Indexer;
  /** Layers that keep a cache of their own, where others look at theirs (Gemma 3n). */
  readonly cached_layers?: number;
}

/** Layers that keep a state of fixed size instead of a cache: state-space models and linear attention. */
export interface StateLayers {
  readonly layers: number;
  /** State of a sequence in one layer, in bytes. */
  readonly bytes: number;
  /** Operations on it for a token, in one layer. */
  readonly flop: number;
}

export const isLatent = (keys: GroupedKeys | LatentKeys): keys is LatentKeys => 'kv_rank' in keys;

/** Values that a layer keeps for a token. */
export function cachedValues(keys: GroupedKeys | LatentKeys): number {
  if (isLatent(keys)) return keys.kv_rank + keys.rope_dim;
  return keys.kv_heads * (keys.shared === true ? keys.key_dim : keys.key_dim + keys.value_dim);
}

/** Operations of a layer for each pair of a query and a key while a prompt is read, on unpacked keys and values. */
export function readFlop({ heads, keys }: AttentionLayers): number {
  const query = isLatent(keys) ? keys.key_dim + keys.rope_dim : keys.key_dim;
  return 2 * heads * (query + keys.value_dim);
}

/** The same while an answer is written: latent attention then works on the compressed vectors themselves. */
export function writeFlop(group: AttentionLayers): number {
  const { heads, keys } = group;
  return isLatent(keys) ? 2 * heads * (2 * keys.kv_rank + keys.rope_dim) : readFlop(group);
}

/** Older tokens that a layer keeps in compressed form beside its window. */
const compressed = (ratio: number, context: number) => (ratio === 0 ? 0 : context / ratio);

/** Tokens or entries that a layer keeps of a context of so many tokens. */
function keptEntries({ window, ratio }: AttentionLayers, context: number): number {
  const near = Math.min(context, window ?? Number.POSITIVE_INFINITY);
  return ratio === undefined ? near : near + compressed(ratio, context);
}

/** Tokens or entries that a new token looks at in a layer. */
function seenEntries(group: AttentionLayers, context: number): number {
  const { window, ratio, top_k: best = Number.POSITIVE_INFINITY } = group;
  if (ratio === undefined) return Math.min(keptEntries(group, context), best);
  return Math.min(context, window ?? 0) + Math.min(compressed(ratio, context), best);
}

/** Bytes kept for a sequence of so many tokens, with `bytes` for each value; states are as they are. */
export function cacheBytes(
  {
    attention,
    states,
  }: { readonly attention: readonly AttentionLayers[]; readonly states: readonly StateLayers[] },
  context: number,
  bytes: number,
): number {
  const caches = attention.map((group) => {
    const entries = keptEntries(group, context) * cachedValues(group.keys);
    const index = indexed(group, context) * (group.indexer?.values ?? 0);
    return (group.cached_layers ?? group.layers) * entries * bytes + group.layers * index * bytes;
  });
  const kept = states.map((group) => group.layers * group.bytes);
  return [...caches, ...kept].reduce((sum, one) => sum + one, 0);
}

/** Entries that the indexer of a layer compares a query with. */
const indexed = ({ ratio, indexer }: AttentionLayers, context: number) =>
  indexer === undefined ? 0 : ratio === undefined ? context : compressed(ratio, context);

/** Operations of attention and states for one new token after a context of so many tokens. */
export function attentionFlop(
  {
    attention,
    states,
  }: { readonly attention: readonly AttentionLayers[]; readonly states: readonly StateLayers[] },
  context: number,
  flopOf: (group: AttentionLayers) => number = writeFlop,
): number {
  const seen = attention.map(
    (group) =>
      group.layers *
      (flopOf(group) * seenEntries(group, context) + (group.indexer?.flop ?? 0) * indexed(group, context)),
  );
  return [...seen, ...states.map((group) => group.layers * group.flop)].reduce((sum, one) => sum + one, 0);
}
