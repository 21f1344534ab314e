import type { Problem } from '../../errors.ts';
import { quoted } from '../../notation/messages.ts';
import { isGoodName } from '../draft-entry.ts';
import { report } from '../reading.ts';
import type { Placed, YamlMap, YamlNode } from '../yaml-tree.ts';

/** The rows of a mapping from names to mappings. A name that others begin with is one word. */
export function rowsOf(
  node: YamlNode | undefined,
  what: string,
  problems: Problem[],
): [name: string, row: { readonly key: Placed; readonly entries: YamlMap['entries'] }][] {
  if (node?.kind !== 'map') return [];
  const isEmpty = node.entries.size === 0 && !problems.some(({ path }) => path.startsWith(node.path));
  if (isEmpty) report({ problems }, node, `must name a ${what}`, 'an empty mapping', 'or leave the key out');
  return [...node.entries].flatMap(([name, { key, value }]) => {
    if (!isGoodName(name, key, problems) || value.kind !== 'map') return [];
    if (name.includes('.')) {
      const hint = `as in ${name.replaceAll('.', '_')}`;
      report({ problems }, key, `the name of a ${what} has no dots`, quoted(name), hint);
      return [];
    }
    return [[name, { key, entries: value.entries }]];
  });
}
