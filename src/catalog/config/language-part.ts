type Mapping = Readonly<Record<string, unknown>>;

/** Keys under which models that also see or hear keep their language model. */
const places = ['text_config', 'llm_config', 'language_config', 'thinker_config'];

/** What the outer file says for the language model too, where its own part does not. */
const sharedKeys = [
  'model_type',
  'architectures',
  'tie_word_embeddings',
  'torch_dtype',
  'dtype',
  'vocab_size',
];

/** A value as a mapping; null where it is none. */
export function asMapping(value: unknown): Mapping | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Mapping) : null;
}

/**
 * How many of the keys that lead to the language model also lead to what says `name`: it itself, or the nearest mapping
 * around it. All of them where none says it.
 */
export function depthOf(config: Mapping, keys: readonly string[], name: string): number {
  const says = (depth: number) => {
    const mapping = keys.slice(0, depth).reduce<Mapping | null>((one, key) => asMapping(one?.[key]), config);
    return (mapping?.[name] ?? null) !== null;
  };
  const depths = [...keys.keys(), keys.length].reverse();
  return depths.find(says) ?? keys.length;
}

/** Where the language model stands in a `config.json`, and what is around it. */
interface LanguagePart {
  readonly part: Mapping;
  /** Keys that lead to it, with dots; null where it has the file to itself. */
  readonly place: string | null;
  /** The mappings that it stands in, from the outermost. */
  readonly around: readonly Mapping[];
}

/** Finds the language model in a `config.json`: one or more levels down, or everywhere. */
export function languagePart(config: Mapping): LanguagePart {
  const place = places.find((key) => asMapping(config[key]) !== null);
  if (place === undefined) return { part: config, place: null, around: [] };
  const inner = asMapping(config[place]) ?? {};
  const outside = sharedKeys.flatMap((key) =>
    config[key] === undefined || (inner[key] ?? null) !== null ? [] : [[key, config[key]]],
  );
  const { part, place: deeper, around } = languagePart({ ...inner, ...Object.fromEntries(outside) });
  return { part, place: deeper === null ? place : `${place}.${deeper}`, around: [config, ...around] };
}
