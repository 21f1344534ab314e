import type { StateLayers } from '../attention-layers.ts';
import type { WeightList } from '../weight.ts';

/** A Mamba-2 mixer (arXiv 2405.21060, section 8): heads with a state of `state` values for each of their channels. */
export interface Mamba2Plan {
  readonly heads: number;
  readonly headDim: number;
  readonly groups: number;
  readonly state: number;
  readonly kernel: number;
  readonly bias: boolean;
  /** Bias of the output where it is not as `bias` says (Falcon-H1). */
  readonly outputBias?: boolean;
  readonly convolutionBias: boolean;
  /** Whether a norm stands before the output (Falcon-H1 can leave it out). */
  readonly norm: boolean;
}

const channelsOf = ({ heads, headDim, groups, state }: Mamba2Plan) => heads * headDim + 2 * groups * state;

/** Weights of one mixer; decays are in 32 bit. `at` is its module, as in `model.layers.3.mixer`. */
export function addMamba2(list: WeightList, at: string, width: number, plan: Mamba2Plan): void {
  const inner = plan.heads * plan.headDim;
  const channels = channelsOf(plan);
  list.linear(`${at}.in_proj`, width, inner + channels + plan.heads, { bias: plan.bias });
  list.convolution(`${at}.conv1d`, channels, plan.kernel, plan.convolutionBias);
  for (const decay of ['A_log', 'D', 'dt_bias']) list.vector(`${at}.${decay}`, plan.heads, { bytes: 4 });
  if (plan.norm) list.norm(`${at}.norm`, inner);
  list.linear(`${at}.out_proj`, inner, width, { bias: plan.outputBias ?? plan.bias });
}

/** What a mixer keeps: its state, and what the convolution needs of the last tokens, in 16 bit. */
export function mamba2State(plan: Mamba2Plan, bytes: number): Omit<StateLayers, 'layers'> {
  const values = plan.heads * plan.headDim * plan.state;
  // Decay and input in three operations a value, output in two.
  return { bytes: values * bytes + 2 * channelsOf(plan) * (plan.kernel - 1), flop: 5 * values };
}
