import { inferredShape, type SizedModel } from './inferred-shape.ts';
import { MappingReader, type OptionProblem } from './mapping-reader.ts';

const scale: Readonly<Record<string, number>> = { '': 1, k: 1e3, M: 1e6, B: 1e9, T: 1e12 };

/** Keys that give a size and no shape. */
export const isSize = (mapping: Readonly<Record<string, unknown>>) =>
  Object.hasOwn(mapping, 'parameters') && !Object.hasOwn(mapping, 'layers');

/**
 * Reads `{ parameters: 400B, active_parameters: 40B }`: what a closed model's makers or others say of it. Everything
 * else is inferred from the published models nearest in size, and spreads as they do.
 */
export function readSize(
  mapping: Readonly<Record<string, unknown>>,
  path: readonly string[],
): { readonly sized: SizedModel | null; readonly problems: readonly OptionProblem[] } {
  const reader = new MappingReader(mapping, path);
  reader.find(['name']);
  const total = readCount(reader, 'parameters');
  const active = reader.find(['active_parameters']) === null ? total : readCount(reader, 'active_parameters');
  if (active > total)
    reader.wrong(['active_parameters'], 'must not exceed `parameters`', mapping.active_parameters);
  reader.refuseOthers();
  const { problems } = reader;
  return { sized: problems.length > 0 ? null : inferredShape(total, active), problems };
}

/** A number of parameters, also as text with k, M, B or T. */
function readCount(reader: MappingReader, key: string): number {
  const value = reader.find([key])?.[1];
  const [, digits, letter = ''] =
    /^\s*(\d{1,15}(?:\.\d{1,15})?(?:e\d{1,2})?)\s?([kMBT]?)\s*$/.exec(String(value)) ?? [];
  const count = Number(digits) * (scale[letter] ?? 1);
  if (count >= 1e6 && count <= 1e14) return count;
  const spread = `such as 400B; give its uncertainty beside \`language_model\`, as in \`${key}: ${value}\``;
  const hint = typeof value === 'string' && / to |\(/.test(value) ? spread : 'such as 400B';
  reader.wrong([key], 'must be a number of parameters from 1M to 100T', value, hint);
  return Number.NaN;
}
