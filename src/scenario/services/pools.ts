import { accelerators } from '../../catalog/catalog.ts';
import { findRow } from '../../catalog/find-row.ts';
import { usual } from '../../catalog/resolve-options.ts';
import { quoted } from '../../notation/messages.ts';
import type { Draft } from '../draft.ts';
import { type Reading, report } from '../reading.ts';
import { plainValue } from '../shape.ts';
import type { YamlNode } from '../yaml-tree.ts';

/** Services of one pool share a fleet: they need the same accelerator. */
export function reportPools({ services, settings }: Draft, reading: Reading): void {
  const first = new Map<string, { readonly service: string; readonly accelerator: string }>();
  for (const [service, { settings: own, key }] of services) {
    const pool = own.get('pool');
    if (pool?.kind !== 'scalar') continue;
    const node = own.get('accelerator') ?? settings.get('accelerator');
    const accelerator = idOf(node);
    const before = first.get(pool.text);
    if (before === undefined) first.set(pool.text, { service, accelerator });
    else if (before.accelerator !== accelerator)
      report(
        reading,
        own.get('accelerator') ?? key,
        `services of one pool need the same accelerator, and ${before.service} of pool ${pool.text} has ${before.accelerator}`,
        quoted(accelerator),
        'put it into another pool',
      );
  }
}

/** The accelerator that a word means, by whichever of its names. */
function idOf(node: YamlNode | undefined): string {
  if (node === undefined) return usual.accelerator;
  const word = plainValue(node);
  if (typeof word !== 'string') return JSON.stringify(word);
  return findRow(accelerators(), word, 'accelerator', [])?.id ?? word;
}
