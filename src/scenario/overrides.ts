import { type Place, type Problem, UsageError } from '../errors.ts';
import { type Draft, draftOf } from './draft.ts';
import { checkShape } from './shape.ts';
import { sourceFile, type SourceFile } from './source-file.ts';
import type { YamlEntry, YamlMap, YamlNode, YamlScalar } from './yaml-tree.ts';

/** Top-level keys that `--set` changes; every other name is an input, or a formula of the scenario. */
const settings = [
  'accelerator',
  'language_model',
  'year',
  'rental',
  'provider',
  'region',
  'rents',
  'currency',
  'level',
  'allow_non_finite',
  'model',
];
/** Top-level mappings of which `--set formats.weights=int8` changes one key. */
const mappings = ['formats', 'gpus_per_instance', 'attention_replicas'];

/**
 * What `--set name=notation` says, as one more scenario that extends the file's.
 *
 * @throws UsageError where there is no `=`, or a name is set twice
 */
export function overrideDraft(
  sets: readonly string[],
  base: Draft,
  folder: string,
  problems: Problem[],
): Draft {
  const file = sourceFile(new Uint8Array(), '--set', folder, 0);
  const root = mapNode(file, '');
  for (const set of sets) {
    const [, written, text] = /^\s*([^=\s]+)\s*=\s*(.*?)\s*$/s.exec(set) ?? [];
    if (written === undefined || text === undefined || text === '')
      throw new UsageError(
        `--set needs name="notation", as in --set electricity_price="0.05 to 0.2" (found "${set}")`,
      );
    const name = written.replace(/^precision\./, 'formats.');
    const parent = parentOf(root, name, text, base);
    const key = parent === root || !isMapping(name) ? name : name.slice(name.indexOf('.') + 1);
    if (parent.entries.has(key)) throw new UsageError(`--set gives ${written} twice`);
    const path = parent === root || !isMapping(name) ? joined(parent.path, key) : written;
    parent.entries.set(key, entry(file, path, scalarNode(file, path, text, isNumber(name))));
  }
  const shaped = checkShape(root, problems);
  return draftOf(shaped ?? { root, lost: new Set() }, problems);
}

const isMapping = (name: string) => mappings.some((word) => name.startsWith(`${word}.`));

const joined = (path: string, key: string) => (path === '' ? key : `${path}.${key}`);

/** Whether the value is a plain number in a scenario file. */
function isNumber(name: string): boolean {
  return name === 'year' || /^(?:gpus_per_instance|attention_replicas)\./.test(name);
}

function parentOf(root: YamlMap, name: string, text: string, base: Draft): YamlMap {
  // The napkin has an input of this name too, a number of people.
  const isWord = name === 'staff' && /^[a-z-]+$/.test(text);
  if (isWord || settings.includes(name)) return root;
  const section =
    mappings.find((word) => name.startsWith(`${word}.`)) ?? (base.formulas.has(name) ? 'formulas' : 'inputs');
  const there = root.entries.get(section)?.value;
  if (there?.kind === 'map') return there;
  const made = mapNode(root.file, section);
  root.entries.set(section, entry(root.file, section, made));
  return made;
}

function mapNode(file: SourceFile, path: string): YamlMap {
  return { kind: 'map', file, path, at: atCommandLine, entries: new Map() };
}

function scalarNode(file: SourceFile, path: string, text: string, isPlainNumber: boolean): YamlScalar {
  const number = isPlainNumber && /^\d+$/.test(text) ? Number(text) : text;
  return { kind: 'scalar', file, path, at: atCommandLine, value: number, text };
}

function entry(file: SourceFile, path: string, value: YamlNode): YamlEntry {
  return { key: { file, path, at: atCommandLine }, value };
}

function atCommandLine(): Place {
  return { file: '--set' };
}
