import type { Problem } from '../errors.ts';
import { quoted } from '../notation/messages.ts';
import { type Draft, draftOf } from './draft.ts';
import { report } from './reading.ts';
import { modelKeys } from './option-words.ts';
import { keysAt, oldNames } from './schema.ts';
import { isOverruled, stepsOfOwner, strangePath } from './services/service-paths.ts';
import { checkShape } from './shape.ts';
import type { SourceFile } from './source-file.ts';
import type { Placed, YamlMap, YamlNode } from './yaml-tree.ts';

/** One change of a scenario, of `--set` or of a lever: what is to stand at a path. */
export interface Patch {
  /** As in `formats.weights`, `gpu_price`, `inputs.gpu_price`, `formulas.total`, `accelerator.bandwidth_gb_per_s`. */
  readonly path: string;
  readonly key: Placed;
  readonly value: YamlNode;
}

/** Keys that stand for an option of the scenario even where it has an input of that name. */
const options: ReadonlySet<string> = new Set([
  ...modelKeys.filter((key) => key !== 'staff'),
  'level',
  'allow_non_finite',
  'model',
]);

/** Options of which a path may change one key. */
const mappings: ReadonlySet<string> = new Set([
  'formats',
  'gpus_per_instance',
  'attention_replicas',
  'accelerator',
  'language_model',
  'horizon',
]);

/** Why what was observed is never patched. */
export const whatWasObserved = {
  rule: 'what was observed is written in the scenario file',
  hint: '`--no-observed` leaves it out',
};

/** Patches as one more scenario that extends the base. Patches of one path, and paths into what is no mapping, are reported. */
export function patchDraft(
  patches: readonly Patch[],
  base: Draft,
  file: SourceFile,
  problems: Problem[],
): Draft {
  const root: YamlMap = { kind: 'map', file, path: '', at: () => ({ file: file.name }), entries: new Map() };
  const made = new Set<YamlNode>();
  for (const patch of patches) place(patch, root, made, base, problems);
  const shaped = checkShape(root, problems);
  return { ...draftOf(shaped ?? { root, lost: new Set() }, problems), patches: new Set([file]) };
}

/** A path by the names of today, as steps from the top of a scenario: `precision.kv` is `formats`, `kv`. */
export function stepsOf(path: string, base: Draft, value?: YamlNode): readonly [string, ...string[]] {
  const ofOwner = stepsOfOwner(path, base);
  if (ofOwner !== null) return ofOwner;
  const [written = '', ...rest] = path.split('.');
  const first = oldNames.get(written) ?? written;
  const name = [first, ...rest].join('.');
  if (rest.length > 0 && (first === 'inputs' || first === 'formulas')) return [first, rest.join('.')];
  if (rest.length > 0 && mappings.has(first)) return [first, ...rest];
  if (options.has(name)) return [name];
  // The napkin has an input of this name too, a number of people.
  const isWord = value?.kind === 'scalar' && /^[a-z-]+$/.test(value.text);
  if (name === 'staff') return isWord ? ['staff'] : ['inputs', name];
  if (base.formulas.has(name)) return ['formulas', name];
  const isKey = keysAt([]).includes(name) && name !== 'extends';
  return isKey && !base.inputs.has(name) ? [name] : ['inputs', name];
}

function place(
  { path, key, value }: Patch,
  root: YamlMap,
  made: Set<YamlNode>,
  base: Draft,
  problems: Problem[],
): void {
  if (path === 'extends') {
    report({ problems }, key, 'only a scenario file says what it starts from');
    return;
  }
  const [first, ...rest] = stepsOf(path, base, value);
  if (first === 'observed' || (/^observed[.[]/.test(path) && !base.inputs.has(path))) {
    report({ problems }, key, whatWasObserved.rule, quoted(path), whatWasObserved.hint);
    return;
  }
  const strange = strangePath(path, value, base);
  if (strange !== null) {
    report({ problems }, key, strange.rule, quoted(strange.found), strange.hint);
    return;
  }
  if (isOverruled([first, ...rest], base)) {
    const [service] = base.services.keys();
    report(
      { problems },
      key,
      `every service has its own \`${first}\``,
      quoted(path),
      `as in ${service}.${path}`,
    );
    return;
  }
  let within = root.entries;
  let step = first;
  let stands = first === 'inputs' || first === 'formulas' ? undefined : base.settings.get(first);
  for (const [index, next] of rest.entries()) {
    if (stands !== undefined && stands.kind !== 'map') {
      const hint = `give the whole of \`${step}\``;
      report({ problems }, key, `\`${step}\` is given there as one word`, quoted(path), hint);
      return;
    }
    within = mappingAt(within, step, stands, key, made);
    stands = ownSetting([first, ...rest.slice(0, index + 1)], base) ?? stands?.entries.get(next)?.value;
    step = next;
  }
  // A group of customers always says where its queries go; what it says already stays.
  if (first === 'customers' && rest.length > 1 && rest[1] !== 'to') addRoutes(root, rest[0]!, key);
  const there = within.get(step)?.value;
  if (there?.file === root.file) report({ problems }, key, 'is set twice', quoted(path));
  within.set(step, { key, value });
}

/** What stands at the option word of a service. */
function ownSetting(
  [first, name, word, ...more]: readonly string[],
  { services }: Draft,
): YamlNode | undefined {
  if (first !== 'services' || word === undefined || more.length > 0) return undefined;
  return services.get(name!)?.settings.get(word);
}

function addRoutes(root: YamlMap, name: string, key: Placed): void {
  const groups = root.entries.get('customers')?.value;
  const row = groups?.kind === 'map' ? groups.entries.get(name)?.value : undefined;
  if (row?.kind !== 'map' || row.entries.has('to')) return;
  const none: YamlMap = { ...key, kind: 'map', at: () => key.at(), entries: new Map() };
  row.entries.set('to', { key, value: none });
}

/** The entries of a mapping of our own below a key, which begins as what stands there. */
function mappingAt(
  within: YamlMap['entries'],
  step: string,
  stands: YamlMap | undefined,
  key: Placed,
  made: Set<YamlNode>,
): YamlMap['entries'] {
  const there = within.get(step)?.value;
  if (there?.kind === 'map' && made.has(there)) return there.entries;
  const from = there?.kind === 'map' ? there : stands;
  const node: YamlMap = { ...key, kind: 'map', at: () => key.at(), entries: new Map(from?.entries) };
  made.add(node);
  within.set(step, { key, value: node });
  return node.entries;
}
