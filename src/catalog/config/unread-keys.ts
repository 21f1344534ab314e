import type { ConfigReader } from './config-reader.ts';

/** Parts that files have beside the language model, and what is said of them. */
export const leftParts: Readonly<Record<string, string>> = {
  vision_config: 'its image part is not counted',
  visual: 'its image part is not counted',
  visual_tokenizer_config: 'its image part is not counted',
  vit_config: 'its image part is not counted',
  img_processor: 'its image part is not counted',
  audio_config: 'its audio part is not counted',
  audio_processor: 'its audio part is not counted',
  talker_config: 'its speech part is not counted',
  token2wav_config: 'its speech part is not counted',
  code2wav_config: 'its speech part is not counted',
};

/** Keys of layers that predict further tokens, whatever a family calls them: `num_nextn_predict_layers`, `num_mtp_modules`. */
const predicts = /(?:^|_)(?:mtp|nextn)(?:_|$)/;
const ofPrediction = 'its layers that predict further tokens are not counted';

/** Words in keys that change size, cache or arithmetic; a key with one of them that nobody read is named. */
const costly =
  /expert|moe|layer|head|hidden|intermediate|rank|sparse|window|chunk|mamba|ssm|conv|state|quant|ffn|mlp|_dim$|shared|bias/;

/** Words in keys that have one of those, though they change nothing that is counted. */
const harmless = new RegExp(
  [
    // Arithmetic that costs next to nothing.
    '_act$|activation|eps|epsilon|scale|scaling|multiplier|kernels$|layernorm_(?:full|linear|mlp)|skip_bias',
    // Training.
    '^attention_dropout|dropout|initializer|jitter|router_aux|z_loss|time_step',
    // How experts are chosen, not how many.
    'norm_topk|score|n_group|topk_group|output_router',
    // Positions.
    'rope|rotary|seconds',
    // Parts that are left out, and classes and words for other uses.
    'vision|image|audio|video|mm_|projector|projection_dim|token|_ids?$|^num_labels|^head_type|^output_|pruned_heads',
    'chunk_size_feed_forward|cross_attention_hidden_size|is_encoder|use_cache',
  ].join('|'),
);

const isEmpty = (value: unknown) =>
  value === null ||
  value === false ||
  value === 0 ||
  value === '' ||
  (Array.isArray(value) && value.every(isEmpty));

const unread = (config: ConfigReader) =>
  config
    .others()
    .filter(([, value]) => !isEmpty(value))
    .map(([key]) => key);

/** What is said of known parts that nobody has read: they are left out. */
export function leftOut(config: ConfigReader): string[] {
  return unread(config).flatMap((key) => {
    if (predicts.test(key)) return [ofPrediction];
    return Object.hasOwn(leftParts, key) ? (leftParts[key] ?? []) : [];
  });
}

/** Keys that nobody has read and that may change the cost. */
export function unreadKeys(config: ConfigReader): string[] {
  return unread(config).filter(
    (key) => !Object.hasOwn(leftParts, key) && !predicts.test(key) && costly.test(key) && !harmless.test(key),
  );
}
