import { distributionNames } from '../distributions/families.ts';
import { NotationError, type Problem } from '../errors.ts';
import { quoted } from '../notation/messages.ts';
import { checkName } from '../notation/names.ts';
import { report } from './reading.ts';
import { oldNames } from './schema.ts';
import type { Shaped } from './shape.ts';
import type { SourceFile } from './source-file.ts';
import type { Placed, YamlMap, YamlNode, YamlScalar } from './yaml-tree.ts';

/** What one file says, or several merged: everything is of the right shape, but no notation has been read. */
export interface Draft {
  /** The file that says it; of several merged, the one that extends the others. */
  readonly file: SourceFile;
  /** Values of the top-level keys other than the ones below. */
  readonly settings: Map<string, YamlNode>;
  readonly workloads: Map<string, DraftWorkload>;
  /** Inputs by full name; `input_tokens` in the row of `chat` is `chat.input_tokens`. */
  readonly inputs: Map<string, DraftEntry>;
  readonly formulas: Map<string, DraftEntry>;
  /** Names of inputs and formulas that are there but of the wrong shape. */
  readonly lost: ReadonlySet<string>;
  /** Every formula and goal, also those that were replaced since: what they use is not without use. */
  readonly texts: readonly string[];
  /** What could be written better, though nothing is wrong. */
  readonly remarks: readonly Problem[];
  /** Factors of levers by which inputs, given or not, and quantities are multiplied in the end. */
  readonly scales: ReadonlyMap<string, readonly DraftScale[]>;
  /** Where patches of it stand: the command line, and levers. */
  readonly patches: ReadonlySet<SourceFile>;
}

/** A factor, and where it stands. */
export interface DraftScale {
  readonly factor: number;
  readonly node: YamlScalar;
}

/** An input or formula as written. */
export interface DraftEntry {
  readonly key: Placed;
  /** The notation of the input, or the formula. */
  readonly value: YamlScalar;
  /** `unit`, `label`, `source` and `explanation` where they are given. */
  readonly fields: ReadonlyMap<string, YamlScalar>;
  /** What it takes the place of, the latest first. */
  readonly replaced: readonly YamlScalar[];
}

/** A row of `workloads`; its other keys are inputs. */
export interface DraftWorkload {
  readonly name: YamlScalar;
  /** The application whose tokens it starts from. */
  readonly like: YamlScalar | undefined;
}

/** What a file says. Bad names, and names that are given twice, are reported and left out. */
export function draftOf({ root, lost }: Shaped, problems: Problem[]): Draft {
  const settings = new Map<string, YamlNode>();
  const inputs = new Map<string, DraftEntry>();
  const formulas = new Map<string, DraftEntry>();
  const remarks: Problem[] = [];
  for (const [written, { key, value }] of root.entries) {
    const name = oldNames.get(written) ?? written;
    if (name !== written) {
      if (root.entries.has(name))
        report({ problems }, key, `this is the old name of \`${name}\`, which is given too`);
      report({ problems: remarks }, key, `\`${written}\` is called \`${name}\` now`, undefined, 'both work');
    }
    if (name === 'inputs') addEntries(inputs, value, 'value', problems);
    else if (name === 'formulas') addEntries(formulas, value, 'formula', problems);
    else if (name !== 'workloads') settings.set(name, value);
  }
  const texts = [...formulas.values()].map(({ value }) => value.text);
  const goals = settings.get('goals');
  if (goals?.kind === 'list')
    for (const goal of goals.items) if (goal.kind === 'scalar') texts.push(goal.text);
  const draft: Draft = {
    file: root.file,
    settings,
    workloads: new Map(),
    inputs,
    formulas,
    lost,
    texts,
    remarks,
    scales: new Map(),
    patches: new Set(),
  };
  const workloads = root.entries.get('workloads')?.value;
  if (workloads?.kind === 'list') {
    // Rows that could not be read have been taken out, and told of.
    const isEmpty =
      workloads.items.length === 0 && !problems.some(({ path }) => path.startsWith('workloads'));
    if (isEmpty)
      report({ problems }, workloads, 'must name a kind of use', 'an empty list', 'or leave the key out');
    for (const row of workloads.items) addWorkload(draft, row, problems);
  }
  for (const [name, { key }] of draft.formulas) {
    if (!draft.inputs.has(name)) continue;
    report({ problems }, key, 'a name is either an input or a formula', quoted(name));
    draft.inputs.delete(name);
  }
  return draft;
}

function addEntries(
  entries: Map<string, DraftEntry>,
  node: YamlNode,
  main: string,
  problems: Problem[],
): void {
  if (node.kind !== 'map') return;
  for (const [name, { key, value }] of node.entries)
    if (isGoodName(name, key, problems)) entries.set(name, entryOf(key, value, main));
}

function entryOf(key: Placed, node: YamlNode, main: string): DraftEntry {
  if (node.kind === 'scalar') return { key, value: node, fields: new Map(), replaced: [] };
  const fields = new Map<string, YamlScalar>();
  if (node.kind === 'map')
    for (const [name, { value }] of node.entries) if (value.kind === 'scalar') fields.set(name, value);
  const value = fields.get(main)!;
  fields.delete(main);
  return { key, value, fields, replaced: [] };
}

function addWorkload(draft: Draft, row: YamlNode, problems: Problem[]): void {
  // `[chat]` is short for `[{ name: chat }]`.
  const name = row.kind === 'map' ? row.entries.get('name')?.value : row;
  if (name?.kind !== 'scalar' || !isGoodName(name.text, name, problems)) return;
  if (name.text.includes('.') || draft.workloads.has(name.text)) {
    const rule = name.text.includes('.')
      ? 'the name of a workload has no dots'
      : 'each workload may stand once';
    report({ problems }, name, rule, quoted(name.text));
    return;
  }
  const entries: YamlMap['entries'] = row.kind === 'map' ? row.entries : new Map();
  const like = entries.get('like')?.value;
  draft.workloads.set(name.text, { name, like: like?.kind === 'scalar' ? like : undefined });
  for (const [key, entry] of entries) {
    if (key === 'name' || key === 'like' || entry.value.kind !== 'scalar') continue;
    const full = `${name.text}.${key}`;
    if (!isGoodName(full, entry.key, problems)) continue;
    // What stands under `inputs` by its full name goes before the row.
    if (draft.inputs.has(full)) continue;
    draft.inputs.set(full, { key: entry.key, value: entry.value, fields: new Map(), replaced: [] });
  }
}

function isGoodName(name: string, at: Placed, problems: Problem[]): boolean {
  try {
    checkName(name, distributionNames);
    return true;
  } catch (error) {
    if (!(error instanceof NotationError)) throw error;
    report({ problems }, at, error.rule, error.found, error.hint);
    return false;
  }
}

/** What a scenario says that starts from another one: it changes only what it names. */
export function mergeDrafts(base: Draft, over: Draft): Draft {
  const settings = new Map(base.settings);
  for (const [name, value] of over.settings)
    settings.set(name, mergeSetting(settings.get(name), value, name));
  const inputs = new Map([...base.inputs].filter(([name]) => !over.formulas.has(name)));
  for (const [name, entry] of over.inputs) inputs.set(name, mergeEntries(inputs.get(name), entry));
  const formulas = new Map([...base.formulas].filter(([name]) => !over.inputs.has(name)));
  for (const [name, entry] of over.formulas) formulas.set(name, mergeEntries(formulas.get(name), entry));
  return {
    file: over.file,
    settings,
    workloads: mergeWorkloads(base, over),
    inputs,
    formulas,
    lost: new Set([...base.lost, ...over.lost]),
    texts: [...base.texts, ...over.texts],
    remarks: [...base.remarks, ...over.remarks],
    scales: base.scales,
    patches: new Set([...base.patches, ...over.patches]),
  };
}

function mergeWorkloads(base: Draft, over: Draft): Draft['workloads'] {
  const workloads = new Map(base.workloads);
  for (const [name, row] of over.workloads)
    workloads.set(name, { name: row.name, like: row.like ?? base.workloads.get(name)?.like });
  return workloads;
}

/** Mappings of which a scenario that extends another one changes only some keys. */
const mergedSettings: ReadonlySet<string> = new Set(['formats', 'gpus_per_instance', 'attention_replicas']);

/** Lists and texts are replaced; only these mappings are merged key by key. */
function mergeSetting(base: YamlNode | undefined, over: YamlNode, name: string): YamlNode {
  const isMerged = mergedSettings.has(name);
  if (!isMerged || base?.kind !== 'map' || over.kind !== 'map') return over;
  return { ...over, entries: new Map([...base.entries, ...over.entries]) };
}

/** A new value keeps the unit, label and explanation of the old one, but not where it came from. */
function mergeEntries(base: DraftEntry | undefined, over: DraftEntry): DraftEntry {
  const kept = [...(base?.fields ?? [])].filter(([name]) => name !== 'source');
  return {
    ...over,
    fields: new Map([...kept, ...over.fields]),
    replaced: base === undefined ? [] : [base.value, ...base.replaced],
  };
}
