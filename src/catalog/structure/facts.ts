import type { AttentionLayers, StateLayers } from './attention-layers.ts';
import type { WeightFormat } from './formats.ts';
import type { Experts, Structure } from './structure.ts';
import { parametersOf, type Weight } from './weight.ts';

/** Which weights: tables of input and output, routed experts, everything else. */
export type Part = 'tables' | 'routed' | 'rest';

/** How a weight is stored. */
export interface Storage {
  /** Which arithmetic it runs in is told there. */
  readonly format: WeightFormat;
  /** Bytes of the weight with its scales and zeros, all copies together. */
  readonly bytes: number;
}

/** Weights of one part in one format. */
export interface StoredWeights extends Storage {
  readonly part: Part;
  readonly parameters: number;
}

/** What the cost of a language model depends on; a row of the catalogue holds these, a config.json is counted to them. */
export interface ModelFacts {
  readonly layers: number;
  readonly d_model: number;
  readonly parameters: number;
  /** Without the routed experts that a token does not visit. */
  readonly active_parameters: number;
  /** All routed experts together. */
  readonly routed_parameters: number;
  /** Tables that are looked up and not multiplied with: positions, layers' own inputs, and words where the output has a table of its own. */
  readonly embedding_parameters: number;
  readonly attention: readonly AttentionLayers[];
  readonly states: readonly StateLayers[];
  readonly experts: Experts | null;
  /** The weights as released. */
  readonly weights: readonly StoredWeights[];
}

const sum = (numbers: readonly number[]) => numbers.reduce((total, one) => total + one, 0);

function partOf({ kind, routed }: Weight): Part {
  if (kind === 'embedding' || kind === 'head') return 'tables';
  return routed ? 'routed' : 'rest';
}

const isLookedUp = ({ kind, module }: Weight, tied: boolean) =>
  kind === 'embedding' && !(tied && module === 'model.embed_tokens');

/** Counts a structure, each weight stored as `storageOf` says. */
export function factsOf(structure: Structure, storageOf: (weight: Weight) => Storage): ModelFacts {
  const { layers, d_model, weights, attention, states, experts, tied } = structure;
  const total = sum(weights.map(parametersOf));
  const routed = sum(weights.filter((one) => one.routed).map(parametersOf));
  const looked = sum(weights.filter((one) => isLookedUp(one, tied)).map(parametersOf));
  const stored = new Map<string, StoredWeights>();
  for (const weight of weights) {
    const part = partOf(weight);
    const { format, bytes } = storageOf(weight);
    const key = `${part} ${format}`;
    const before = stored.get(key) ?? { part, format, parameters: 0, bytes: 0 };
    stored.set(key, {
      part,
      format,
      parameters: before.parameters + parametersOf(weight),
      bytes: before.bytes + bytes,
    });
  }
  return {
    layers,
    d_model,
    parameters: total,
    active_parameters: experts === null ? total : total - routed * (1 - experts.active / experts.count),
    routed_parameters: routed,
    embedding_parameters: looked,
    attention,
    states,
    experts,
    weights: [...stored.values()],
  };
}

/** Bytes of all weights as released. */
export const releasedBytes = ({ weights }: ModelFacts): number => sum(weights.map(({ bytes }) => bytes));
