import { exp, ln } from '../elementary/elementary.ts';
import { type LanguageModelRow, languageModels } from './catalog.ts';
import type { Default } from './prices.ts';
import { attentionFlop, cacheBytes } from './structure/attention-layers.ts';
import { type ModelFacts, releasedBytes, type StoredWeights } from './structure/facts.ts';

/** A model of which only its size is known, with the shape of published ones of its size. */
export interface SizedModel {
  readonly facts: ModelFacts;
  /** Inputs taken from the published models; most spread as those do. */
  readonly spread: Readonly<Record<string, Default>>;
  readonly remarks: readonly string[];
}

/** How many published models it is taken from. */
const neighbours = 5;
/** Tokens of context at which caches and attention of models with different layers are compared. */
const usualContext = 8192;
const headDim = 128;

const geometricMean = (values: readonly number[]) =>
  exp(values.reduce((sum, value) => sum + ln(value), 0) / values.length);

/** How far a published model is from a size: total and active parameters count alike. */
const distance = (row: LanguageModelRow, total: number, active: number) =>
  Math.abs(ln(row.parameters / total)) + Math.abs(ln(row.active_parameters / active));

/** The shape that a model of so many parameters probably has. */
export function inferredShape(total: number, active: number): SizedModel {
  const isSparse = active < 0.9 * total;
  const near = languageModels()
    .filter((row) => row.open_weights && (row.experts !== null) === isSparse)
    .sort((a, b) => distance(a, total, active) - distance(b, total, active))
    .slice(0, neighbours);
  const layers = Math.round(geometricMean(near.map((row) => row.layers)));
  // At equal proportions the width goes with the root of the active parameters a layer.
  const perLayer = near.map((row) => row.d_model / Math.sqrt(row.active_parameters / row.layers));
  const width = Math.round(geometricMean(perLayer) * Math.sqrt(active / layers));
  // Caches and attention of any kind of layers, as those of grouped queries in all layers that keep and do as much.
  const kvHeads = near.map((row) => cacheBytes(row, usualContext, 1) / usualContext / (2 * headDim * layers));
  const heads = near.map((row) => attentionFlop(row, usualContext) / usualContext / (4 * headDim * layers));
  const tables = near.map((row) => row.embedding_parameters / row.d_model);
  const embedding = Math.round(
    (Math.max(...tables) > 0 ? geometricMean(tables.filter((one) => one > 0)) : 0) * width,
  );
  const experts = isSparse ? (near[0]?.experts ?? null) : null;
  const routed = experts === null ? 0 : Math.round((total - active) / (1 - experts.active / experts.count));
  const { format, bytes } = usualStorage(near);
  const part = (name: StoredWeights['part'], parameters: number): StoredWeights => ({
    part: name,
    format,
    parameters,
    bytes: parameters * bytes,
  });
  const names = near.map((row) => row.name).join(', ');
  const source = `judgement: only its size is known; from the published models nearest in size: ${names}`;
  return {
    facts: {
      layers,
      d_model: width,
      parameters: total,
      active_parameters: active,
      routed_parameters: Math.min(routed, total),
      embedding_parameters: embedding,
      attention: [
        {
          layers,
          heads: Math.max(1, geometricMean(heads)),
          keys: { kv_heads: geometricMean(kvHeads), key_dim: headDim, value_dim: headDim },
        },
      ],
      states: [],
      experts,
      weights: [part('routed', Math.min(routed, total)), part('rest', total - Math.min(routed, total))],
    },
    spread: {
      heads: { notation: spreadOf(heads), source },
      kv_heads: { notation: spreadOf(kvHeads), source },
      weight_bytes: { notation: `${bytes} byte/parameter`, source },
    },
    remarks: [
      `only its size is given; layers, width, cache and number format are inferred from ${names}; its cache spreads as theirs do`,
    ],
  };
}

/** The format that most of a model's bytes are in, and its bytes a parameter, of the model in the middle. */
function usualStorage(near: readonly LanguageModelRow[]): { format: StoredWeights['format']; bytes: number } {
  const perParameter = (row: LanguageModelRow) => releasedBytes(row) / row.parameters;
  const inOrder = [...near].sort((a, b) => perParameter(a) - perParameter(b));
  const middle = inOrder[Math.floor(inOrder.length / 2)]!;
  const [largest] = [...middle.weights].sort((a, b) => b.bytes - a.bytes);
  return { format: largest!.format, bytes: Number(perParameter(middle).toPrecision(4)) };
}

/** From the least to the most; a single value where they agree. */
function spreadOf(values: readonly number[]): string {
  const [low, high] = [Math.min(...values), Math.max(...values)].map((value) => Number(value.toPrecision(3)));
  return low === high ? `${low}` : `${low} to ${high}`;
}
