import type { AcceleratorRow } from './catalog.ts';
import { MappingReader, type OptionProblem } from './mapping-reader.ts';
import {
  type NumberFormat,
  type NumberFormatName,
  numberFormats,
  type TensorFormat,
} from './storage-formats.ts';
import type { ModelFacts } from './structure/facts.ts';
import { mainFormat, type WeightStorage, weightStorage } from './weight-storage.ts';

const standard = 'bf16';

/** The number formats that a model runs in. */
export interface NumberFormats {
  /** The format of the weights with which most products are made. */
  readonly weights: NumberFormat;
  /** How all weights are kept. */
  readonly storage: WeightStorage;
  readonly attention: NumberFormat;
  readonly kv: NumberFormat;
}

/**
 * Number formats of weights, attention and cache. Where the scenario does not say, weights are in the format in which the
 * model was released, and the rest is 16 bit. Weights may be in a format that the accelerator has no arithmetic for: they
 * are then unpacked and multiplied in 16 bit. Attention may not.
 */
export function readFormats(
  mapping: Readonly<Record<string, unknown>>,
  accelerator: AcceleratorRow | null,
  facts: ModelFacts,
): { readonly formats: NumberFormats; readonly problems: OptionProblem[] } {
  const reader = new MappingReader(mapping, ['formats']);
  const format = (key: string): NumberFormat | null => {
    const entry = reader.find([key]);
    if (entry === null) return null;
    const name = String(entry[1]);
    if (Object.hasOwn(numberFormats, name)) return numberFormats[name as NumberFormatName];
    reader.wrong([key], 'is not a number format', name, `known: ${Object.keys(numberFormats).join(', ')}`);
    return null;
  };
  const storage = weightStorage(facts, format('weights'));
  const formats = {
    weights: mainFormat(storage),
    storage,
    attention: format('attention') ?? numberFormats[standard],
    kv: format('kv') ?? numberFormats[standard],
  };
  if (accelerator !== null && accelerator.dense_tflops[formats.attention.tensor] === null) {
    const has = Object.entries(accelerator.dense_tflops).flatMap(([name, peak]) =>
      peak === null ? [] : [name],
    );
    const given = reader.find(['attention'])?.[1];
    reader.wrong(
      ['attention'],
      `${accelerator.id} cannot calculate in it`,
      given,
      `it has ${has.join(', ')}`,
    );
  }
  reader.refuseOthers();
  return { formats, problems: reader.problems };
}

/**
 * The arithmetic in which an accelerator multiplies numbers of a format: its own where that is the faster, or 16 bit. Blackwell
 * Ultra still has int8, at a fourteenth of its 16-bit rate: nobody multiplies in it who can unpack the numbers.
 */
export function arithmeticOf(
  { dense_tflops: peaks }: AcceleratorRow,
  { tensor }: NumberFormat,
): TensorFormat {
  return (peaks[tensor] ?? 0) >= (peaks.bf16 ?? 0) ? tensor : 'bf16';
}

/** Dense peak of an accelerator in a format, in TFLOP/s. */
export function peakTflops(accelerator: AcceleratorRow, format: NumberFormat): number {
  const peak = accelerator.dense_tflops[arithmeticOf(accelerator, format)] ?? 0;
  return format.bytes === 4 ? peak / 2 : peak;
}

/** Peak that products of a token reach together, each part at the peak of its own format: a mean by time, in TFLOP/s. */
export function meanPeakTflops(accelerator: AcceleratorRow, { products }: WeightStorage): number {
  const times = products.map(({ format, share }) => share / peakTflops(accelerator, format));
  return Number((1 / times.reduce((sum, one) => sum + one, 0)).toPrecision(6));
}
