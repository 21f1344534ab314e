import type { WeightList } from '../weight.ts';

/** Kimi Delta Attention (arXiv 2510.26692): gated delta attention with a decay for each channel. */
export interface KimiDeltaPlan {
  readonly heads: number;
  readonly dim: number;
  readonly kernel: number;
  /** Whether what leaves is gated by a whole matrix (Kimi K3), not by two narrow ones. */
  readonly fullGate: boolean;
  /** Whether decays come from a whole matrix (Ling 3.0), not from two narrow ones. */
  readonly fullDecay?: boolean;
}

/** Weights of one layer; decays are in 32 bit. `at` is its module, as in `model.layers.3.self_attn`. */
export function addKimiDelta(list: WeightList, at: string, width: number, plan: KimiDeltaPlan): void {
  const { heads, dim, kernel, fullGate, fullDecay = false } = plan;
  const all = heads * dim;
  for (const name of ['q', 'k', 'v']) {
    list.linear(`${at}.${name}_proj`, width, all);
    list.convolution(`${at}.${name}_conv1d`, all, kernel);
  }
  if (fullDecay) list.linear(`${at}.f_proj`, width, all);
  else {
    list.linear(`${at}.f_a_proj`, width, dim);
    list.linear(`${at}.f_b_proj`, dim, all);
  }
  list.vector(`${at}.dt_bias`, all, { bytes: 4 });
  list.vector(`${at}.A_log`, heads, { bytes: 4 });
  list.linear(`${at}.b_proj`, width, heads);
  if (fullGate) list.linear(`${at}.g_proj`, width, all);
  else {
    list.linear(`${at}.g_a_proj`, width, dim);
    list.linear(`${at}.g_b_proj`, dim, all);
  }
  list.norm(`${at}.o_norm`, dim);
  list.linear(`${at}.o_proj`, all, width);
}
