import type { AttentionLayers, StateLayers } from '../attention-layers.ts';
import { type Experts, groupLayers, type Structure } from '../structure.ts';
import { WeightList } from '../weight.ts';

/** What one layer adds beside its weights: what it keeps of what it has read. */
export interface LayerKeeps {
  /** Several where a layer attends several times. */
  readonly attention?: Omit<AttentionLayers, 'layers'> | readonly Omit<AttentionLayers, 'layers'>[];
  readonly state?: Omit<StateLayers, 'layers'>;
}

/** A decoder: a table, layers, a norm, an output. */
export interface DecoderPlan {
  readonly layers: number;
  readonly width: number;
  readonly vocabulary: number;
  readonly tied: boolean;
  /** Adds the weights of a layer, norms included; `at` is its module, as in `model.layers.3`. */
  readonly layer: (list: WeightList, at: string, index: number) => LayerKeeps;
  /** Norms are LayerNorms with an offset. */
  readonly offsetNorms?: boolean;
  /** Width of the tables of input and output, where matrices lead from it to the model's and back. */
  readonly tableWidth?: number;
  /** Rows of a learnt position table. */
  readonly positions?: number;
  /** Adds what else there is outside the layers. */
  readonly outside?: (list: WeightList) => void;
  readonly headBias?: boolean;
  readonly withoutFinalNorm?: boolean;
  readonly experts?: Experts | null;
  readonly remarks?: readonly string[];
}

export function decoder(plan: DecoderPlan): Structure {
  const { layers, width, vocabulary, tied, tableWidth = width } = plan;
  const list = new WeightList();
  list.embedding('model.embed_tokens', vocabulary, tableWidth);
  if (tableWidth !== width) list.linear('model.project_in', tableWidth, width);
  if (plan.positions !== undefined) list.embedding('model.embed_positions', plan.positions, width);
  const attention: AttentionLayers[] = [];
  const states: StateLayers[] = [];
  for (let index = 0; index < layers; index += 1) {
    const keeps = plan.layer(list, `model.layers.${index}`, index);
    for (const one of [keeps.attention ?? []].flat()) attention.push({ layers: 1, ...one });
    if (keeps.state !== undefined) states.push({ layers: 1, ...keeps.state });
  }
  plan.outside?.(list);
  if (plan.withoutFinalNorm !== true) list.norm('model.norm', width, plan.offsetNorms === true);
  if (tableWidth !== width) list.linear('model.project_out', width, tableWidth);
  if (!tied) list.head('lm_head', vocabulary, tableWidth, plan.headBias === true);
  return {
    layers,
    d_model: width,
    weights: list.weights,
    attention: groupLayers(attention),
    states: groupLayers(states),
    experts: plan.experts ?? null,
    tied,
    remarks: plan.remarks ?? [],
  };
}
