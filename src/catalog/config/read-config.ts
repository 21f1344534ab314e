import type { OptionProblem } from '../mapping-reader.ts';
import { factsOf, type ModelFacts } from '../structure/facts.ts';
import { chooseFamily } from './choose-family.ts';
import { ConfigReader } from './config-reader.ts';
import { languagePart } from './language-part.ts';
import { nativeStorage } from './native-storage.ts';
import { readStorage } from './quantization/read-storage.ts';
import { unreadKeys } from './unread-keys.ts';

type Mapping = Readonly<Record<string, unknown>>;

/** A parsed `config.json`, and what lies beside it. */
export interface ConfigFiles {
  readonly config: Mapping;
  /** `hf_quant_config.json`: some releases say there alone how their weights are quantized. */
  readonly quantization?: Mapping | null;
}

export interface ConfigReading {
  /** Null where something is wrong. */
  readonly facts: ModelFacts | null;
  readonly problems: readonly OptionProblem[];
  /** What the file has beside the language model, and what was not understood: parts of sentences. */
  readonly remarks: readonly string[];
}

/**
 * Reads a Hugging Face `config.json`, already parsed. Its own names are kept in the messages.
 *
 * @param path keys before those of the file, in problems
 */
export function readConfig(
  { config, quantization = null }: ConfigFiles,
  path: readonly string[] = [],
): ConfigReading {
  const problems: OptionProblem[] = [];
  const { part, place } = languagePart(config);
  const inside = new ConfigReader(part, place === null ? path : [...path, ...place.split('.')], problems);
  const outside = place === null ? [] : [new ConfigReader(config, path, problems)];
  const family = chooseFamily(inside);
  if (place !== null) inside.assume(family?.defaults ?? {});
  const structure = family?.read(inside) ?? null;
  const native = nativeStorage(inside);
  const stored = readStorage([config, part], quantization, path, problems);
  if (structure === null || problems.length > 0) return { facts: null, problems, remarks: [] };
  const facts = factsOf(structure, (weight) => stored?.(weight) ?? native(weight));
  for (const reader of [inside, ...outside]) passOver(reader);
  const unread = [inside, ...outside].flatMap(unreadKeys);
  return { facts, problems, remarks: [...new Set([...structure.remarks, ...unread])] };
}

/** Keys that are read elsewhere or tell nothing of the cost. */
function passOver(reader: ConfigReader): void {
  for (const key of [
    'quantization_config',
    'quantization',
    'torch_dtype',
    'dtype',
    'text_config',
    'max_position_embeddings',
  ])
    reader.find([key]);
}
