import type { ConfigReader } from '../config-reader.ts';

/** Keys that say how keys and values of attention are meant to be kept: compressed-tensors', ModelOpt's, Quark's. */
const keys = ['kv_cache_scheme', 'kv_cache_quant_algo', 'kv_cache_quant_config'];

/** The format that a cache is meant to have, by the first mapping that says so. */
export function cacheFormat(readers: readonly (ConfigReader | null)[]): {
  readonly kvFormat: 'fp8' | null;
  readonly remarks: readonly string[];
} {
  for (const reader of readers) {
    for (const key of keys) {
      const word = cacheWord(reader?.find([key])?.[1]);
      if (word === null) continue;
      if (/^(fp8|8 bit)/i.test(word))
        return { kvFormat: 'fp8', remarks: [`its cache is meant to be in 8 bit (\`${key}\`)`] };
      return {
        kvFormat: null,
        remarks: [`its cache is meant to be in ${word} (\`${key}\`), which is not taken over`],
      };
    }
  }
  return { kvFormat: null, remarks: [] };
}

/** A format as a word, `8 bit` for a mapping with `num_bits`, or null where there is none. */
function cacheWord(value: unknown): string | null {
  if (typeof value === 'string') return /^(none|auto)?$/i.test(value) ? null : value;
  if (typeof value !== 'object' || value === null || Object.keys(value).length === 0) return null;
  const bits = 'num_bits' in value ? value.num_bits : 8;
  return `${bits} bit`;
}
