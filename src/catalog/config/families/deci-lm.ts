import { addAttention } from '../../structure/parts/attention.ts';
import { decoder } from '../../structure/parts/decoder.ts';
import { addFeedForward } from '../../structure/parts/feed-forward.ts';
import type { Structure } from '../../structure/structure.ts';
import type { ConfigReader } from '../config-reader.ts';
import { sameBiases, usualHeads, usualSizes } from './usual.ts';

const listed = 'num_key_value_heads_per_layer';

/** DeciLM-7B and DeciCoder-6B: Llama whose heads of keys and values are counted layer by layer. */
export function readDeciLm(config: ConfigReader): Structure {
  const sizes = usualSizes(config);
  const { heads, keys } = usualHeads(config, sizes.width);
  const each = config.perLayer(listed, sizes.layers) ?? [];
  const wrong = each.findIndex(
    (one) => !(Number.isSafeInteger(one) && Number(one) > 0 && heads % Number(one) === 0),
  );
  if (wrong >= 0) config.wrong([listed, String(wrong)], `must divide the ${heads} heads`, each[wrong]);
  const biases = sameBiases(config);
  const bias = config.yes('mlp_bias', false);
  const inner = config.size('intermediate_size');
  return decoder({
    ...sizes,
    tied: config.yes('tie_word_embeddings', false),
    layer(list, at, layer) {
      const own = { heads, keys: { ...keys, kv_heads: Number(each[layer]) } };
      list.norm(`${at}.input_layernorm`, sizes.width);
      addAttention(list, `${at}.self_attn`, sizes.width, { ...own, biases });
      list.norm(`${at}.post_attention_layernorm`, sizes.width);
      addFeedForward(list, `${at}.mlp`, sizes.width, { inner, gated: true, bias });
      return { attention: own };
    },
  });
}

/** Whether a file of this class is of that kind, and not one that describes its blocks. */
export const isDeciLm = (config: ConfigReader): boolean => config.has(listed);
