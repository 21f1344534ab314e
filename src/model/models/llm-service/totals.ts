import { notNegative, type QuantityRow } from '../rows.ts';
import { type Section, sumOver } from './section.ts';
import { sharedQuantities } from '../shared-quantities.ts';

/** Network, everything together, and what buying the tokens would cost instead. */
export const totals: Section = {
  inputs: () => [
    {
      name: 'bytes_per_token',
      unit: 'byte/token',
      range: notNegative,
      explanation: 'Traffic to the user for one output token, with its protocol overhead.',
    },
    {
      name: 'egress_price',
      unit: 'USD/GB',
      range: notNegative,
      explanation: 'Price of traffic to the internet.',
    },
    {
      name: 'api_input_price',
      unit: 'USD/Mtoken',
      range: notNegative,
      explanation: 'Price of input tokens bought from a provider.',
    },
    {
      name: 'api_cached_input_price',
      unit: 'USD/Mtoken',
      range: notNegative,
      explanation: 'Price of input tokens found in the provider’s cache.',
    },
    {
      name: 'api_output_price',
      unit: 'USD/Mtoken',
      range: notNegative,
      explanation: 'Price of output tokens bought from a provider.',
    },
  ],
  quantities: ({ workloads }) => [
    {
      name: 'network_cost',
      unit: 'USD/day',
      formula: 'output_tokens_per_day * bytes_per_token * egress_price',
      explanation: 'Traffic to the users.',
    },
    sharedQuantities.dailyCost,
    sharedQuantities.costPerQuery,
    {
      name: 'cost_per_million_tokens',
      unit: 'USD/Mtoken',
      formula: 'daily_cost / (input_tokens_per_day + output_tokens_per_day)',
      explanation: 'Cost per million tokens, input and output together.',
    },
    {
      name: 'cost_per_million_input_tokens',
      unit: 'USD/Mtoken',
      formula: 'daily_cost * busy_prefill_gpus / busy_gpus / input_tokens_per_day',
      explanation: 'Cost per million input tokens: the day’s cost is divided by accelerator time.',
    },
    {
      name: 'cost_per_million_output_tokens',
      unit: 'USD/Mtoken',
      formula: 'daily_cost * busy_decode_gpus / busy_gpus / output_tokens_per_day',
      explanation: 'Cost per million output tokens: the day’s cost is divided by accelerator time.',
    },
    sharedQuantities.costPerUser,
    ...workloads.map((w) => workloadCost(w, workloads)),
    {
      name: 'api_cost',
      unit: 'USD/day',
      formula: sumOver(
        workloads,
        (w) =>
          `${w}.queries * (${w}.input_tokens * ((1 - ${w}.cache_hit) * api_input_price + ${w}.cache_hit * min(api_cached_input_price, api_input_price)) + ${w}.output_tokens * api_output_price)`,
      ),
      explanation: 'What the same tokens cost when they are bought instead; a memo item.',
      label: 'API cost',
    },
  ],
};

/** A workload's part of the day, idle hours and staff included. */
function workloadCost(w: string, workloads: readonly string[]): QuantityRow {
  const time = (one: string) => `${one}.queries * (${one}.prefill_seconds + ${one}.decode_seconds)`;
  const all = sumOver(workloads, time);
  return {
    name: `${w}.cost`,
    unit: 'USD/day',
    formula: `daily_cost * if(queries > 0 query/day, ${time(w)} / if(queries > 0 query/day, ${all}, 1 GPU), 1 / ${workloads.length})`,
    explanation:
      'What this workload costs: the day’s cost, idle hours and staff included, is divided by accelerator time.',
    source: 'costs follow the time for which accelerators are used',
  };
}
