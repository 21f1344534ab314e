import { notNegative } from '../rows.ts';
import { type Section, sumOver } from './section.ts';
import { sharedQuantities } from '../shared-quantities.ts';

/** Network, everything together, and what buying the tokens would cost instead. */
export const totals: Section = {
  inputs: () => [
    {
      name: 'bytes_per_token',
      unit: 'byte/token',
      range: notNegative,
      explanation: 'Traffic to the user for one output token, with its wrapping.',
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
      explanation: 'Cost of a million tokens, read or written.',
    },
    {
      name: 'cost_per_million_input_tokens',
      unit: 'USD/Mtoken',
      formula: 'daily_cost * busy_prefill_gpus / busy_gpus / input_tokens_per_day',
      explanation: 'Cost of a million tokens read: the day is divided by accelerator time.',
    },
    {
      name: 'cost_per_million_output_tokens',
      unit: 'USD/Mtoken',
      formula: 'daily_cost * busy_decode_gpus / busy_gpus / output_tokens_per_day',
      explanation: 'Cost of a million tokens written: the day is divided by accelerator time.',
    },
    sharedQuantities.costPerUser,
    {
      name: 'api_cost',
      unit: 'USD/day',
      formula: sumOver(
        workloads,
        (w) =>
          `${w}.queries * (${w}.input_tokens * ((1 - ${w}.cache_hit) * api_input_price + ${w}.cache_hit * min(api_cached_input_price, api_input_price)) + ${w}.output_tokens * api_output_price)`,
      ),
      explanation: 'What the same tokens cost when they are bought instead; a memo.',
      label: 'API cost',
    },
  ],
};
