import type { Model, ModelPromise } from '../../model.ts';
import { commitmentInputs } from '../llm-service/commitments.ts';
import { commitmentOutputs } from '../llm-service/committed-service.ts';
import { explanation } from '../llm-service/llm-service.ts';
import { modelQuantities } from '../rows.ts';
import { servingBill, servingBreakdown } from '../shared-quantities.ts';
import { buildServices, type BuiltService, serviceQuantities } from './built-service.ts';
import { breakdownsOf, decisiveOf } from './breakdowns.ts';
import { committedTotals, groupPromise, groupRows } from './commitments.ts';
import { customerRows, serviceQueries } from './customers.ts';
import { nameHints } from './input-names.ts';
import { portfolioInputs } from './inputs.ts';
import type { PortfolioOptions } from './options.ts';
import { poolRows } from './pools.ts';
import { sameAsOthers, serviceNames } from './service-names.ts';
import { labourShares } from './staff.ts';
import { totalRows } from './totals.ts';

/**
 * Several services under one roof: each is an `llm-service` under its own name (`chat.hardware_cost`), customers share
 * their queries among them, services of one pool share a fleet, one staff runs all. Totals have the plain names, so that
 * one service alone gives what its plain scenario gives.
 */
export function buildPortfolio(options: PortfolioOptions): Model {
  const { customers, commitments, commitmentMonths } = options;
  const services = buildServices(options);
  const names = services.map(({ name }) => name);
  const hasPrices = customers.some(({ price }) => price !== null);
  const pools = new Map<string, BuiltService[]>();
  for (const service of services) pools.set(service.pool, [...(pools.get(service.pool) ?? []), service]);
  const shared = commitments.filter((group) => group.services.length > 1);
  const rows = [
    ...names.map((name) => serviceQueries(name, customers)),
    ...[...pools].flatMap(([pool, members]) => (members.length === 1 ? [] : poolRows(pool, members))),
    ...shared.flatMap((group) =>
      groupRows(
        group,
        services.filter(({ name }) => group.services.includes(name)),
        commitmentMonths,
      ),
    ),
    ...labourShares(names),
    ...totalRows(names, customers, hasPrices),
    ...committedTotals(commitments, names),
    ...customerRows(customers, hasPrices),
  ];
  const outputs = outputsOf(services, options, hasPrices);
  const defined = new Set(rows.map(({ name }) => name));
  const aliases = outputs.filter((name) => !name.includes('.') && !defined.has(name));
  return {
    name: 'llm-service',
    explanation,
    inputs: [
      ...portfolioInputs(services, customers),
      ...shared.flatMap((group) => group.commitments.flatMap(commitmentInputs)),
    ],
    quantities: [
      ...services.flatMap((service) =>
        serviceQuantities(service, pools.get(service.pool)!.length, services.length === 1),
      ),
      ...sameAsOthers(services),
      ...modelQuantities(rows),
      ...services.flatMap(({ name, model }) =>
        model.quantities
          .filter((quantity) => aliases.includes(quantity.name))
          .map((quantity) => ({ ...quantity, formula: `${name}.${quantity.name}` })),
      ),
    ],
    outputs,
    breakdown: servingBreakdown,
    breakdowns: breakdownsOf(services, customers, hasPrices),
    promises: [
      ...shared.map(groupPromise),
      ...services.flatMap(({ name, nameOf, model }) =>
        (model.promises ?? []).map(
          (promise): ModelPromise => ({
            ...promise,
            quantity: nameOf(promise.quantity),
            ...(services.length === 1 ? {} : { of: name }),
          }),
        ),
      ),
    ],
    services: serviceNames(services),
    decisive: decisiveOf(services),
    bill: servingBill,
    hints: {
      ...services[0]!.model.hints,
      ...nameHints(services.map((service) => ({ ...service, inputs: service.model.inputs }))),
    },
  };
}

/** Of one service what it reports alone; of several what adds up, and each one's cost. */
function outputsOf(
  services: readonly BuiltService[],
  { customers, commitments }: PortfolioOptions,
  hasPrices: boolean,
): readonly string[] {
  const [headline, ...alone] = services[0]!.model.outputs as [string, ...string[]];
  const hasUsers = customers.some(({ volume }) => volume === 'users');
  const total = alone.filter((name) => name !== 'cost_per_user' || hasUsers);
  const money = hasPrices ? ['revenue', 'margin'] : [];
  const groups = customers.flatMap(({ name, price }) =>
    price === null ? [`${name}.cost`] : [`${name}.revenue`, `${name}.cost`, `${name}.margin`],
  );
  if (services.length === 1)
    return [headline, ...total, ...money, ...(customers.length > 1 || hasPrices ? groups : [])];
  return [
    headline,
    ...money,
    ...services.map(({ name }) => `${name}.daily_cost`),
    ...groups,
    ...total.filter((name) => !ofOneService.has(name)),
    ...(commitments.length > 0 ? commitmentOutputs : []),
    ...services.flatMap(({ name }) => [`${name}.gpus`, `${name}.cost_per_million_tokens`]),
  ];
}

/** Outputs of a service that mean nothing across several. */
const ofOneService: ReadonlySet<string> = new Set<string>([
  ...commitmentOutputs,
  'prefill_throughput',
  'decode_throughput',
  'output_throughput',
  'speed',
  'speed_met',
  'unserved_at_peak',
]);
