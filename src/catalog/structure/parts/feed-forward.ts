import type { WeightList } from '../weight.ts';

/** The block after attention: three matrices where it is gated (SwiGLU and the like), else two. */
export interface FeedForwardPlan {
  readonly inner: number;
  readonly gated: boolean;
  readonly bias?: boolean;
  /** Names of the matrices, where they are not `gate_proj`, `up_proj` and `down_proj`. */
  readonly names?: readonly [gate: string, up: string, down: string];
  /** Name of the matrix that holds gate and up, where they have none each. */
  readonly fused?: string;
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
  { inner, gated, bias = false, names = ['gate_proj', 'up_proj', 'down_proj'], fused }: FeedForwardPlan,
  copies: Copies = {},
): void {
  const options = { bias, ...copies };
  if (fused === undefined) {
    if (gated) list.linear(`${at}.${names[0]}`, width, inner, options);
    list.linear(`${at}.${names[1]}`, width, inner, options);
  } else list.linear(`${at}.${fused}`, width, 2 * inner, options);
  list.linear(`${at}.${names[2]}`, inner, width, options);
}

/** A mixture of experts in one layer. */
export interface ExpertsPlan {
  readonly count: number;
  readonly expert: FeedForwardPlan;
  /** Width that experts work at, when not the model's: a matrix each brings tokens there and back. */
  readonly width?: number;
  /** A bias of the router for each expert, in 32 bit: `correction` balances load, `bias` belongs to the matrix. */
  readonly router?: 'plain' | 'correction' | 'bias';
  /** Bytes a value of the router's matrix, where the code keeps it in 32 bit. */
  readonly routerBytes?: number;
  /** Experts that every token visits, as one block. */
  readonly shared?: FeedForwardPlan | null;
  /** Whether the shared block has a gate of one output (Qwen2-MoE). */
  readonly sharedGate?: boolean;
  /** Modules, where they are not `gate`, `gate.e_score_correction_bias`, `experts.0` and `shared_experts`. */
  readonly names?: {
    readonly router?: string;
    readonly correction?: string;
    readonly experts?: string;
    readonly shared?: string;
  };
}

/** Weights of a layer's experts; `at` is the module that holds router and experts, as in `model.layers.3.mlp`. */
export function addExperts(list: WeightList, at: string, width: number, plan: ExpertsPlan): void {
  const { count, expert, router = 'plain', shared = null, names = {}, width: inside = width } = plan;
  const gate = `${at}.${names.router ?? 'gate'}`;
  const own = plan.routerBytes === undefined ? {} : { bytes: plan.routerBytes };
  list.linear(gate, width, count, { kind: 'router', bias: router === 'bias', ...own });
  const correction = names.correction ?? 'gate.e_score_correction_bias';
  if (router === 'correction') list.vector(`${at}.${correction}`, count, { bytes: 4 });
  if (inside !== width) list.linear(`${at}.fc1_latent_proj`, width, inside);
  addFeedForward(list, `${at}.${names.experts ?? 'experts.0'}`, inside, expert, {
    copies: count,
    routed: true,
  });
  if (inside !== width) list.linear(`${at}.fc2_latent_proj`, inside, width);
  if (shared !== null) addFeedForward(list, `${at}.${names.shared ?? 'shared_experts'}`, width, shared);
  if (plan.sharedGate === true) list.linear(`${at}.shared_expert_gate`, width, 1, { kind: 'router' });
}
