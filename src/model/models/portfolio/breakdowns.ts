import type { Breakdown, Model } from '../../model.ts';
import type { BuiltService } from './built-service.ts';
import type { CustomerOptions } from './options.ts';

/** The same day divided by service, by workload and by customer, where there is more than one. */
export function breakdownsOf(
  services: readonly BuiltService[],
  customers: readonly CustomerOptions[],
  hasPrices: boolean,
): readonly Breakdown[] {
  const workloads = services.flatMap(({ options, nameOf }) =>
    options.workloads.map(({ name }) => nameOf(`${name}.cost`)),
  );
  const all: readonly Breakdown[] = [
    { by: 'service', parts: services.map(({ name }) => `${name}.daily_cost`) },
    { by: 'workload', parts: workloads },
    {
      by: 'customer',
      parts: customers.map(({ name }) => `${name}.cost`),
      ...(hasPrices ? { beside: ['queries', 'revenue', 'margin'] } : {}),
    },
  ];
  return all.filter(
    ({ by, parts }) => parts.length > 1 && (by !== 'workload' || parts.length > services.length),
  );
}

/** Inputs that decide a part of the breakdown by themselves, under their names in the portfolio. */
export function decisiveOf(services: readonly BuiltService[]): NonNullable<Model['decisive']> {
  const parts = Object.keys(services[0]!.model.decisive ?? {});
  return Object.fromEntries(
    parts.map((part) => [
      part,
      [...new Set(services.flatMap(({ model, nameOf }) => (model.decisive?.[part] ?? []).map(nameOf)))],
    ]),
  );
}
