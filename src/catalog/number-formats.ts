import type { AcceleratorRow, TensorFormat } from './catalog.ts';
import { MappingReader, type OptionProblem } from './mapping-reader.ts';

/** A number format: bytes a value, and the arithmetic it runs on. */
interface NumberFormat {
  readonly bytes: number;
  readonly tensor: TensorFormat;
}

/** int4 weights are unpacked to 16 bit before they are multiplied; fp32 runs at the 16-bit peak's half at best. */
const known: Readonly<Record<string, NumberFormat>> = {
  fp32: { bytes: 4, tensor: 'bf16' },
  bf16: { bytes: 2, tensor: 'bf16' },
  fp16: { bytes: 2, tensor: 'bf16' },
  fp8: { bytes: 1, tensor: 'fp8' },
  int8: { bytes: 1, tensor: 'int8' },
  int4: { bytes: 0.5, tensor: 'bf16' },
  fp4: { bytes: 0.5, tensor: 'fp4' },
};

/** The number formats that a model runs in. */
export interface NumberFormats {
  readonly weights: NumberFormat;
  readonly attention: NumberFormat;
  readonly kv: NumberFormat;
}

/** Number formats of weights, attention and cache; 16 bit where the scenario does not say. */
export function readFormats(
  mapping: Readonly<Record<string, unknown>>,
  accelerator: AcceleratorRow | null,
): { readonly formats: NumberFormats; readonly problems: OptionProblem[] } {
  const reader = new MappingReader(mapping, ['formats']);
  const format = (key: string, needsArithmetic: boolean): NumberFormat => {
    const standard = { bytes: 2, tensor: 'bf16' } as const;
    const entry = reader.find([key]);
    if (entry === null) return standard;
    const chosen = Object.hasOwn(known, String(entry[1])) ? known[String(entry[1])] : undefined;
    if (chosen === undefined) {
      reader.wrong([key], 'is no number format', entry[1], `known: ${Object.keys(known).join(', ')}`);
      return standard;
    }
    if (needsArithmetic && accelerator !== null && accelerator.dense_tflops[chosen.tensor] === null) {
      const has = Object.entries(accelerator.dense_tflops).flatMap(([name, peak]) =>
        peak === null ? [] : [name],
      );
      reader.wrong([key], `${accelerator.id} has no arithmetic for it`, entry[1], `it has ${has.join(', ')}`);
    }
    return chosen;
  };
  const formats = {
    weights: format('weights', true),
    attention: format('attention', true),
    kv: format('kv', false),
  };
  reader.refuseOthers();
  return { formats, problems: reader.problems };
}

/** Dense peak of an accelerator in a format, in TFLOP/s. */
export function peakTflops(accelerator: AcceleratorRow, format: NumberFormat): number {
  const peak = accelerator.dense_tflops[format.tensor] ?? accelerator.dense_tflops.bf16 ?? 0;
  return format.bytes === 4 ? peak / 2 : peak;
}
