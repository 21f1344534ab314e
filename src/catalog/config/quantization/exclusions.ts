import type { Weight } from '../../structure/weight.ts';
import type { ConfigReader } from '../config-reader.ts';
import { moduleTest, namedModules } from './module-names.ts';
import { PatternEffort } from './pattern/pattern.ts';
import { PatternError } from './pattern/pattern-error.ts';

/** Modules that stay unquantized, by the first of these lists that a file has; patterns that are none are problems. */
export function exclusions(reader: ConfigReader, ...names: readonly string[]): (weight: Weight) => boolean {
  const name = names.find((one) => reader.has(one)) ?? names[0] ?? '';
  for (const other of names) reader.has(other);
  return listedModules(reader, name, reader.list(name) ?? []);
}

type ModuleTest = (module: string) => boolean;

/**
 * Whether a weight's module is in a list. Entries are whole names (`model.layers.3.mlp.gate`), what holds modules
 * (`model.layers.3.self_attn`), a word inside names (`gate`), names with `*` for anything, or `re:` and a pattern.
 *
 * @param key where the list stands, for problems
 */
export function listedModules(
  reader: ConfigReader,
  key: string,
  entries: readonly unknown[],
): (weight: Weight) => boolean {
  const words = entries.filter((entry) => typeof entry === 'string');
  const plain = namedModules(words.filter((entry) => !isPattern(entry)));
  const effort = new PatternEffort();
  const told = new Set<string>();
  /** What a pattern says; a problem, and null, where it is none. A slow list is told of once. */
  const attempt = <Value>(entry: string, act: () => Value): Value | null => {
    try {
      return act();
    } catch (error) {
      if (!(error instanceof PatternError)) throw error;
      if (told.has(error.message)) return null;
      told.add(error.message);
      reader.wrong([key], `an entry ${error.message}`, entry, 'correct it, or take it out of the list');
      return null;
    }
  };
  const tests = words.filter(isPattern).flatMap((entry): ModuleTest[] => {
    const test = attempt(entry, () => moduleTest(entry, effort));
    return test === null ? [] : [(module) => attempt(entry, () => test(module)) ?? false];
  });
  const known = new Map<string, boolean>();
  return ({ module }) => {
    const before = known.get(module);
    if (before !== undefined) return before;
    const answer = plain(module) || tests.some((test) => test(module));
    known.set(module, answer);
    return answer;
  };
}

const isPattern = (entry: string) => entry.startsWith('re:') || entry.includes('*');
