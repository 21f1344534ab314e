import { ConfigReader } from '../config-reader.ts';
import { asMapping } from '../language-part.ts';
import { cacheFormat } from './cache-format.ts';
import type { StorageRule } from './dialect.ts';
import { dialects } from './dialects.ts';

type Mapping = Readonly<Record<string, unknown>>;

/** What a file says of how its weights and its cache are kept. */
export interface Quantization {
  /** Null where no weights are quantized. */
  readonly storageOf: StorageRule | null;
  /** The number format that its cache is meant to have; null where that is the usual one. */
  readonly kvFormat: 'fp8' | null;
  readonly remarks: readonly string[];
}

/** Where files keep it: `quantization` is MLX's, `compression_config` that of older compressed-tensors. */
const keys = ['quantization_config', 'quantization', 'compression_config'];

/**
 * The storage rule of a checkpoint.
 *
 * @param readers where a `quantization_config` may stand, the first that has one is taken; the last is the language model
 * @param sibling a parsed file beside it such as `hf_quant_config.json`, for files that say nothing themselves
 */
export function readStorage(
  readers: readonly [...ConfigReader[], ConfigReader],
  sibling: { readonly file: string; readonly content: Mapping } | null,
): Quantization {
  const model = readers[readers.length - 1] as ConfigReader;
  const own = readers.flatMap((reader) => keys.flatMap((key) => reader.nested(key) ?? []))[0] ?? null;
  const beside = asMapping(sibling?.content.quantization) ?? sibling?.content;
  const other = beside === undefined ? null : new ConfigReader(beside, [sibling?.file ?? ''], model.problems);
  const found = own ?? other;
  const { kvFormat, remarks } = cacheFormat([own, other]);
  const storageOf = found === null ? null : ruleOf(found, model);
  return { storageOf, kvFormat, remarks };
}

function ruleOf(found: ConfigReader, model: ConfigReader): StorageRule | null {
  const method = found.word('quant_method')?.toLowerCase() ?? null;
  const dialect =
    method === null
      ? dialects.find((one) => one.matches?.(found) === true)
      : dialects.find(({ methods }) => methods.includes(method));
  if (dialect !== undefined) return dialect.read(found, model);
  const known = dialects.flatMap(({ methods }) => methods.slice(0, 1));
  found.wrong(
    ['quant_method'],
    'this way of quantization is not known',
    method ?? found.others().map(([key]) => key),
    `known: ${known.join(', ')}; or take it out and give \`formats: { weights: fp8 }\` in the scenario`,
  );
  return null;
}
