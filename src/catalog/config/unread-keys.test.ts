import { describe, expect, it } from 'vitest';
import { readConfig } from './read-config.ts';

const llama = {
  model_type: 'llama',
  torch_dtype: 'bfloat16',
  hidden_size: 64,
  intermediate_size: 128,
  num_attention_heads: 8,
  num_hidden_layers: 2,
  vocab_size: 100,
};
const said = (config: Record<string, unknown>) => {
  const { remarks, cautions } = readConfig({ config });
  return { remarks, cautions };
};
const predicts = 'its layers that predict further tokens are not counted';

describe('keys of a config that nobody reads', () => {
  it('are left out by name where they are a known part, whatever the family calls it', () => {
    for (const key of ['num_nextn_predict_layers', '_num_mtp_layers', 'mtp_share_layers', 'num_mtp_modules'])
      expect(said({ ...llama, [key]: 1 })).toEqual({ remarks: [predicts], cautions: [] });
    // Qwen-VL's word for it.
    expect(said({ ...llama, visual: { width: 1664 } }).remarks).toEqual(['its image part is not counted']);
    // Phi-3.5-vision, Ovis2, Ovis2.5 and Molmo2.
    for (const key of ['img_processor', 'visual_tokenizer_config', 'vit_config'])
      expect(said({ ...llama, [key]: { width: 1024 } }).remarks).toEqual(['its image part is not counted']);
    expect(said({ ...llama, num_mtp_modules: 0 })).toEqual({ remarks: [], cautions: [] });
  });

  it('are a caution where they may change the cost, and nothing where they cannot', () => {
    expect(said({ ...llama, sparse_block_size: 64 }).cautions).toEqual([
      expect.stringContaining('`sparse_block_size`'),
    ]);
    expect(
      said({ ...llama, rope_theta: 1e4, attention_dropout: 0.1, hidden_act: 'silu', expert_bias: null }),
    ).toEqual({
      remarks: [],
      cautions: [],
    });
  });

  it('are not asked for outside where the language model has them itself', () => {
    // Voxtral gives the width of its language model twice.
    const outer = {
      model_type: 'voxtral',
      hidden_size: 64,
      audio_config: { hidden_size: 32 },
      text_config: llama,
    };
    expect(said(outer)).toEqual({ remarks: ['its audio part is not counted'], cautions: [] });
  });

  it('are named on every level around the language model', () => {
    // The keys of Qwen2.5-Omni-7B around its `text_config`.
    const thinker = { audio_config: { d_model: 1280 }, vision_config: { depth: 32 }, seconds_per_chunk: 2 };
    const omni = {
      talker_config: { hidden_size: 896 },
      token2wav_config: {},
      thinker_config: { ...thinker, text_config: llama },
    };
    expect(said(omni)).toEqual({
      remarks: [
        'its speech part is not counted',
        'its audio part is not counted',
        'its image part is not counted',
      ],
      cautions: [],
    });
  });
});
