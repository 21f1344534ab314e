import type { ModelInput } from '../../model.ts';
import { labourInputs } from './staff.ts';

/** A service with the inputs of its model, under the names they have in a scenario of its own. */
export interface ServiceInputs {
  readonly name: string;
  readonly pool: string;
  readonly inputs: readonly ModelInput[];
}

/** Inputs that say how much of something there is: what all services shared would be counted once for each. */
const ofPools: ReadonlySet<string> = new Set(['fleet_gpus', 'min_gpus', 'available_gpus']);
const ofServices: ReadonlySet<string> = new Set(['storage']);

/** Whether an input says how much there is of something, so that services cannot share it. */
export const isCounted = (input: string): boolean => ofPools.has(input) || ofServices.has(input);

/**
 * The name of every input of every service in the portfolio: `names.get('chat').get('gpu_price')`.
 *
 * What is given for one service (`chat.gpu_price`) is its own. The others share an input where it is given without a
 * service, or where all of them have the same default: one unknown, drawn once, under the plain name. Where defaults
 * differ, services with the same one share it under the name of the first.
 */
export function inputNames(
  services: readonly ServiceInputs[],
  given: ReadonlySet<string>,
): ReadonlyMap<string, ReadonlyMap<string, string>> {
  const names = new Map(services.map(({ name }) => [name, new Map<string, string>()]));
  const pools = new Set(services.map(({ pool }) => pool));
  const all = new Set(services.flatMap(({ inputs }) => inputs.map(({ name }) => name)));
  for (const input of all) {
    const users = services.filter(({ inputs }) => inputs.some(({ name }) => name === input));
    const owns = ({ name }: ServiceInputs) => given.has(`${name}.${input}`);
    const groups = new Map<string, string>();
    const others = users.filter((service) => !owns(service));
    for (const service of others) {
      const key = defaultOf(service, input);
      if (!groups.has(key)) groups.set(key, `${service.name}.${input}`);
    }
    const isOne = groups.size === 1 || given.has(input) || labourInputs.has(input);
    for (const service of users) names.get(service.name)!.set(input, nameOf(service));

    function nameOf(service: ServiceInputs): string {
      if (ofPools.has(input)) return pools.size === 1 ? input : `${service.pool}.${input}`;
      if (labourInputs.has(input) || input.startsWith('commitments.')) return input;
      if (owns(service)) return `${service.name}.${input}`;
      if (ofServices.has(input)) return services.length === 1 ? input : `${service.name}.${input}`;
      return isOne ? input : groups.get(defaultOf(service, input))!;
    }
  }
  return names;
}

/** Two services with the same default mean the same unknown. */
function defaultOf({ inputs }: ServiceInputs, input: string): string {
  const { notation, source } = inputs.find(({ name }) => name === input)!;
  return `${notation} | ${source}`;
}

/** What to write instead of names that speak of one service but belong to all, or the reverse. */
export function nameHints(
  services: readonly (ServiceInputs & { readonly nameOf: (input: string) => string })[],
): Readonly<Record<string, string>> {
  const pools = [...new Set(services.map(({ pool }) => pool))];
  const hints: Record<string, string> = {};
  const listed = (owners: readonly string[], input: string) =>
    owners.map((owner) => `\`${owner}.${input}\``).join(' or ');
  if (pools.length > 1)
    for (const input of ofPools) hints[input] = `say of which fleet: ${listed(pools, input)}`;
  if (services.length > 1)
    for (const input of ofServices)
      hints[input] = `say of which service: ${listed(
        services.map(({ name }) => name),
        input,
      )}`;
  for (const { name, pool, inputs, nameOf } of services) {
    hints[`${name}.cost`] = `what a service costs is \`${name}.daily_cost\``;
    for (const input of inputs)
      if (nameOf(input.name) !== `${name}.${input.name}`)
        hints[`${name}.${input.name}`] =
          `services share it: write \`${nameOf(input.name)}\`, or give ${name} one of its own`;
    for (const input of labourInputs)
      hints[`${name}.${input}`] = `one staff runs all services: give \`${input}\``;
    for (const option of ['year', 'staff', 'currency', 'rents'])
      hints[`${name}.${option}`] = `all services have the same: give \`${option}\` beside \`services\``;
    for (const input of ['daily_active_users', 'queries_per_user'])
      hints[`${name}.${input}`] = 'queries come from `customers`';
    for (const input of ofPools)
      if (pools.length === 1) hints[`${pool}.${input}`] = `there is one fleet: give \`${input}\``;
      else if (pool !== name) hints[`${name}.${input}`] = `it belongs to the pool: give \`${pool}.${input}\``;
  }
  for (const input of ['daily_active_users', 'queries_per_user'])
    hints[input] = 'give `users` and `queries_per_user` of each group of `customers`';
  return hints;
}
