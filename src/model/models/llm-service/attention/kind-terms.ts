import type { LayerKind } from '../../../options.ts';
import type { QuantityRow } from '../../rows.ts';

/** Bytes that one token or entry takes in all layers of a kind. */
export const kindQuantities = ({ name, indexer }: LayerKind): readonly QuantityRow[] => [
  {
    name: `${name}_entry_bytes`,
    unit: 'kB/token',
    formula: `${name}_layers * ${name}_values * kv_value_bytes / (1 token)`,
    explanation: 'Cache of one token in all layers of this kind.',
  },
  ...(indexer
    ? [
        {
          name: `${name}_index_bytes`,
          unit: 'kB/token',
          formula: `${name}_layers * ${name}_index_values * kv_value_bytes / (1 token)`,
          explanation: 'Cache of their indexers for one entry.',
        },
      ]
    : []),
];

/** Entries of older tokens beside the window, of a context. */
const older = ({ name }: LayerKind, context: string) => `${context} / ${name}_ratio`;

/** Entries that a layer keeps of a context. */
export function kept(kind: LayerKind, context: string): string {
  const near = kind.window ? `min(${context}, ${kind.name}_window)` : context;
  return kind.compressed ? `(${near} + ${older(kind, context)})` : near;
}

/** Entries that a new token looks at. */
export function seen(kind: LayerKind, context: string): string {
  if (!kind.best) return kept(kind, context);
  const best = (entries: string) => `min(${entries}, ${kind.name}_top_k)`;
  if (!kind.compressed) return best(kept(kind, context));
  return `(min(${context}, ${kind.name}_window) + ${best(older(kind, context))})`;
}

/** Entries that its indexer compares. */
export const compared = (kind: LayerKind, context: string) =>
  kind.compressed ? older(kind, context) : context;

/**
 * Pairs of a new token of the prompt and one that it looks at, where it looks at most at `limit` of them. The mean
 * length is the one by tokens, E[X^2] / E[X]: exact without a limit.
 */
export function pairsWithin(w: string, limit: string | null): string {
  if (limit === null) return `${w}.input_square * (1 - ${w}.cache_hit ^ 2) / 2`;
  const length = `${w}.prompt_length`;
  const mean = (of: string) => `if(${of} <= ${limit}, ${of} / 2, ${limit} - ${limit} ^ 2 / (2 * ${of}))`;
  return `${w}.input_tokens * (${mean(length)} - ${w}.cache_hit * ${mean(`(${w}.cache_hit * ${length})`)})`;
}

export function pairsRead(kind: LayerKind, w: string): string {
  const { name, window, best, compressed } = kind;
  const near = pairsWithin(w, window ? `${name}_window` : best && !compressed ? `${name}_top_k` : null);
  if (!compressed) return near;
  const far = pairsWithin(w, best ? `(${name}_top_k * ${name}_ratio)` : null);
  return `(${near} + ${far} / ${name}_ratio)`;
}

/** What the cache grows by where the context is long. */
export function perToken(kinds: readonly LayerKind[]): QuantityRow {
  const terms = kinds.flatMap((kind) => {
    const each = kind.compressed ? ` / ${kind.name}_ratio` : '';
    const own = kind.shared ? ` * ${kind.name}_cached_layers / ${kind.name}_layers` : '';
    return [
      ...(kind.window && !kind.compressed ? [] : [`${kind.name}_entry_bytes${each}${own}`]),
      ...(kind.indexer ? [`${kind.name}_index_bytes${each}`] : []),
    ];
  });
  return {
    name: 'kv_bytes_per_token',
    unit: 'kB/token',
    formula: terms.length === 0 ? '0 kB/token' : terms.join(' + '),
    explanation: 'Cache that each further token of a long context adds.',
    label: 'KV cache per token',
  };
}
