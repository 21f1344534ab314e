import type { Problem } from '../errors.ts';
import { quoted } from '../notation/messages.ts';
import { type DraftEntry, entryOf, isGoodName } from './draft-entry.ts';
import { setInput } from './draft-inputs.ts';
import { type DraftWorkload, mergeWorkloads, readWorkloads } from './draft-workloads.ts';
import { commitmentOf, creditOf } from './numbered-names.ts';
import { report } from './reading.ts';
import { oldNames } from './schema.ts';
import {
  type DraftCustomer,
  mergeCustomers,
  readCustomers,
  replacedNumbers,
} from './services/draft-customer.ts';
import { type DraftService, mergeServices, readServices } from './services/draft-service.ts';
import type { Shaped } from './shaped.ts';
import type { SourceFile } from './source-file.ts';
import type { YamlNode, YamlScalar } from './yaml-tree.ts';

/** What one file says, or several merged: everything is of the right shape, but no notation has been read. */
export interface Draft {
  /** The file that says it; of several merged, the one that extends the others. */
  readonly file: SourceFile;
  /** Values of the top-level keys other than the ones below. */
  readonly settings: Map<string, YamlNode>;
  readonly workloads: Map<string, DraftWorkload>;
  readonly services: ReadonlyMap<string, DraftService>;
  readonly customers: ReadonlyMap<string, DraftCustomer>;
  /** Inputs by full name; `input_tokens` in the row of `chat` is `chat.input_tokens`. */
  readonly inputs: Map<string, DraftEntry>;
  readonly formulas: Map<string, DraftEntry>;
  /** Names of inputs and formulas that are there but of the wrong shape, or that nothing may have. */
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

/** Keys whose rows give inputs too. */
const rowKeys: ReadonlySet<string> = new Set(['workloads', 'services', 'customers']);

/** What a file says. Bad names, and names that are given twice, are reported and left out. */
export function draftOf({ root, lost: misshapen }: Shaped, problems: Problem[]): Draft {
  const lost = new Set(misshapen);
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
    if (name === 'inputs') addEntries(inputs, value, 'value', lost, problems);
    else if (name === 'formulas') addEntries(formulas, value, 'formula', lost, problems);
    else if (!rowKeys.has(name)) settings.set(name, value);
  }
  // A formula under a refused name uses its inputs all the same.
  const texts = formulasIn(root.entries.get('formulas')?.value);
  const goals = settings.get('goals');
  if (goals?.kind === 'list')
    for (const goal of goals.items) if (goal.kind === 'scalar') texts.push(goal.text);
  const rows = (key: string) => root.entries.get(key)?.value;
  const workloads = readWorkloads(rows('workloads'), '', inputs, problems);
  const services = readServices(rows('services'), inputs, problems);
  const customers = readCustomers(rows('customers'), inputs, problems);
  for (const [name, { key }] of formulas) {
    if (!inputs.has(name)) continue;
    report({ problems }, key, 'a name is either an input or a formula', quoted(name));
    inputs.delete(name);
  }
  return {
    file: root.file,
    settings,
    workloads,
    services,
    customers,
    inputs,
    formulas,
    lost,
    texts,
    remarks,
    scales: new Map(),
    patches: new Set(),
  };
}

/** Every formula of a file. */
function formulasIn(node: YamlNode | undefined): string[] {
  if (node?.kind !== 'map') return [];
  return [...node.entries.values()].flatMap(({ key, value }) => {
    const written: YamlScalar | undefined = entryOf(key, value, 'formula').value;
    return written === undefined ? [] : [written.text];
  });
}

function addEntries(
  entries: Map<string, DraftEntry>,
  node: YamlNode,
  main: string,
  lost: Set<string>,
  problems: Problem[],
): void {
  if (node.kind !== 'map') return;
  for (const [name, { key, value }] of node.entries)
    if (!isGoodName(name, key, problems)) lost.add(name);
    else if (main === 'value') setInput(entries, name, key, value);
    else entries.set(name, entryOf(key, value, main));
}

/** What a scenario says that starts from another one: it changes only what it names. */
export function mergeDrafts(base: Draft, over: Draft): Draft {
  const ofCustomers = replacedNumbers(base.customers, over);
  // Another list of commitments has other rows: what was said of the base's is not meant.
  const isOther = over.settings.has('commitments');
  const hasOtherCredits = over.settings.has('credits');
  const isGone = (name: string) =>
    over.formulas.has(name) ||
    (isOther && commitmentOf(name) !== null) ||
    (hasOtherCredits && creditOf(name) !== null) ||
    ofCustomers.has(name);
  const inputs = new Map([...base.inputs].filter(([name]) => !isGone(name)));
  for (const [name, entry] of over.inputs) inputs.set(name, mergeEntries(inputs.get(name), entry));
  const formulas = new Map([...base.formulas].filter(([name]) => !over.inputs.has(name)));
  for (const [name, entry] of over.formulas) formulas.set(name, mergeEntries(formulas.get(name), entry));
  return {
    file: over.file,
    settings: mergeSettings(base.settings, over.settings),
    workloads: mergeWorkloads(base.workloads, over.workloads),
    services: mergeServices(base.services, over.services, mergeSettings),
    customers: mergeCustomers(base.customers, over.customers),
    inputs,
    formulas,
    lost: new Set([...base.lost, ...over.lost]),
    texts: [...base.texts, ...over.texts],
    remarks: [...base.remarks, ...over.remarks],
    scales: base.scales,
    patches: new Set([...base.patches, ...over.patches]),
  };
}

/** Mappings of which a scenario that extends another one changes only some keys. */
const mergedSettings: ReadonlySet<string> = new Set([
  'formats',
  'gpus_per_instance',
  'attention_replicas',
  'horizon',
]);

function mergeSettings(
  base: ReadonlyMap<string, YamlNode>,
  over: ReadonlyMap<string, YamlNode>,
): Map<string, YamlNode> {
  const settings = new Map(base);
  for (const [name, value] of over) settings.set(name, mergeSetting(settings.get(name), value, name));
  return settings;
}

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
