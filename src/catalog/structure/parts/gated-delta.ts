import type { StateLayers } from '../attention-layers.ts';
import type { WeightList } from '../weight.ts';

/** Gated delta attention (arXiv 2412.06464): a matrix a head that every token corrects. */
export interface GatedDeltaPlan {
  readonly keyHeads: number;
  readonly valueHeads: number;
  readonly keyDim: number;
  readonly valueDim: number;
  /** Tokens that the convolution before it sees. */
  readonly kernel: number;
  /** Whether all projections of the input are two matrices (Qwen3-Next), not four. */
  readonly fused: boolean;
}

/** Weights of one layer; decays and the norm are in 32 bit. `at` is its module, as in `model.layers.3.linear_attn`. */
export function addGatedDelta(list: WeightList, at: string, width: number, plan: GatedDeltaPlan): void {
  const { keyHeads, valueHeads, keyDim, valueDim, kernel, fused } = plan;
  const keys = keyHeads * keyDim;
  const values = valueHeads * valueDim;
  if (fused) {
    list.linear(`${at}.in_proj_qkvz`, width, 2 * keys + 2 * values);
    list.linear(`${at}.in_proj_ba`, width, 2 * valueHeads);
  } else {
    list.linear(`${at}.in_proj_qkv`, width, 2 * keys + values);
    list.linear(`${at}.in_proj_z`, width, values);
    list.linear(`${at}.in_proj_b`, width, valueHeads, { kind: 'router' });
    list.linear(`${at}.in_proj_a`, width, valueHeads, { kind: 'router' });
  }
  list.convolution(`${at}.conv1d`, 2 * keys + values, kernel);
  list.vector(`${at}.dt_bias`, valueHeads);
  list.vector(`${at}.A_log`, valueHeads, { bytes: 4 });
  list.norm(`${at}.norm`, valueDim, false, { bytes: 4 });
  list.linear(`${at}.out_proj`, values, width);
}

/** What a layer keeps: a matrix a head, and what the convolution needs of the last tokens, in 16 bit. */
export function deltaState(
  { keyHeads, valueHeads, keyDim, valueDim, kernel }: Omit<GatedDeltaPlan, 'fused'>,
  bytes: number,
): Omit<StateLayers, 'layers'> {
  const values = valueHeads * keyDim * valueDim;
  const channels = 2 * keyHeads * keyDim + valueHeads * valueDim;
  // Decay, what the key finds, the correction, what the query finds: two operations each for a value.
  return { bytes: values * bytes + 2 * channels * (kernel - 1), flop: 8 * values };
}
