/** Other names that files give to the same thing, by the usual one. */
export const otherNames: Readonly<Record<string, readonly string[]>> = {
  hidden_size: ['n_embd', 'n_embed', 'd_model', 'model_dim'],
  num_hidden_layers: ['n_layer', 'n_layers', 'num_layers'],
  num_attention_heads: ['n_head', 'n_heads', 'num_heads', 'attention_heads'],
  num_key_value_heads: [
    'num_kv_heads',
    'n_head_kv',
    'kv_n_heads',
    'multi_query_group_num',
    'num_attention_groups',
  ],
  head_dim: ['attention_head_dim', 'd_kv', 'kv_channels'],
  intermediate_size: ['n_inner', 'ffn_dim', 'd_ff', 'ffn_hidden_size', 'ff_dim'],
  vocab_size: ['padded_vocab_size'],
  max_position_embeddings: ['n_positions', 'max_seq_len', 'seq_length', 'max_sequence_length'],
  tie_word_embeddings: ['weight_tying', 'tie_embedding'],
  num_experts: ['num_local_experts', 'n_routed_experts', 'moe_num_experts'],
  num_experts_per_tok: [
    'num_experts_per_token',
    'top_k_experts',
    'experts_per_token',
    'moe_top_k',
    'moe_topk',
  ],
  moe_intermediate_size: ['expert_intermediate_size'],
  n_shared_experts: ['num_shared_experts', 'moe_num_shared_experts'],
};
