import { quoted } from '../../notation/messages.ts';
import type { Names } from '../quantities.ts';
import { textAt } from '../shape.ts';
import { type Reading, report } from '../reading.ts';
import type { Published } from '../scenario.ts';
import type { YamlNode } from '../yaml-tree.ts';
import { comesTo } from './comes-to.ts';
import type { OverMonths } from './moving.ts';

/** A published value is one number: with a horizon it needs a quantity that has one value for all months. */
export function reportPublishedOverMonths(
  node: YamlNode | undefined,
  published: readonly Published[],
  names: Names,
  over: OverMonths | null,
  reading: Reading,
): void {
  if (node?.kind !== 'list' || over === null) return;
  for (const item of node.items) {
    const quantity = item.kind === 'map' ? textAt(item.entries.get('quantity')?.value) : undefined;
    if (quantity === undefined || !published.some((one) => one.quantity === quantity)) continue;
    const known = names.quantities.find(({ name }) => name === quantity);
    if (known === undefined || comesTo(known, over) === 'itself') continue;
    report(
      reading,
      item,
      'with a horizon a published value needs a quantity that has one value for all months',
      quoted(quantity),
      `write a formula such as at(${quantity}, 2027-01) or average(${quantity}) and name that, or \`published: []\``,
    );
  }
}
