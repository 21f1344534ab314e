/** Hyperparameters of a decoder-only Transformer: from them follow parameters, operations and cache. */
export interface ModelShape {
  readonly layers: number;
  readonly d_model: number;
  readonly heads: number;
  /** Heads of keys and values; as many as `heads` when left out. Without meaning under latent attention. */
  readonly kv_heads?: number;
  /** `d_model / heads` when left out. */
  readonly head_dim?: number;
  readonly d_ff: number;
  readonly vocabulary: number;
  /** Width of the embedding table, when a projection to `d_model` follows it. */
  readonly embedding_dim?: number;
  /** Three matrices in the feed-forward block (SwiGLU and the like) instead of two. */
  readonly gated: boolean;
  readonly tied_embeddings: boolean;
  /** Biases on every matrix and norm (GPT), or only on queries, keys and values (Qwen2). */
  readonly biases?: boolean | 'query-key-value';
  /** Rows of a learnt position table. */
  readonly positions?: number;
  /** A norm right after the embedding (BLOOM). */
  readonly embedding_norm?: boolean;
  /** Norms of each head's queries and keys (Qwen3). */
  readonly query_key_norm?: boolean;
  readonly latent_attention?: LatentAttention;
  readonly experts?: Experts;
}

/** Multi-head latent attention (DeepSeek-V2, arXiv 2405.04434). */
export interface LatentAttention {
  readonly kv_rank: number;
  /** 0 where queries are not compressed. */
  readonly query_rank: number;
  readonly rope_dim: number;
  readonly key_dim: number;
  readonly value_dim: number;
}

/** Mixture of experts: each token visits `active` of `count` routed experts, and all shared ones. */
export interface Experts {
  readonly count: number;
  readonly active: number;
  readonly d_ff: number;
  readonly shared?: number;
  /** Width of a shared expert, when not `d_ff`. */
  readonly shared_d_ff?: number;
  /** First layers that have an ordinary feed-forward block instead. */
  readonly dense_layers?: number;
  /** A bias for each expert in the router, kept for balance. */
  readonly router_bias?: boolean;
}

/** Counts that follow from a shape. */
export interface ParameterCounts {
  readonly total: number;
  /** Without the routed experts that a token does not visit. */
  readonly active: number;
  /** All routed experts together. */
  readonly routed: number;
}

/** Width of one attention head. */
export function headDim(shape: ModelShape): number {
  return shape.head_dim ?? shape.d_model / shape.heads;
}

/**
 * Counts every weight, as the published checkpoints do. Exact for GPT-3, BLOOM, Llama, Qwen, Mixtral and DeepSeek-V3
 * (there without the extra layer that predicts a second token).
 */
export function countParameters(shape: ModelShape): ParameterCounts {
  const { layers, d_model: width, vocabulary, experts } = shape;
  const embedding = shape.embedding_dim ?? width;
  const full = shape.biases === true;
  // A norm has a scale and, with biases, an offset.
  const norm = full ? 2 * width : width;
  const matrices = shape.gated ? 3 : 2;
  const block = (inner: number) => matrices * width * inner + (full ? (matrices - 1) * inner + width : 0);
  const outside =
    vocabulary * embedding * (shape.tied_embeddings ? 1 : 2) +
    (embedding === width ? 0 : embedding * width * (shape.tied_embeddings ? 1 : 2)) +
    (shape.positions ?? 0) * width +
    (shape.embedding_norm === true ? norm : 0) +
    norm;
  const everyLayer = attentionParameters(shape) + 2 * norm;
  if (experts === undefined) {
    const total = outside + layers * (everyLayer + block(shape.d_ff));
    return { total, active: total, routed: 0 };
  }
  const dense = experts.dense_layers ?? 0;
  const sparse = layers - dense;
  const router = width * experts.count + (experts.router_bias === true ? experts.count : 0);
  // A shared expert of its own width (Qwen2-MoE) has a gate of its own.
  const shared =
    (experts.shared ?? 0) * block(experts.shared_d_ff ?? experts.d_ff) +
    (experts.shared_d_ff === undefined ? 0 : width);
  const routed = sparse * experts.count * block(experts.d_ff);
  const total =
    outside + layers * everyLayer + dense * block(shape.d_ff) + sparse * (router + shared) + routed;
  return { total, active: total - routed * (1 - experts.active / experts.count), routed };
}

function attentionParameters(shape: ModelShape): number {
  const { d_model: width, heads, latent_attention: latent } = shape;
  if (latent !== undefined) {
    const { kv_rank, query_rank, rope_dim, key_dim, value_dim } = latent;
    const queries = heads * (key_dim + rope_dim);
    return (
      (query_rank === 0 ? width * queries : query_rank * (width + 1 + queries)) +
      width * (kv_rank + rope_dim) +
      kv_rank * (1 + heads * (key_dim + value_dim)) +
      heads * value_dim * width
    );
  }
  const dim = headDim(shape);
  const queries = heads * dim;
  const keysAndValues = 2 * (shape.kv_heads ?? heads) * dim;
  const biases =
    shape.biases === true
      ? queries + keysAndValues + width
      : shape.biases === 'query-key-value'
        ? queries + keysAndValues
        : 0;
  const norms = shape.query_key_norm === true ? 2 * dim : 0;
  return 2 * width * queries + width * keysAndValues + biases + norms;
}
