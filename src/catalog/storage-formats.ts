/** Number formats that accelerators have arithmetic for. bf16 stands for fp16 too. */
export type TensorFormat = 'bf16' | 'fp8' | 'int8' | 'fp4';

/** A number format: how a value is stored, and the arithmetic that is made for it. */
export interface NumberFormat {
  /** Bytes a value, with the scales that belong to it. */
  readonly bytes: number;
  /** What it is multiplied in where the accelerator can; in 16 bit where it cannot. */
  readonly tensor: TensorFormat;
}

/** Storage formats. Those of 4 bit keep a scale for each group of values. */
export const numberFormats = {
  fp32: { bytes: 4, tensor: 'bf16' },
  bf16: { bytes: 2, tensor: 'bf16' },
  fp16: { bytes: 2, tensor: 'bf16' },
  fp8: { bytes: 1, tensor: 'fp8' },
  int8: { bytes: 1, tensor: 'int8' },
  // GPTQ and AWQ: a scale of 16 bit and a zero of 4 for each 128 values (arXiv 2210.17323).
  int4: { bytes: (4 + 20 / 128) / 8, tensor: 'bf16' },
  // NVFP4: a scale of 8 bit for each 16 values.
  fp4: { bytes: (4 + 8 / 16) / 8, tensor: 'fp4' },
} as const satisfies Readonly<Record<string, NumberFormat>>;

export type NumberFormatName = keyof typeof numberFormats;
