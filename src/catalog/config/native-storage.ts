import type { Storage } from '../structure/facts.ts';
import type { WeightFormat } from '../structure/formats.ts';
import { valuesOf, type Weight } from '../structure/weight.ts';
import type { ConfigReader } from './config-reader.ts';

/** Formats that files name, with bytes a value. */
const dtypes: Readonly<Record<string, { readonly format: WeightFormat; readonly bytes: number }>> = {
  float32: { format: 'fp32', bytes: 4 },
  float16: { format: 'fp16', bytes: 2 },
  half: { format: 'fp16', bytes: 2 },
  // The loader takes what the files have, which the config does not say then.
  auto: { format: 'bf16', bytes: 2 },
  bfloat16: { format: 'bf16', bytes: 2 },
  float8_e4m3fn: { format: 'fp8', bytes: 1 },
};

/** Formats of weights that the code keeps in other than the model's own. */
const ownFormats: Readonly<Record<number, WeightFormat>> = { 8: 'int64', 4: 'fp32', 2: 'bf16', 1: 'fp8' };

/** How weights are stored that no quantization touches: in the file's `torch_dtype`, in 16 bit where it has none. */
export function nativeStorage(config: ConfigReader): (weight: Weight) => Storage {
  const word = config.word('torch_dtype') ?? config.word('dtype') ?? 'bfloat16';
  const name = word.replace(/^torch\./, '');
  const dtype = Object.hasOwn(dtypes, name) ? dtypes[name] : undefined;
  if (dtype === undefined)
    config.wrong(['torch_dtype'], 'is not a number format', word, `known: ${Object.keys(dtypes).join(', ')}`);
  const { format, bytes } = dtype ?? { format: 'bf16', bytes: 2 };
  return (weight) =>
    weight.bytes === undefined
      ? { format, bytes: valuesOf(weight) * bytes }
      : {
          format: ownFormats[weight.bytes] ?? format,
          bytes: valuesOf(weight) * weight.bytes,
        };
}
