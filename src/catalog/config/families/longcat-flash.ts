import { decoder } from '../../structure/parts/decoder.ts';
import { addExperts, addFeedForward } from '../../structure/parts/feed-forward.ts';
import { addLatentAttention } from '../../structure/parts/latent-attention.ts';
import type { WeightList } from '../../structure/weight.ts';
import type { ConfigReader } from '../config-reader.ts';
import type { Family } from '../family.ts';
import { latentPlan } from './deepseek-v3.ts';
import { ngramRemark } from './ngram-remark.ts';
import { type UsualSizes, usualExperts, usualSizes } from './usual.ts';

/** Tables of word sequences up to `emb_neighbor_num` words, each narrow and brought to the model's width. */
function addNgrams(list: WeightList, config: ConfigReader, { width, vocabulary }: UsualSizes): void {
  const tables = config.size('emb_split_num', 4) * (config.size('emb_neighbor_num', 4) - 1);
  const rows = Math.floor((config.number(['ngram_vocab_size_ratio'], 'optional', 0) ?? 78) * vocabulary);
  const own = Math.floor(width / tables);
  for (let table = 0; table < tables; table += 1) {
    list.embedding(`model.ngram_embeddings.embedders.${table}`, rows + 2 * table + 1, own);
    list.linear(`model.ngram_embeddings.post_projs.${table}`, own, width);
  }
}

/**
 * LongCat-Flash (arXiv 2509.01322): a layer is latent attention and a block twice, with experts beside them. Besides
 * its experts a token may choose one of `zero_expert_num` that do nothing: as routers are balanced, the share of its
 * choices that falls on real ones is theirs among all (8 of 12 in the 560B model, 27e9 parameters, as published). LongCat-Flash-Lite
 * adds tables of word sequences.
 */
export const longcatFlash: Family = {
  types: ['longcat_flash', 'longcat_flash_ngram'],
  architectures: ['LongcatFlashForCausalLM', 'LongcatFlashNgramForCausalLM'],
  read(config) {
    const sizes = usualSizes(config);
    const { width } = sizes;
    const attention = latentPlan(config);
    const inner = config.size('intermediate_size');
    const zero = config.count('zero_expert_num', 0);
    const bias = config.yes('router_bias', false);
    const hasNgrams = config.has('ngram_vocab_size_ratio');
    const all = usualExperts(config);
    const experts = { ...all, active: (all.active * all.count) / (all.count + zero) };
    const kept = { heads: attention.heads, keys: attention.keys };
    config.find(['zero_expert_type']);
    const own = config.size(
      config.has('expert_ffn_hidden_size') ? 'expert_ffn_hidden_size' : 'moe_intermediate_size',
    );
    return decoder({
      ...sizes,
      tied: config.yes('tie_word_embeddings', false),
      experts,
      remarks: [
        ...(zero === 0
          ? []
          : [
              `experts that a token visits are an average: ${zero} further ones that it may choose do nothing`,
            ]),
        ...(hasNgrams ? [ngramRemark] : []),
      ],
      outside: (list) => {
        if (hasNgrams) addNgrams(list, config, sizes);
      },
      layer(list, at) {
        for (const half of [0, 1]) {
          list.norm(`${at}.input_layernorm.${half}`, width);
          addLatentAttention(list, `${at}.self_attn.${half}`, width, attention);
          list.norm(`${at}.post_attention_layernorm.${half}`, width);
          addFeedForward(list, `${at}.mlps.${half}`, width, { inner, gated: true });
        }
        addExperts(list, `${at}.mlp`, width, {
          count: experts.count,
          expert: { inner: own, gated: true },
          router: bias ? 'bias' : 'plain',
          names: { router: 'router.classifier' },
        });
        list.linear(`${at}.mlp.router.classifier`, width, zero, { kind: 'router', bias });
        list.vector(`${at}.mlp.router.e_score_correction_bias`, experts.count + zero, { bytes: 4 });
        return { attention: [kept, kept] };
      },
    });
  },
};
