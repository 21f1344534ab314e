import type { Packing, Share } from './packing.ts';

/** A matrix keeps a scale of its own and one of its inputs, 32 bit each. */
const twoScalars = 8;

/** Eight-bit floats with a scale of 32 bit, or so many, for each share. */
export const fp8Packing = (share: Share, inputScale = false, scaleBits = 32): Packing => ({
  format: 'fp8',
  bits: 8,
  scales: { share, bits: scaleBits },
  matrixBytes: inputScale ? 4 : 0,
});

/** NVFP4: an 8-bit scale for each 16 values, one of 32 bit for the matrix and one for its inputs (NVIDIA ModelOpt). */
export const nvfp4Packing = (share: Share = 16): Packing => ({
  format: 'nvfp4',
  bits: 4,
  scales: { share, bits: 8 },
  matrixBytes: twoScalars,
});

/** The same beside activations of 16 bit, which need no scale. */
export const nvfp4WeightsPacking = (share: Share = 16): Packing => ({
  ...nvfp4Packing(share),
  format: 'nvfp4 weights',
  matrixBytes: twoScalars / 2,
});

/** OCP Microscaling Formats 1.0: an 8-bit scale for each 32 values. */
export const mxfp4Packing: Packing = { format: 'mxfp4', bits: 4, scales: { share: 32, bits: 8 } };
export const mxfp8Packing: Packing = { format: 'mxfp8', bits: 8, scales: { share: 32, bits: 8 } };

/** Eight-bit whole numbers, multiplied as such, with a 32-bit scale for each row. */
export const int8Packing: Packing = { format: 'int8', bits: 8, scales: { share: 'row', bits: 32 } };
