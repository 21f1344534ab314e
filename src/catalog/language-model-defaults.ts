import type { ChosenModel } from './choose-language-model.ts';
import { cacheHeads, kindDefaults, uniformAttention } from './layer-kinds.ts';
import type { Default } from './prices.ts';
import { type AttentionLayers, isLatent } from './structure/attention-layers.ts';
import type { ModelFacts } from './structure/facts.ts';

/** Defaults of everything that follows from the language model. */
export function languageModelDefaults(model: ChosenModel): Record<string, Default> {
  const { facts } = model;
  const source = `${model.name}: ${model.source}`;
  const count = (value: number, unit = ''): Default => ({ notation: `${value} ${unit}`.trim(), source });
  const uniform = uniformAttention(facts);
  return {
    parameters: count(facts.parameters, 'parameter'),
    active_parameters: count(Math.round(facts.active_parameters), 'parameter'),
    routed_parameters: count(facts.routed_parameters, 'parameter'),
    replicated_parameters: count(facts.parameters - facts.routed_parameters, 'parameter'),
    embedding_parameters: count(facts.embedding_parameters, 'parameter'),
    d_model: count(facts.d_model),
    layers: layersDefault(facts, source),
    ...(uniform === null
      ? { ...kindDefaults(facts, source), kv_heads: count(cacheHeads(facts)) }
      : uniformDefaults(uniform, count)),
    ...(facts.experts === null
      ? {}
      : { experts: count(facts.experts.count), active_experts: count(facts.experts.active) }),
  };
}

/**
 * Layers of attention (or a state) and a feed-forward block each. Those of Nemotron-H are one of the two, so that two of
 * them wait, send and move activations as one layer of others.
 */
function layersDefault({ layers, attention, states }: ModelFacts, source: string): Default {
  const mixing = [...attention, ...states].reduce((total, group) => total + group.layers, 0);
  if (states.length === 0 || mixing >= layers) return { notation: `${layers}`, source };
  return {
    notation: `${layers / 2}`,
    source: `${source}; its ${layers} layers are either of the two (arXiv 2504.03624, section 2.1): half as many of both`,
  };
}

function uniformDefaults(
  { heads, keys }: AttentionLayers,
  count: (value: number) => Default,
): Record<string, Default> {
  if (!isLatent(keys)) {
    return { heads: count(heads), kv_heads: count(keys.kv_heads), head_dim: count(keys.key_dim) };
  }
  return {
    heads: count(heads),
    kv_rank: count(keys.kv_rank),
    rope_dim: count(keys.rope_dim),
    query_key_dim: count(keys.key_dim + keys.rope_dim),
    value_dim: count(keys.value_dim),
  };
}
