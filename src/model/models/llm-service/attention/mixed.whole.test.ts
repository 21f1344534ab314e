import { describe, expect, it } from 'vitest';
import { readConfig } from '../../../../catalog/config/read-config.ts';
import {
  attentionFlop,
  cacheBytes,
  readFlop,
  writeFlop,
} from '../../../../catalog/structure/attention-layers.ts';
import type { ModelFacts } from '../../../../catalog/structure/facts.ts';
import { readScenarioText } from '../../../../scenario/read-scenario.ts';
import { simulate } from '../../../../simulate.ts';

const sizes = { hidden_size: 256, vocab_size: 1000, num_hidden_layers: 4, num_attention_heads: 8 };
const experts = {
  num_experts: 8,
  num_local_experts: 8,
  n_routed_experts: 8,
  num_experts_per_tok: 2,
  moe_intermediate_size: 64,
  intermediate_size: 128,
  n_shared_experts: 1,
};
const latent = {
  q_lora_rank: 64,
  kv_lora_rank: 32,
  qk_nope_head_dim: 16,
  qk_rope_head_dim: 8,
  v_head_dim: 16,
};

/** Small models with each kind of layers, as their config.json would be. */
const configs: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  'sliding windows': {
    model_type: 'gpt_oss',
    ...sizes,
    ...experts,
    num_key_value_heads: 2,
    sliding_window: 96,
  },
  'states and full attention': {
    model_type: 'qwen3_next',
    ...sizes,
    ...experts,
    num_key_value_heads: 2,
    head_dim: 32,
    full_attention_interval: 4,
    linear_num_key_heads: 4,
    linear_num_value_heads: 8,
    linear_key_head_dim: 16,
    linear_value_head_dim: 16,
    linear_conv_kernel_dim: 4,
    shared_expert_intermediate_size: 64,
    decoder_sparse_step: 1,
  },
  'the best of what an indexer finds': {
    model_type: 'deepseek_v32',
    ...sizes,
    ...experts,
    ...latent,
    first_k_dense_replace: 1,
    index_n_heads: 4,
    index_head_dim: 16,
    index_topk: 200,
  },
  'compressed entries beside a window': {
    model_type: 'deepseek_v4',
    ...sizes,
    ...experts,
    head_dim: 32,
    num_key_value_heads: 1,
    qk_rope_head_dim: 8,
    q_lora_rank: 64,
    o_groups: 2,
    o_lora_rank: 32,
    hc_mult: 2,
    num_hash_layers: 1,
    sliding_window: 64,
    compress_ratios: [0, 4, 16, 4, 0],
    index_n_heads: 4,
    index_head_dim: 16,
    index_topk: 50,
  },
};

const shared: Readonly<Record<string, unknown>> = {
  model_type: 'gemma3n_text',
  ...sizes,
  num_key_value_heads: 2,
  head_dim: 32,
  intermediate_size: 128,
  layer_types: ['sliding_attention', 'full_attention', 'sliding_attention', 'full_attention'],
  num_kv_shared_layers: 2,
  sliding_window: 96,
  hidden_size_per_layer_input: 16,
  vocab_size_per_layer_input: 1000,
  laurel_rank: 8,
  altup_num_inputs: 2,
};

const run = async (config: unknown, [input, output, hit]: readonly [number, number, number]) => {
  const text = `model: llm-service
language_model: ${JSON.stringify({ torch_dtype: 'bfloat16', ...(config as object) })}
accelerator: h100-sxm
gpus_per_instance: { decode: 1 }
workloads: [{ name: chat, input_tokens: ${input}, output_tokens: ${output}, input_cv: 0, output_cv: 0, length_correlation: 0, cache_hit: ${hit} }]
inputs: { daily_active_users: 1M }
outputs: [chat.context, chat.context_bytes, chat.streamed_bytes, chat.attention_flop, chat.prefill_attention_flop]
`;
  const { outputs } = await simulate(readScenarioText(text), {
    draws: 16,
    seed: 'mixed',
    workers: 1,
    sensitivity: false,
  });
  const value = (name: string) => outputs[`chat.${name}`]!.quantiles.p50.value!;
  return {
    context: value('context'),
    kept: value('context_bytes') * 1e6,
    streamed: value('streamed_bytes') * 1e6,
    flop: value('attention_flop') * 1e6,
    reading: value('prefill_attention_flop') * 1e9,
  };
};

/** Bytes of what a token looks at: the cache of a model whose layers keep no more than that. */
function seenBytes(facts: ModelFacts, context: number): number {
  const near = facts.attention.map((all) => {
    // A layer streams the cache that it looks at, whosever it is.
    const { cached_layers: _own, ...group } = all;
    const { top_k: best, ratio, ...rest } = group;
    if (best === undefined || context / (ratio ?? 1) <= best) return group;
    // As many as are looked at; the indexer still compares with all.
    return ratio === undefined
      ? { ...rest, window: best, top_k: best }
      : { ...group, ratio: context / best, indexer: undefined };
  });
  const index = facts.attention.reduce(
    (sum, { indexer, layers, ratio = 1, top_k: best = Number.POSITIVE_INFINITY }) =>
      sum +
      (ratio > 1 && context / ratio > best ? (layers * (indexer?.values ?? 0) * 2 * context) / ratio : 0),
    0,
  );
  const states = facts.states.map((one) => ({ ...one, bytes: 2 * one.bytes }));
  return cacheBytes({ attention: near as ModelFacts['attention'], states }, context, 2) + index;
}

describe.each(Object.entries({ ...configs, 'caches that layers share': shared }))(
  'a model with %s',
  (_, config) => {
    const { facts, problems } = readConfig({ config });

    it.each([
      [40, 8, 0],
      [600, 100, 0],
      [600, 100, 0.5],
      [9000, 2000, 0.9],
    ] as const)(
      'keeps, streams and computes what its layers do: %d tokens in, %d out, %f cached',
      async (...lengths) => {
        expect(problems).toEqual([]);
        const { context, kept, streamed, flop, reading } = await run(config, lengths);
        expect(kept / cacheBytes(facts!, context, 2)).toBeCloseTo(1, 9);
        expect(streamed / seenBytes(facts!, context)).toBeCloseTo(1, 9);
        expect(flop / attentionFlop(facts!, context, writeFlop)).toBeCloseTo(1, 9);
        // Token by token, from the first that is not cached; a continuous mean differs by half a token.
        const [input, , hit] = lengths;
        let read = 0;
        for (let token = Math.round(input * hit); token < input; token += 1)
          read += attentionFlop(facts!, token + 0.5, readFlop);
        expect(Math.abs(reading / read - 1)).toBeLessThan(0.002);
      },
    );
  },
);
