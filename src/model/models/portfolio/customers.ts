import { notNegative, type InputRow, type QuantityRow, share } from '../rows.ts';
import { shared } from '../shared-inputs.ts';
import type { CustomerOptions } from './options.ts';
import { revenueRows } from './revenue.ts';

const priceUnits = {
  user: 'USD/user/month',
  query: 'USD/query',
  flat: 'USD/month',
  token: 'USD/Mtoken',
} as const;

/** Who the customers are and how much they ask, under names such as `free.users`. */
export function volumeInputs({ name, volume }: CustomerOptions): readonly InputRow[] {
  if (volume === 'queries')
    return [
      {
        name: `${name}.queries`,
        unit: 'query/day',
        range: notNegative,
        explanation: 'Queries per day of this group.',
      },
    ];
  return [
    { name: `${name}.users`, unit: 'user', range: notNegative, explanation: 'People of this group.' },
    {
      ...shared.queriesPerUser,
      name: `${name}.queries_per_user`,
      explanation:
        'Queries each of them sends on a day: a mean over all people of the group, including idle ones.',
    },
  ];
}

/** Where their queries go, and what they pay. */
export function routeInputs({ name, to, price }: CustomerOptions): readonly InputRow[] {
  const routes = to.map((service) => ({
    name: `${name}.to.${service}`,
    range: share,
    explanation: `Share of this group’s queries that reach ${service}.`,
  }));
  if (price === null) return routes;
  if (price.kind !== 'tokens by direction') {
    const row = { name: `${name}.price`, unit: priceUnits[price.kind], range: notNegative };
    return [...routes, { ...row, explanation: 'What this group pays.' }];
  }
  const of = (direction: string, what: string): InputRow => ({
    name: `${name}.price.${direction}`,
    unit: 'USD/Mtoken',
    range: notNegative,
    explanation: `Price of tokens ${what}.`,
  });
  return [
    ...routes,
    of('input', 'read'),
    ...(price.hasCachedPrice ? [of('cached_input', 'read that are found in the cache')] : []),
    of('output', 'written'),
  ];
}

/** Queries a day that a group sends to a service, before the calls that each makes there. */
const sent = ({ name }: CustomerOptions, service: string) => `${name}.queries * ${name}.to.${service}`;

/** What reaches a service: the model calls of all groups. */
export function serviceQueries(service: string, customers: readonly CustomerOptions[]): QuantityRow {
  const reaching = customers.filter(({ to }) => to.includes(service));
  const all = reaching.map((customer) => sent(customer, service)).join(' + ');
  return {
    name: `${service}.queries`,
    unit: 'query/day',
    formula: `${reaching.length > 1 ? `(${all})` : all} * ${service}.calls`,
    explanation:
      'Calls of this service’s model per day: the queries that reach it, times the calls that each makes.',
  };
}

/** Queries, cost, revenue and margin of each group. */
export function customerRows(
  customers: readonly CustomerOptions[],
  hasPrices: boolean,
): readonly QuantityRow[] {
  const reaching = (service: string) => customers.filter(({ to }) => to.includes(service)).length;
  return customers.flatMap((customer): QuantityRow[] => {
    const { name, volume, to } = customer;
    const part = (service: string) =>
      `if(${service}.queries > 0 query/day, ${sent(customer, service)} * ${service}.calls / if(${service}.queries > 0 query/day, ${service}.queries, 1 query/day), 1 / ${reaching(service)})`;
    return [
      ...(volume === 'queries'
        ? []
        : [
            {
              name: `${name}.queries`,
              unit: 'query/day',
              formula: `${name}.users * ${name}.queries_per_user`,
              explanation: 'Queries per day of this group.',
            },
          ]),
      ...to.flatMap((service): QuantityRow[] => [
        {
          name: `${name}.${service}.part`,
          formula: part(service),
          explanation: `Share of the calls to ${service} that come from this group.`,
        },
        {
          name: `${name}.${service}.cost`,
          unit: 'USD/day',
          formula: `${service}.daily_cost * ${name}.${service}.part`,
          explanation: `This group’s share of the cost of ${service}: by accelerator time, idle hours included.`,
          source: 'costs follow the time for which accelerators are used',
        },
      ]),
      {
        name: `${name}.cost`,
        unit: 'USD/day',
        formula: to.map((service) => `${name}.${service}.cost`).join(' + '),
        explanation: 'What this group costs in all services.',
      },
      ...(hasPrices ? revenueRows(customer) : []),
    ];
  });
}
