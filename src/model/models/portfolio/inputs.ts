import { parseUnit } from '../../../notation/parse-unit.ts';
import type { ModelInput } from '../../model.ts';
import type { InputDefault } from '../../options.ts';
import { type InputRow, notNegative } from '../rows.ts';
import type { BuiltService } from './built-service.ts';
import { routeInputs, volumeInputs } from './customers.ts';
import type { CustomerOptions } from './options.ts';
import { labourInputs } from './staff.ts';

/**
 * The first customers, the services in their order, and then everything that only a portfolio has. The first customers
 * continue the random numbers of the users of a service alone, so that both are drawn alike.
 */
export function portfolioInputs(
  services: readonly BuiltService[],
  customers: readonly CustomerOptions[],
): readonly ModelInput[] {
  const [first, ...others] = customers as readonly [CustomerOptions, ...CustomerOptions[]];
  const { queries_per_user: usual } = services[0]!.options.defaults;
  const volume = (customer: CustomerOptions) =>
    volumeInputs(customer).map((row) =>
      made(row, row.name.endsWith('.queries_per_user') ? usual : undefined),
    );
  const alone = ['daily_active_users', 'queries_per_user'];
  return [
    ...volume(first).map((input, index) =>
      first.volume === 'users' ? { ...input, drawnAs: alone[index]! } : input,
    ),
    ...serviceInputs(services),
    ...others.flatMap(volume),
    ...customers.flatMap((customer) => routeInputs(customer).map((row) => made(row))),
    ...services.map(({ name }) => made(callsOf(name), once)),
  ];
}

/** The inputs of all services, what they share once. */
function serviceInputs(services: readonly BuiltService[]): readonly ModelInput[] {
  // The staff is that of who trains a model, where one of them is the portfolio's own.
  const trains = services.find(({ options }) => options.defaults.training_runs_per_year?.notation !== '0');
  const inputs = new Map<string, ModelInput>();
  for (const service of services)
    for (const { name: alone } of service.model.inputs) {
      const name = service.nameOf(alone);
      if (inputs.has(name)) continue;
      const { model } = labourInputs.has(name) ? (trains ?? service) : service;
      const { explanation, ...rest } = model.inputs.find((input) => input.name === alone)!;
      const others = name === alone ? [] : services.filter(({ nameOf }) => nameOf(alone) === name).slice(1);
      const shared =
        others.length === 0 ? '' : ` The same for ${others.map((other) => other.name).join(', ')}.`;
      inputs.set(name, { ...rest, name, explanation: explanation + shared });
    }
  return [...inputs.values()];
}

const once: InputDefault = { notation: '1', source: 'judgement: one call unless stated otherwise' };

const callsOf = (service: string): InputRow => ({
  name: `${service}.calls`,
  range: notNegative,
  explanation: 'Calls of this service’s model for each query that reaches it; many for an agent.',
});

/** What has no default is given in the scenario: its notation is never read. */
function made(
  { name, unit, range, explanation }: InputRow,
  { notation, source }: InputDefault = { notation: '1', source: 'given in the scenario' },
): ModelInput {
  return { name, unit: parseUnit(unit ?? ''), range, explanation, notation, source };
}
