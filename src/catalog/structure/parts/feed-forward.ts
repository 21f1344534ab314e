import type { WeightList } from '../weight.ts';

/** The block after attention: three matrices where it is gated (SwiGLU and the like), else two. */
export interface FeedForwardPlan {
  readonly inner: number;
  readonly gated: boolean;
  readonly bias?: boolean;
}

interface Copies {
  readonly copies?: number;
  readonly routed?: boolean;
}

/** Weights of one block; `at` is its module, as in `model.layers.3.mlp`. */
export function addFeedForward(
  list: WeightList,
  at: string,
  width: number,
  { inner, gated, bias = false }: FeedForwardPlan,
  copies: Copies = {},
): void {
  const options = { bias, ...copies };
  if (gated) list.linear(`${at}.gate_proj`, width, inner, options);
  list.linear(`${at}.up_proj`, width, inner, options);
  list.linear(`${at}.down_proj`, inner, width, options);
}

/** A mixture of experts in one layer. */
export interface ExpertsPlan {
  readonly count: number;
  readonly expert: FeedForwardPlan;
  /** Width that experts work at, when not the model's. */
  readonly width?: number;
  /** A bias of the router for each expert, in 32 bit: `correction` balances load, `bias` belongs to the matrix. */
  readonly router?: 'plain' | 'correction' | 'bias';
  /** Experts that every token visits, as one block. */
  readonly shared?: FeedForwardPlan | null;
  /** Whether the shared block has a gate of one output (Qwen2-MoE). */
  readonly sharedGate?: boolean;
}

/** Weights of a layer's experts; `at` is the module that holds router and experts, as in `model.layers.3.mlp`. */
export function addExperts(list: WeightList, at: string, width: number, plan: ExpertsPlan): void {
  const { count, expert, router = 'plain', shared = null } = plan;
  list.linear(`${at}.gate`, width, count, { kind: 'router', bias: router === 'bias' });
  if (router === 'correction') list.vector(`${at}.gate.e_score_correction_bias`, count, { bytes: 4 });
  addFeedForward(list, `${at}.experts.0`, plan.width ?? width, expert, { copies: count, routed: true });
  if (shared !== null) addFeedForward(list, `${at}.shared_experts`, width, shared);
  if (plan.sharedGate === true) list.linear(`${at}.shared_expert_gate`, width, 1, { kind: 'router' });
}
