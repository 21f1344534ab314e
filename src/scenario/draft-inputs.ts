import type { Problem } from '../errors.ts';
import { type DraftEntry, entryOf, isGoodName } from './draft-entry.ts';
import { seriesEntriesOf } from './months/series-keys.ts';
import type { Placed, YamlNode } from './yaml-tree.ts';

/** Adds an input under its full name. What stands under `inputs` by that name goes before. */
export function addInput(
  inputs: Map<string, DraftEntry>,
  name: string,
  key: Placed,
  node: YamlNode,
  problems: Problem[],
): void {
  if (node.kind === 'list' || inputs.has(name) || !isGoodName(name, key, problems)) return;
  setInput(inputs, name, key, node);
}

/** An input of a scenario: its value, and each key by which it changes from month to month as an entry beside it. */
export function setInput(inputs: Map<string, DraftEntry>, name: string, key: Placed, node: YamlNode): void {
  if (node.kind !== 'map' || node.entries.has('value')) inputs.set(name, entryOf(key, node, 'value'));
  for (const [part, entry] of seriesEntriesOf(name, node)) inputs.set(part, entry);
}
