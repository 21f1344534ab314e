import type { QuantityRow } from '../rows.ts';
import { sharedQuantities } from '../shared-quantities.ts';
import type { CustomerOptions } from './options.ts';
import { sumOf } from './sums.ts';

/** Quantities of services that simply add up, with their units. */
const added: Readonly<Record<string, string>> = {
  input_tokens_per_day: 'Mtoken/day',
  cached_tokens_per_day: 'Mtoken/day',
  output_tokens_per_day: 'Mtoken/day',
  needed_gpus: 'GPU',
  peak_gpus: 'GPU',
  busy_prefill_gpus: 'GPU',
  busy_decode_gpus: 'GPU',
  busy_gpus: 'GPU',
  gpus: 'GPU',
  elastic_gpus: 'GPU',
  billed_gpus: 'GPU',
  rent_cost: 'USD/day',
  purchase_cost: 'USD',
  owned_cost: 'USD/day',
  hardware_cost: 'USD/day',
  energy_per_day: 'kWh/day',
  electricity_bill: 'USD/day',
  electricity_cost: 'USD/day',
  carbon_per_day: 'kg/day',
  embodied_carbon_per_day: 'kg/day',
  total_carbon_per_day: 'kg/day',
  training_cost: 'USD/day',
  network_cost: 'USD/day',
  api_cost: 'USD/day',
};

const labels: Readonly<Record<string, string>> = { gpus: 'Accelerators', api_cost: 'API cost' };

/** What all services come to, under the names that one service alone has. */
export function totalRows(
  services: readonly string[],
  customers: readonly CustomerOptions[],
  hasPrices: boolean,
): readonly QuantityRow[] {
  const groups = customers.map(({ name }) => name);
  const people = customers.filter(({ volume }) => volume === 'users').map(({ name }) => name);
  const costOfPeople =
    people.length === groups.length
      ? 'daily_cost'
      : people.length > 1
        ? `(${sumOf(people, 'cost')})`
        : `${people[0]}.cost`;
  // A service that nobody asks has no time to divide its day by.
  const byTime = (phase: string) =>
    services
      .map((s) =>
        services.length === 1
          ? `${s}.daily_cost * ${s}.busy_${phase}_gpus / ${s}.busy_gpus`
          : `${s}.daily_cost * if(${s}.busy_gpus > 0 GPU, ${s}.busy_${phase}_gpus / if(${s}.busy_gpus > 0 GPU, ${s}.busy_gpus, 1 GPU), 1 / 2)`,
      )
      .join(' + ');
  const perMillion = (phase: string, tokens: string) =>
    services.length === 1 ? `${byTime(phase)} / ${tokens}` : `(${byTime(phase)}) / ${tokens}`;
  return [
    {
      name: 'queries',
      unit: 'query/day',
      formula: sumOf(groups, 'queries'),
      explanation: 'Queries per day of all customers; each may make several model calls.',
    },
    ...Object.entries(added).map(([name, unit]) => ({
      name,
      unit,
      formula: sumOf(services, name),
      explanation: 'Of all services together.',
      ...(Object.hasOwn(labels, name) ? { label: labels[name]! } : {}),
    })),
    {
      name: 'fleet_utilization',
      formula: 'if(gpus > 0 GPU, busy_gpus / gpus, 0)',
      explanation: 'Share of all accelerators that is busy on average over the day.',
    },
    {
      name: 'served_throughput',
      unit: 'token/s/GPU',
      formula: '(input_tokens_per_day + output_tokens_per_day) / gpus',
      explanation: 'Input and output tokens per accelerator, idle hours included.',
    },
    sharedQuantities.energyPerQuery,
    {
      name: 'carbon_per_query',
      unit: 'g/query',
      formula: 'carbon_per_day / queries',
      explanation: 'Carbon dioxide of the energy of one query.',
    },
    {
      name: 'operations_people',
      unit: 'person',
      formula: 'max(operations_staff, staff_per_thousand_gpus * gpus / (1000 GPU))',
      explanation: 'People who keep all services running: a few at least, more with the accelerators.',
    },
    {
      name: 'labour_cost',
      unit: 'USD/day',
      formula: '(operations_people + research_staff) * staff_cost',
      explanation: 'One staff for all services: operations and research.',
    },
    sharedQuantities.dailyCost,
    sharedQuantities.costPerQuery,
    {
      name: 'cost_per_million_tokens',
      unit: 'USD/Mtoken',
      formula: 'daily_cost / (input_tokens_per_day + output_tokens_per_day)',
      explanation: 'Cost per million tokens, input and output together, over all services.',
    },
    {
      name: 'cost_per_million_input_tokens',
      unit: 'USD/Mtoken',
      formula: perMillion('prefill', 'input_tokens_per_day'),
      explanation: 'Cost per million input tokens: each service’s cost is divided by accelerator time.',
    },
    {
      name: 'cost_per_million_output_tokens',
      unit: 'USD/Mtoken',
      formula: perMillion('decode', 'output_tokens_per_day'),
      explanation: 'Cost per million output tokens: each service’s cost is divided by accelerator time.',
    },
    ...(people.length === 0
      ? []
      : [
          {
            ...sharedQuantities.costPerUser,
            formula: `${costOfPeople} / ${people.length > 1 ? `(${sumOf(people, 'users')})` : `${people[0]}.users`}`,
            explanation: 'Cost per active user and day, without the cost of customers that have no users.',
          },
        ]),
    ...(hasPrices ? moneyRows(groups) : []),
  ];
}

function moneyRows(groups: readonly string[]): readonly QuantityRow[] {
  return [
    {
      name: 'revenue',
      unit: 'USD/day',
      formula: sumOf(groups, 'revenue'),
      explanation: 'What all customers pay.',
    },
    {
      name: 'margin',
      unit: 'USD/day',
      formula: 'revenue - daily_cost',
      explanation: 'What all customers pay less what all services cost.',
    },
    {
      name: 'margin_share',
      unit: '%',
      formula: 'margin / revenue',
      explanation: 'The margin as a share of the revenue.',
    },
  ];
}
