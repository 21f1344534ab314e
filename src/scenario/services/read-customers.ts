import { didYouMean } from '../../errors.ts';
import type { CustomerOptions } from '../../model/models/portfolio/options.ts';
import { quoted } from '../../notation/messages.ts';
import type { Draft } from '../draft.ts';
import { type Reading, report } from '../reading.ts';
import { priceOf } from './customer-price.ts';
import type { DraftCustomer } from './draft-customer.ts';

/** Groups of customers with what they need: a volume, and services that their queries reach, unknown ones left out. */
export function customerOptions(draft: Draft, reading: Reading): readonly CustomerOptions[] {
  const services = [...draft.services.keys()];
  return [...draft.customers].map(([name, customer]) => ({
    name,
    volume: volumeOf(name, customer, draft, reading),
    to: servicesOf(customer, services, reading),
    price: priceOf(name, customer, draft, reading),
  }));
}

function volumeOf(
  name: string,
  { key }: DraftCustomer,
  { inputs }: Draft,
  reading: Reading,
): CustomerOptions['volume'] {
  const users = inputs.get(`${name}.users`);
  const queries = inputs.get(`${name}.queries`);
  const perUser = inputs.get(`${name}.queries_per_user`);
  if (users === undefined && queries === undefined)
    report(
      reading,
      key,
      'a group of customers needs `users` or `queries`',
      undefined,
      'as in users: 10k to 20k, or queries: 1M to 2M query/day',
    );
  if (queries === undefined) return 'users';
  const other = users ?? perUser;
  if (other !== undefined)
    report(
      reading,
      other.key,
      'a group is given by its users or by its queries, not by both',
      undefined,
      'leave one out; queries a day are `users` times `queries_per_user`',
    );
  return 'queries';
}

function servicesOf({ key, to }: DraftCustomer, services: readonly string[], reading: Reading) {
  // Routes that could not be read have been told of.
  if (to.size === 0 && !reading.problems.some(({ path }) => path.startsWith(`${key.path}.to`)))
    report(
      reading,
      key,
      'the queries of a group of customers must reach a service',
      undefined,
      `as in to: { ${services[0] ?? 'chat'}: 100% }`,
    );
  return [...to.keys()].filter((service) => services.includes(service));
}

/** Reports services that queries are sent to and that are not there. */
export function reportUnknownServices({ services, customers }: Draft, reading: Reading): void {
  const names = [...services.keys()];
  for (const { to } of customers.values())
    for (const [service, at] of to) {
      if (services.has(service)) continue;
      const hint = didYouMean(service, names) ?? `there are ${names.join(', ')}`;
      report(reading, at, 'unknown service', quoted(service), hint);
    }
}
