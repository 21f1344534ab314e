import type { AttentionLayers, StateLayers } from './attention-layers.ts';
import type { Weight } from './weight.ts';

/** A language model taken apart: every weight, and what its layers keep of what they have read. */
export interface Structure {
  readonly layers: number;
  /** Width of what goes from layer to layer. */
  readonly d_model: number;
  readonly weights: readonly Weight[];
  readonly attention: readonly AttentionLayers[];
  readonly states: readonly StateLayers[];
  readonly experts: Experts | null;
  /** Whether the output uses the table of the input. */
  readonly tied: boolean;
  /** What the file has beside the language model, or what is not counted: sentences for the report. */
  readonly remarks: readonly string[];
}

/** Mixture of experts: each token visits `active` of `count` routed experts in a layer that has them. */
export interface Experts {
  readonly count: number;
  readonly active: number;
}

/** Groups of layers with equal attention, in the order in which they first occur. */
export function groupLayers<Group extends { readonly layers: number }>(each: readonly Group[]): Group[] {
  const groups = new Map<string, Group>();
  for (const one of each) {
    const { layers, ...rest } = one;
    const key = JSON.stringify(rest);
    const before = groups.get(key);
    groups.set(key, before === undefined ? one : { ...one, layers: before.layers + layers });
  }
  return [...groups.values()];
}
