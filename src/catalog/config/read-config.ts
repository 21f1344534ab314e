import type { OptionProblem } from '../mapping-reader.ts';
import { factsOf, type ModelFacts } from '../structure/facts.ts';
import { chooseFamily } from './choose-family.ts';
import { ConfigReader } from './config-reader.ts';
import { depthOf, languagePart } from './language-part.ts';
import { nativeStorage } from './native-storage.ts';
import { readStorage } from './quantization/read-storage.ts';
import { checkPlausible, isOfSaneLength } from './plausibility.ts';
import { leftOut, unreadKeys } from './unread-keys.ts';

type Mapping = Readonly<Record<string, unknown>>;

/** A parsed `config.json`, and what lies beside it. */
export interface ConfigFiles {
  readonly config: Mapping;
  /** As in `hf_quant_config.json`: some releases say there alone how their weights are quantized. */
  readonly quantization?: { readonly file: string; readonly content: Mapping } | null;
}

export interface ConfigReading {
  /** Null where something is wrong. */
  readonly facts: ModelFacts | null;
  /** The number format that the cache of keys and values is meant to have; null where the file does not say. */
  readonly kvFormat: 'fp8' | null;
  /** Whether the files say how the weights are quantized. */
  readonly isQuantized: boolean;
  readonly problems: readonly OptionProblem[];
  /** What the file has beside the language model and what was assumed: parts of sentences. */
  readonly remarks: readonly string[];
  /** What may make the answer wrong: parts of sentences. */
  readonly cautions: readonly string[];
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
  const { part, place, around } = languagePart(config);
  const keys = place?.split('.') ?? [];
  const inside = new ConfigReader(part, [...path, ...keys], problems);
  const outside = around.map(
    (one, level) => new ConfigReader(one, [...path, ...keys.slice(0, level)], problems),
  );
  const family = chooseFamily(inside, outside[depthOf(config, keys, 'model_type')] ?? inside);
  // What says nothing of a model may be any file: nothing else of it is looked at.
  if (family === null && !inside.has('model_type') && !inside.has('architectures')) return nothing(problems);
  if (place !== null) inside.assume(family?.defaults ?? {});
  const structure = isOfSaneLength(part, inside) ? (family?.read(inside) ?? null) : null;
  const native = nativeStorage(inside);
  const { storageOf, kvFormat, remarks } = readStorage([...outside, inside], quantization);
  const isQuantized = storageOf !== null;
  const refused = { ...nothing(problems), isQuantized };
  if (structure === null || problems.length > 0) return refused;
  const facts = factsOf(structure, (weight) => storageOf?.(weight) ?? native(weight));
  checkPlausible(facts, inside);
  // Lists of modules were compared with the weights just now, and that may have failed too.
  if (problems.length > 0) return refused;
  for (const reader of [inside, ...outside]) passOver(reader);
  // What stands outside too is said again: the language model's own part goes before it.
  for (const reader of outside) for (const key of Object.keys(part)) reader.find([key]);
  const beside = [inside, ...outside].flatMap(leftOut);
  return {
    facts,
    kvFormat,
    isQuantized,
    problems,
    remarks: [...new Set([...structure.remarks, ...remarks, ...unsaidFormat(inside), ...beside])],
    cautions: notUnderstood([inside, ...outside].flatMap(unreadKeys)),
  };
}

const nothing = (problems: readonly OptionProblem[]): ConfigReading => ({
  facts: null,
  kvFormat: null,
  isQuantized: false,
  problems,
  remarks: [],
  cautions: [],
});

function notUnderstood(keys: readonly string[]): readonly string[] {
  if (keys.length === 0) return [];
  const named = [...new Set(keys)].map((key) => `\`${key}\``).join(', ');
  return [`its \`config.json\` has keys that are not understood and may change the cost: ${named}`];
}

/** Older files do not say in which number format their weights are. */
const unsaidFormat = (config: ConfigReader): readonly string[] =>
  config.has('torch_dtype') || config.has('dtype')
    ? []
    : ['it does not say the number format of its unquantized weights: 16 bit is assumed'];

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
