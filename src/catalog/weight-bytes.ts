import type { ModelShape } from './model-shape.ts';
import { countParameters } from './model-shape.ts';
import type { NumberFormat } from './storage-formats.ts';

/** Parameters of the embedding, and of the output where it has a table of its own: quantization leaves both in 16 bit. */
export function embeddingParameters({ vocabulary, d_model, embedding_dim = d_model }: ModelShape): number {
  return vocabulary * embedding_dim;
}

/**
 * Bytes a parameter of all weights, on average: matrices in the format, scales included, embedding and output in 16 bit
 * at least. A Llama 3.1 70B of 4 bit weighs 39.8 GB, not 35.3.
 */
export function meanWeightBytes(shape: ModelShape, format: NumberFormat): number {
  if (format.bytes >= 2) return format.bytes;
  const { total } = countParameters(shape);
  const tables = embeddingParameters(shape) * (shape.tied_embeddings ? 1 : 2);
  return (tables * 2 + (total - tables) * format.bytes) / total;
}
