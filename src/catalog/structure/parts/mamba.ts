import type { StateLayers } from '../attention-layers.ts';
import type { WeightList } from '../weight.ts';

/** A Mamba mixer (arXiv 2312.00752): a state of `state` values for each channel. */
export interface MambaPlan {
  readonly inner: number;
  readonly state: number;
  readonly kernel: number;
  /** Width to which the size of a step is compressed. */
  readonly stepRank: number;
  readonly bias: boolean;
  readonly convolutionBias: boolean;
  /** Norms of step, input and output of the state (Jamba). */
  readonly norms: boolean;
}

/** Weights of one mixer; decays are in 32 bit. `at` is its module, as in `model.layers.3.mixer`. */
export function addMamba(list: WeightList, at: string, width: number, plan: MambaPlan): void {
  const { inner, state, stepRank, bias } = plan;
  list.linear(`${at}.in_proj`, width, 2 * inner, { bias });
  list.convolution(`${at}.conv1d`, inner, plan.kernel, plan.convolutionBias);
  list.linear(`${at}.x_proj`, inner, stepRank + 2 * state);
  list.linear(`${at}.dt_proj`, stepRank, inner, { bias: true });
  list.vector(`${at}.A_log`, inner * state, { bytes: 4 });
  list.vector(`${at}.D`, inner, { bytes: 4 });
  list.linear(`${at}.out_proj`, inner, width, { bias });
  if (!plan.norms) return;
  list.norm(`${at}.dt_layernorm`, stepRank);
  list.norm(`${at}.b_layernorm`, state);
  list.norm(`${at}.c_layernorm`, state);
}

/** What a mixer keeps: its state, and what the convolution needs of the last tokens, in 16 bit. */
export function mambaState({ inner, state, kernel }: MambaPlan, bytes: number): Omit<StateLayers, 'layers'> {
  const values = inner * state;
  // Decay and input in three operations a value, output in two.
  return { bytes: values * bytes + 2 * inner * (kernel - 1), flop: 5 * values };
}
