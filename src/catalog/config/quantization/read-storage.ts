import type { OptionProblem } from '../../mapping-reader.ts';
import { ConfigReader } from '../config-reader.ts';
import { asMapping } from '../language-part.ts';
import type { StorageRule } from './dialect.ts';
import { dialects } from './dialects.ts';

type Mapping = Readonly<Record<string, unknown>>;

/**
 * The storage rule of a checkpoint; null where nothing is quantized.
 *
 * @param mappings where a `quantization_config` may stand, the first that has one is taken
 * @param sibling a parsed `hf_quant_config.json`, for files that say nothing themselves
 */
export function readStorage(
  mappings: readonly Mapping[],
  sibling: Mapping | null,
  path: readonly string[],
  problems: OptionProblem[],
): StorageRule | null {
  const own = mappings.map((one) => asMapping(one.quantization_config) ?? asMapping(one.quantization));
  const found = own.find((one) => one !== null) ?? asMapping(sibling?.quantization);
  if (found === null) return null;
  const quantization = new ConfigReader(found, [...path, 'quantization_config'], problems);
  const dialect = dialects.find((one) => one.matches(quantization));
  if (dialect !== undefined) return dialect.read(quantization);
  quantization.wrong(
    ['quant_method'],
    'this way of quantization is not known',
    found.quant_method ?? found.quant_algo ?? Object.keys(found).join(', '),
    'take `quantization_config` out and give `formats: { weights: fp8 }` in the scenario',
  );
  return null;
}
