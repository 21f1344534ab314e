import type { Problem } from '../errors.ts';
import { quoted } from '../notation/messages.ts';
import { type DraftEntry, isGoodName } from './draft-entry.ts';
import { addInput } from './draft-inputs.ts';
import { report } from './reading.ts';
import type { YamlMap, YamlNode, YamlScalar } from './yaml-tree.ts';

/** A row of `workloads`; its other keys are inputs. */
export interface DraftWorkload {
  readonly name: YamlScalar;
  /** The application whose tokens it starts from. */
  readonly like: YamlScalar | undefined;
}

/**
 * Reads rows of `workloads`, and adds the inputs that they give; their names begin with `owner`, as in `chat.` within a
 * service.
 */
export function readWorkloads(
  list: YamlNode | undefined,
  owner: string,
  inputs: Map<string, DraftEntry>,
  problems: Problem[],
): Map<string, DraftWorkload> {
  const workloads = new Map<string, DraftWorkload>();
  if (list?.kind !== 'list') return workloads;
  // Rows that could not be read have been taken out, and told of.
  const isEmpty = list.items.length === 0 && !problems.some(({ path }) => path.startsWith(list.path));
  if (isEmpty) report({ problems }, list, 'must name a kind of use', 'an empty list', 'or leave the key out');
  for (const row of list.items) addWorkload(workloads, row, owner, inputs, problems);
  return workloads;
}

function addWorkload(
  workloads: Map<string, DraftWorkload>,
  row: YamlNode,
  owner: string,
  inputs: Map<string, DraftEntry>,
  problems: Problem[],
): void {
  // `[chat]` is short for `[{ name: chat }]`.
  const name = row.kind === 'map' ? row.entries.get('name')?.value : row;
  if (name?.kind !== 'scalar') return;
  if (name.text.includes('-') && /^[a-z][\w-]*\w$/i.test(name.text)) {
    const hint = `as in { name: ${name.text.replaceAll('-', '_')}, like: ${name.text} }`;
    report({ problems }, name, 'the name of a workload has no hyphens', quoted(name.text), hint);
    return;
  }
  if (!isGoodName(name.text, name, problems)) return;
  if (name.text.includes('.') || workloads.has(name.text)) {
    const rule = name.text.includes('.')
      ? 'the name of a workload has no dots'
      : 'each workload may appear only once';
    report({ problems }, name, rule, quoted(name.text));
    return;
  }
  const entries: YamlMap['entries'] = row.kind === 'map' ? row.entries : new Map();
  const like = entries.get('like')?.value;
  workloads.set(name.text, { name, like: like?.kind === 'scalar' ? like : undefined });
  for (const [key, entry] of entries)
    if (key !== 'name' && key !== 'like')
      addInput(inputs, `${owner}${name.text}.${key}`, entry.key, entry.value, problems);
}

/** Rows of a scenario that extends another one: it changes only what it names. */
export function mergeWorkloads(
  base: ReadonlyMap<string, DraftWorkload>,
  over: ReadonlyMap<string, DraftWorkload>,
): Map<string, DraftWorkload> {
  const workloads = new Map(base);
  for (const [name, row] of over)
    workloads.set(name, { name: row.name, like: row.like ?? base.get(name)?.like });
  return workloads;
}
