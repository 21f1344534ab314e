import { quoted } from '../../notation/messages.ts';
import type { Draft } from '../draft.ts';
import { isGoodName } from '../draft-entry.ts';
import { type Reading, report } from '../reading.ts';

/** Names begin with that of a service, a pool or a group of customers: no two of these may be the same. */
export function reportOwners({ services, customers }: Draft, reading: Reading): void {
  for (const { settings } of services.values()) {
    const pool = settings.get('pool');
    if (pool?.kind !== 'scalar' || !isGoodName(pool.text, pool, reading.problems)) continue;
    if (pool.text.includes('.')) report(reading, pool, 'the name of a pool has no dots', quoted(pool.text));
    const taken = services.has(pool.text)
      ? 'service'
      : customers.has(pool.text)
        ? 'group of customers'
        : null;
    if (taken === null) continue;
    const hint = 'give the pool a name of its own, and name it in each of its services';
    report(reading, pool, `a ${taken} has this name`, quoted(pool.text), hint);
  }
  for (const [name, { key }] of customers)
    if (services.has(name))
      report(reading, key, 'a service has this name', quoted(name), 'give the customers another');
}
