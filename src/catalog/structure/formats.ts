import type { TensorFormat } from '../storage-formats.ts';

/** How checkpoints keep weights: bytes a value without scales, and the arithmetic that such weights are multiplied in. */
interface WeightFormatRow {
  /** Bytes a value, scales not counted: those depend on the checkpoint and are in `Storage.bytes`. */
  readonly bytes: number;
  /** Formats that only make weights smaller are unpacked to 16 bit before they are multiplied. */
  readonly tensor: TensorFormat;
}

/** Every format that a weight of a checkpoint may be stored in. Those called `weights` have activations of 16 bit. */
export const weightFormats = {
  int64: { bytes: 8, tensor: 'bf16' },
  fp32: { bytes: 4, tensor: 'bf16' },
  bf16: { bytes: 2, tensor: 'bf16' },
  fp16: { bytes: 2, tensor: 'bf16' },
  fp8: { bytes: 1, tensor: 'fp8' },
  'fp8 weights': { bytes: 1, tensor: 'bf16' },
  // OCP Microscaling Formats 1.0: a scale of 8 bit for each 32 values.
  mxfp8: { bytes: 1, tensor: 'fp8' },
  mxfp4: { bytes: 1 / 2, tensor: 'fp4' },
  // 4-bit weights beside 8-bit activations are unpacked to 8 bit.
  'mxfp4 weights, fp8 activations': { bytes: 1 / 2, tensor: 'fp8' },
  nvfp4: { bytes: 1 / 2, tensor: 'fp4' },
  'nvfp4 weights': { bytes: 1 / 2, tensor: 'bf16' },
  'nvfp4 weights, fp8 activations': { bytes: 1 / 2, tensor: 'fp8' },
  // QLoRA, arXiv 2305.14314.
  nf4: { bytes: 1 / 2, tensor: 'bf16' },
  'fp4 weights': { bytes: 1 / 2, tensor: 'bf16' },
  'fp6 weights': { bytes: 6 / 8, tensor: 'bf16' },
  int8: { bytes: 1, tensor: 'int8' },
  'int8 weights': { bytes: 1, tensor: 'bf16' },
  'int4 weights, fp8 activations': { bytes: 1 / 2, tensor: 'fp8' },
  'int4 weights, int8 activations': { bytes: 1 / 2, tensor: 'int8' },
  'int6 weights': { bytes: 6 / 8, tensor: 'bf16' },
  'int5 weights': { bytes: 5 / 8, tensor: 'bf16' },
  'int4 weights': { bytes: 4 / 8, tensor: 'bf16' },
  'int3 weights': { bytes: 3 / 8, tensor: 'bf16' },
  'int2 weights': { bytes: 2 / 8, tensor: 'bf16' },
  'int1 weights': { bytes: 1 / 8, tensor: 'bf16' },
  // Codebooks and mixed widths (AQLM, EXL2): the mean bits a value are the checkpoint's own.
  'codes of few bits': { bytes: 3 / 8, tensor: 'bf16' },
  // BitNet b1.58, arXiv 2402.17764: three values, four to a byte, beside activations of 8 bit.
  ternary: { bytes: 2 / 8, tensor: 'int8' },
} as const satisfies Readonly<Record<string, WeightFormatRow>>;

export type WeightFormat = keyof typeof weightFormats;

const widths: Readonly<Record<number, WeightFormat>> = {
  8: 'int8 weights',
  6: 'int6 weights',
  5: 'int5 weights',
  4: 'int4 weights',
  3: 'int3 weights',
  2: 'int2 weights',
  1: 'int1 weights',
};

/** Whole numbers of so many bits that are unpacked to 16 bit; null where no checkpoint has such. */
export const wholeNumbers = (bits: number): WeightFormat | null => widths[bits] ?? null;
