import { MappingReader, type OptionProblem } from './mapping-reader.ts';
import type { Experts, LatentAttention, ModelShape } from './model-shape.ts';

/** What a family of models does that its config.json does not say. */
interface Family {
  readonly gated: boolean;
  readonly biases: boolean | 'query-key-value';
  /** Whether input and output embeddings are one, when the file does not say. */
  readonly tied: boolean;
  readonly queryKeyNorm?: boolean;
  readonly embeddingNorm?: boolean;
  /** Whether there is a learnt position table. */
  readonly positions?: boolean;
}

const llama: Family = { gated: true, biases: false, tied: false };

const families: Readonly<Record<string, Family>> = {
  llama,
  mistral: llama,
  mixtral: llama,
  deepseek_v2: llama,
  deepseek_v3: llama,
  kimi_k2: llama,
  qwen2: { gated: true, biases: 'query-key-value', tied: false },
  qwen2_moe: { gated: true, biases: 'query-key-value', tied: false },
  qwen3: { gated: true, biases: false, tied: false, queryKeyNorm: true },
  qwen3_moe: { gated: true, biases: false, tied: false, queryKeyNorm: true },
  gemma: { gated: true, biases: false, tied: true },
  phi3: llama,
  gpt2: { gated: false, biases: true, tied: true, positions: true },
  bloom: { gated: false, biases: true, tied: true, embeddingNorm: true },
};

/** Reads a Hugging Face `config.json`, already parsed. Its own names are kept in the messages. */
export function readHuggingFaceConfig(
  config: Readonly<Record<string, unknown>>,
  path: readonly string[],
): { readonly shape: ModelShape | null; readonly problems: OptionProblem[] } {
  // Models that also see pictures keep the language model one level down.
  const text = config.text_config;
  const inner =
    typeof text === 'object' && text !== null ? (text as Readonly<Record<string, unknown>>) : config;
  const reader = new MappingReader(inner, path);
  const type = reader.find(['model_type']);
  const family = type === null ? undefined : families[String(type[1]).replace(/_text$/, '')];
  if (type === null) reader.missing(['model_type']);
  else if (family === undefined) {
    const hint = `known: ${Object.keys(families).join(', ')}; or give the hyperparameters in the scenario`;
    reader.wrong(['model_type'], 'this architecture is not known', type[1], hint);
  }
  const layers = reader.number(['num_hidden_layers', 'n_layer'], 'required');
  const heads = reader.number(['num_attention_heads', 'n_head'], 'required');
  const width = reader.number(['hidden_size', 'n_embd'], 'required');
  const vocabulary = reader.number(['vocab_size'], 'required');
  const latent = readLatent(reader);
  const experts = readExperts(reader);
  // GPT-2 and BLOOM leave the width of the block out: it is four times the model's.
  const isFourfold = family?.gated === false && width !== null;
  const dff =
    reader.number(
      ['intermediate_size', 'n_inner'],
      isFourfold || experts !== null ? 'optional' : 'required',
    ) ?? (isFourfold ? 4 * width : (experts?.d_ff ?? null));
  const kvHeads = reader.number(['num_key_value_heads'], 'optional');
  const dim = reader.number(['head_dim'], 'optional');
  const positions = family?.positions ? reader.number(['n_positions'], 'required') : null;
  const tied = reader.flag(['tie_word_embeddings']) ?? family?.tied ?? false;
  const attentionBias = reader.flag(['attention_bias']) ?? false;
  if (
    reader.problems.length > 0 ||
    family === undefined ||
    layers === null ||
    heads === null ||
    width === null ||
    vocabulary === null ||
    dff === null
  ) {
    return { shape: null, problems: reader.problems };
  }
  return {
    shape: {
      layers,
      d_model: width,
      heads,
      d_ff: dff,
      vocabulary,
      gated: family.gated,
      tied_embeddings: tied,
      biases: family.biases || (attentionBias ? 'query-key-value' : false),
      ...(kvHeads === null ? {} : { kv_heads: kvHeads }),
      ...(dim === null || latent !== null ? {} : { head_dim: dim }),
      ...(positions === null ? {} : { positions }),
      ...(family.embeddingNorm ? { embedding_norm: true } : {}),
      ...(family.queryKeyNorm ? { query_key_norm: true } : {}),
      ...(latent === null ? {} : { latent_attention: latent }),
      ...(experts === null ? {} : { experts }),
    },
    problems: [],
  };
}

function readLatent(reader: MappingReader): LatentAttention | null {
  const rank = reader.number(['kv_lora_rank'], 'optional');
  if (rank === null) return null;
  const query = reader.number(['q_lora_rank'], 'optional') ?? 0;
  const rope = reader.number(['qk_rope_head_dim'], 'required');
  const key = reader.number(['qk_nope_head_dim'], 'required');
  const value = reader.number(['v_head_dim'], 'required');
  if (rope === null || key === null || value === null) return null;
  return { kv_rank: rank, query_rank: query, rope_dim: rope, key_dim: key, value_dim: value };
}

function readExperts(reader: MappingReader): Experts | null {
  const count = reader.number(['n_routed_experts', 'num_local_experts', 'num_experts'], 'optional');
  if (count === null) return null;
  const active = reader.number(['num_experts_per_tok'], 'required');
  const dff = reader.number(['moe_intermediate_size', 'intermediate_size'], 'required');
  const sharedWidth = reader.number(['shared_expert_intermediate_size'], 'optional');
  const shared = reader.number(['n_shared_experts'], 'optional', 0) ?? (sharedWidth === null ? 0 : 1);
  const dense = reader.number(['first_k_dense_replace'], 'optional', 0) ?? 0;
  const method = reader.find(['topk_method']);
  if (active === null || dff === null) return null;
  return {
    count,
    active,
    d_ff: dff,
    shared,
    dense_layers: dense,
    ...(sharedWidth === null ? {} : { shared_d_ff: sharedWidth }),
    ...(method?.[1] === 'noaux_tc' ? { router_bias: true } : {}),
  };
}
