import { addAttention } from '../../structure/parts/attention.ts';
import { decoder } from '../../structure/parts/decoder.ts';
import { addExperts, addFeedForward, type ExpertsPlan } from '../../structure/parts/feed-forward.ts';
import { addMamba2, mamba2State } from '../../structure/parts/mamba2.ts';
import type { ConfigReader } from '../config-reader.ts';
import type { Family } from '../family.ts';
import { stateBytes } from './state-bytes.ts';
import { usualHeads } from './usual.ts';

type Block = 'mamba' | 'attention' | 'mlp' | 'moe';

const marks: Readonly<Record<string, Block>> = { M: 'mamba', '*': 'attention', '-': 'mlp', E: 'moe' };
const words: Readonly<Record<string, Block>> = {
  mamba: 'mamba',
  linear_attention: 'mamba',
  attention: 'attention',
  full_attention: 'attention',
  mlp: 'mlp',
  moe: 'moe',
};

const blockOf = (known: Readonly<Record<string, Block>>, word: string) =>
  Object.hasOwn(known, word) ? known[word] : undefined;

/** What each layer is: one block each, from a line of marks or a list of words. Some files have no number of layers. */
function blocks(config: ConfigReader): readonly Block[] {
  const pattern = config.word('hybrid_override_pattern');
  const name = ['layers_block_type', 'layer_types'].find((one) => config.has(one)) ?? 'layers_block_type';
  const found =
    pattern === null
      ? (config.list(name) ?? []).map((word) => blockOf(words, String(word)))
      : [...pattern].map((mark) => blockOf(marks, mark));
  const at = pattern === null ? name : 'hybrid_override_pattern';
  if (found.length === 0) config.missing(['hybrid_override_pattern', 'layers_block_type']);
  if (found.includes(undefined))
    config.wrong(
      [at],
      `must name one of ${Object.keys(pattern === null ? words : marks).join(', ')} a layer`,
      pattern ?? config.list(name),
    );
  const layers = config.has('num_hidden_layers') ? config.layers() : found.length;
  if (layers !== found.length && !Number.isNaN(layers) && found.length > 0)
    config.wrong([at], `must have one entry for each of the ${layers} layers`, `${found.length} entries`);
  return found.flatMap((one) => one ?? []);
}

type Experts = ExpertsPlan & { readonly active: number };

/** Experts of the layers that have some, each with sizes of its own where `block_configs` gives them (Nemotron 3 Puzzle). */
function expertsByLayer(config: ConfigReader, kinds: readonly Block[], width: number) {
  if (!kinds.includes('moe')) return null;
  const own = config.has('block_configs') ? config.mappings('block_configs', kinds.length) : [];
  const bias = config.yes('mlp_bias', false);
  const sharedCount = config.size('n_shared_experts', 1);
  const shared = new Map<string, number>();
  const plans = kinds.map((kind, layer): Experts | null => {
    if (kind !== 'moe') return null;
    const reader = own[layer] ?? config;
    const size = (name: string, fallback?: number) => {
      if (reader.has(name)) return reader.size(name);
      // What all layers share is read once, as what is wrong with it is told once.
      const known = shared.get(name) ?? config.size(name, fallback);
      shared.set(name, known);
      return known;
    };
    const block = (inner: number) => ({ inner, gated: false, bias });
    return {
      count: size('num_experts'),
      active: size('num_experts_per_tok'),
      expert: block(size('moe_intermediate_size')),
      width: size('moe_latent_size', width),
      router: 'correction',
      routerBytes: 4,
      shared: block(size('moe_shared_expert_intermediate_size') * sharedCount),
    };
  });
  const tooMany = plans.findIndex((plan) => plan !== null && plan.active > plan.count);
  if (tooMany >= 0) {
    const reader = own[tooMany]?.has('num_experts_per_tok') === true ? own[tooMany] : config;
    const { count, active } = plans[tooMany]!;
    reader.wrong([reader.nameOf('num_experts_per_tok')], `must not exceed the ${count} experts`, active);
  }
  const routed = (of: (plan: Experts) => number) =>
    plans.reduce(
      (sum, plan) => sum + (plan === null ? 0 : plan.expert.inner * (plan.width ?? width) * of(plan)),
      0,
    );
  const count = Math.max(...plans.map((plan) => plan?.count ?? 0));
  // Where layers differ, the share of the routed weights that a token visits is that of all layers together.
  const active = (count * routed((plan) => plan.active)) / routed((plan) => plan.count);
  return { plans, experts: { count, active } };
}

/**
 * Nemotron-H (arXiv 2504.03624) and Nemotron 3: a layer is a Mamba-2 mixer, attention, a block without gate or experts. In Puzzle
 * each layer of experts has sizes of its own.
 */
export const nemotronH: Family = {
  types: ['nemotron_h', 'nemotron_h_puzzle'],
  read(config) {
    const kinds = blocks(config);
    const width = config.size('hidden_size');
    const bias = config.yes('attention_bias', false);
    const attention = {
      ...usualHeads(config, width, { kvHeads: 8, headDim: 128 }),
      biases: { qkv: bias, output: bias },
    };
    const mamba = {
      heads: config.size('mamba_num_heads', 128),
      headDim: config.size('mamba_head_dim', 64),
      groups: config.size('n_groups', 8),
      state: config.size('ssm_state_size', 128),
      kernel: config.size('conv_kernel', 4),
      bias: config.yes('use_bias', false),
      convolutionBias: config.yes('use_conv_bias', true),
      norm: true,
    };
    const mlpBias = config.yes('mlp_bias', false);
    const inner = config.count('intermediate_size', kinds.includes('mlp') ? undefined : 0);
    const moe = expertsByLayer(config, kinds, width);
    const bytes = stateBytes(config, 2);
    for (const key of ['chunk_size', 'expand', 'mamba_proj_bias', 'sliding_window']) config.find([key]);
    return decoder({
      layers: kinds.length,
      width,
      vocabulary: config.size('vocab_size'),
      tied: config.yes('tie_word_embeddings', false),
      experts: moe?.experts ?? null,
      layer(list, at, layer) {
        const mixer = `${at}.mixer`;
        list.norm(`${at}.norm`, width);
        if (kinds[layer] === 'mamba') {
          addMamba2(list, mixer, width, mamba);
          return { state: mamba2State(mamba, bytes) };
        }
        if (kinds[layer] === 'attention') {
          addAttention(list, mixer, width, attention);
          return { attention: { heads: attention.heads, keys: attention.keys } };
        }
        const plan = moe?.plans[layer] ?? null;
        if (plan !== null) addExperts(list, mixer, width, plan);
        else addFeedForward(list, mixer, width, { inner, gated: false, bias: mlpBias });
        return {};
      },
    });
  },
};
