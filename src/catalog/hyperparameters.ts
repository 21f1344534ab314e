import { MappingReader, type OptionProblem } from './mapping-reader.ts';
import type { AttentionLayers } from './structure/attention-layers.ts';
import { factsOf, type ModelFacts } from './structure/facts.ts';
import { addAttention } from './structure/parts/attention.ts';
import { decoder } from './structure/parts/decoder.ts';
import { addExperts, addFeedForward, type FeedForwardPlan } from './structure/parts/feed-forward.ts';
import { addLatentAttention, type LatentPlan } from './structure/parts/latent-attention.ts';
import { parametersOf, type WeightList } from './structure/weight.ts';

/** What hyperparameters written by hand come to. */
export interface HandReading {
  /** Null where something is wrong. */
  readonly facts: ModelFacts | null;
  /** Active parameters, where they are given. */
  readonly active: number | null;
  readonly problems: OptionProblem[];
}

/**
 * Reads hyperparameters as a scenario writes them, under this project's names or those of a Keras tutorial
 * (`num_layers`, `d_model`, `num_heads`, `dff`, `vocab_size`, `embedding_dim`), whose block has two matrices and biases.
 * Weights are of 16 bit.
 */
export function readHyperparameters(
  mapping: Readonly<Record<string, unknown>>,
  path: readonly string[],
): HandReading {
  const reader = new MappingReader(mapping, path);
  reader.find(['name']);
  const layers = reader.whole(['layers', 'num_layers']);
  const heads = reader.whole(['heads', 'num_heads']);
  const width = reader.whole(['d_model', 'embedding_dim']);
  const tableWidth = reader.whole(['embedding_dim'], width);
  const inner = reader.whole(['d_ff', 'dff']);
  const vocabulary = reader.whole(['vocabulary', 'vocab_size']);
  const isKeras = Object.hasOwn(mapping, 'dff');
  const gated = reader.flag(['gated']) ?? (isKeras ? false : null);
  if (gated === null)
    reader.missing(['gated'], 'true for SwiGLU as in Llama, false for two matrices as in GPT');
  const kvHeads = reader.whole(['kv_heads'], heads);
  const dim = reader.whole(['head_dim'], width / heads);
  if (!Number.isInteger(dim) && Number.isInteger(width / 1) && Number.isInteger(heads))
    reader.wrong(['heads'], '`d_model` must be a multiple of it, or `head_dim` be given', heads);
  if (kvHeads > heads) reader.wrong(['kv_heads'], 'must not exceed `heads`', kvHeads);
  const biases = reader.flag(['biases']) ?? isKeras;
  const tied = reader.flag(['tied_embeddings']) ?? false;
  const positions = reader.whole(['positions'], 0);
  const active = reader.number(['active_parameters'], 'optional');
  const latent = readLatent(reader, heads);
  const experts = readExperts(reader);
  const windows = readWindows(reader, layers);
  reader.refuseOthers();
  if (reader.problems.length > 0) return { facts: null, active, problems: reader.problems };

  const keys = { kv_heads: kvHeads, key_dim: dim, value_dim: dim };
  const block: FeedForwardPlan = { inner, gated: gated === true, bias: biases };
  const feedForward = (list: WeightList, at: string, layer: number) => {
    if (experts === null || !experts.isSparse(layer)) addFeedForward(list, at, width, block);
    else
      addExperts(list, at, width, {
        count: experts.count,
        expert: { ...block, inner: experts.inner },
        shared: experts.shared === 0 ? null : { ...block, inner: experts.shared * experts.inner },
      });
  };
  const structure = decoder({
    layers,
    width,
    vocabulary,
    tied,
    offsetNorms: biases,
    tableWidth,
    ...(positions === 0 ? {} : { positions }),
    experts: experts === null ? null : { count: experts.count, active: experts.active },
    layer(list, at, layer) {
      list.norm(`${at}.input_layernorm`, width, biases);
      if (latent === null)
        addAttention(list, `${at}.self_attn`, width, {
          heads,
          keys,
          biases: { qkv: biases, output: biases },
        });
      else addLatentAttention(list, `${at}.self_attn`, width, latent);
      list.norm(`${at}.post_attention_layernorm`, width, biases);
      feedForward(list, `${at}.mlp`, layer);
      const window = windows(layer);
      return {
        attention: { heads, keys: latent?.keys ?? keys, ...(window === null ? {} : { window }) },
      } satisfies { attention: Omit<AttentionLayers, 'layers'> };
    },
  });
  const facts = factsOf(structure, (weight) => ({ format: 'bf16', bytes: 2 * parametersOf(weight) }));
  return { facts, active, problems: [] };
}

/** The window of a layer, null where it sees everything: `sliding_window`, but for every so many-th layer. */
function readWindows(reader: MappingReader, layers: number): (layer: number) => number | null {
  const isGiven = reader.find(['sliding_window']) !== null;
  const window = isGiven ? reader.whole(['sliding_window']) : 0;
  const every = reader.whole(['full_attention_every'], layers + 1);
  if (!isGiven && reader.find(['full_attention_every']) !== null)
    reader.missing(['sliding_window'], 'tokens that the other layers look back');
  return (layer) => (!isGiven || (layer + 1) % every === 0 ? null : window);
}

interface HandExperts {
  readonly count: number;
  readonly active: number;
  readonly inner: number;
  /** Experts that every token visits. */
  readonly shared: number;
  readonly isSparse: (layer: number) => boolean;
}

function readExperts(outer: MappingReader): HandExperts | null {
  const every = outer.whole(['experts_every'], 1);
  const reader = outer.inside(['experts']);
  if (reader === null) {
    if (outer.find(['experts_every']) !== null)
      outer.missing(['experts'], '{ count: 64, active: 8, d_ff: 1536 }');
    return null;
  }
  const count = reader.whole(['count']);
  const active = reader.whole(['active']);
  const inner = reader.whole(['d_ff']);
  const shared = reader.whole(['shared'], 0);
  const dense = reader.whole(['dense_layers'], 0);
  if (active > count) reader.wrong(['active'], 'must not exceed `count`', active);
  reader.refuseOthers();
  outer.problems.push(...reader.problems);
  return { count, active, inner, shared, isSparse: (layer) => layer >= dense && (layer + 1) % every === 0 };
}

function readLatent(outer: MappingReader, heads: number): LatentPlan | null {
  const reader = outer.inside(['latent_attention']);
  if (reader === null) return null;
  const keys = {
    kv_rank: reader.whole(['kv_rank']),
    rope_dim: reader.whole(['rope_dim']),
    key_dim: reader.whole(['key_dim']),
    value_dim: reader.whole(['value_dim']),
  };
  const queryRank = reader.whole(['query_rank'], 0);
  reader.refuseOthers();
  outer.problems.push(...reader.problems);
  return { heads, keys, queryRank };
}
