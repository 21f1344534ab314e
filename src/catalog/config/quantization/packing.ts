import type { Storage } from '../../structure/facts.ts';
import type { WeightFormat } from '../../structure/formats.ts';
import { parametersOf, type Weight } from '../../structure/weight.ts';

/** Values that share a scale: the whole matrix, a row, so many of a row, or a block of rows and columns. */
export type Share = 'matrix' | 'row' | number | readonly [rows: number, columns: number];

/** How a matrix is kept in a checkpoint. */
export interface Packing {
  readonly format: WeightFormat;
  readonly bits: number;
  /** Scales, and zeros where there are any. */
  readonly scales?: { readonly share: Share; readonly bits: number };
  /** Bytes for each matrix beside that: a second scale, a scale of its inputs, a table of values. */
  readonly matrixBytes?: number;
  /** Bytes for each input: their order (GPTQ's `g_idx`). */
  readonly columnBytes?: number;
}

/** Groups of values that have a scale of their own in one matrix. */
function shares(share: Share, { rows, columns }: Weight): number {
  if (share === 'matrix') return 1;
  if (share === 'row') return rows;
  if (typeof share === 'number') return rows * Math.ceil(columns / share);
  return Math.ceil(rows / share[0]) * Math.ceil(columns / share[1]);
}

/** Bytes of a weight packed so, all copies together. */
export function pack(weight: Weight, packing: Packing): Storage {
  const { format, bits, scales, matrixBytes = 0, columnBytes = 0 } = packing;
  const scaleBits = scales === undefined ? 0 : shares(scales.share, weight) * scales.bits;
  const beside = scaleBits / 8 + matrixBytes + columnBytes * weight.columns;
  return { format, bytes: (parametersOf(weight) * bits) / 8 + weight.copies * beside };
}
