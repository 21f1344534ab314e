import { notNegative, share } from '../rows.ts';
import { shared } from '../shared-inputs.ts';
import type { Section } from './section.ts';

/** Rent, or purchase with interest and maintenance. */
export const hardware: Section = {
  inputs: () => [
    shared.gpuPrice,
    { name: 'spot_share', range: share, explanation: 'Share of what is rented that is spot instances.' },
    { name: 'spot_discount', range: share, explanation: 'How much less a spot instance costs.' },
    {
      name: 'spot_rework',
      range: [0, 0.99],
      explanation: 'Share of the work of spot instances that is lost when they are taken away.',
    },
    shared.ownedShare,
    shared.chipPrice,
    shared.serverFactor,
    shared.networkShare,
    {
      name: 'cost_of_capital',
      unit: '%/year',
      range: notNegative,
      explanation: 'Interest on what is bought.',
    },
    shared.hardwareLifetime,
    {
      name: 'maintenance_share',
      unit: '%/year',
      range: notNegative,
      explanation: 'Maintenance a year, as a share of the purchase price.',
    },
    {
      name: 'storage',
      unit: 'TB',
      range: notNegative,
      explanation: 'Storage beside an owned fleet.',
    },
    {
      name: 'storage_price',
      unit: 'USD/GB/month',
      range: notNegative,
      explanation: 'Price of that storage.',
    },
  ],
  quantities: () => [
    {
      name: 'rent_price',
      unit: 'USD/GPU/hour',
      formula: 'gpu_price * (1 - spot_share * spot_discount) / (1 - spot_share * spot_rework)',
      explanation: 'Mean rent of an accelerator with its share of spot instances.',
    },
    {
      name: 'rent_cost',
      unit: 'USD/day',
      formula: '(1 - owned_share) * billed_gpus * rent_price',
      explanation: 'Rent of what is not owned.',
    },
    {
      name: 'purchase_cost',
      unit: 'USD',
      formula: 'gpus * chip_price * server_factor / (1 - network_share)',
      explanation:
        'Price of buying the whole fleet: chips, servers, network; a memo, charged only as far as it is owned.',
    },
    {
      name: 'capital_recovery',
      unit: '%/year',
      formula:
        'if(cost_of_capital > 0 %/year, cost_of_capital / (1 - (1 + cost_of_capital * 1 year) ^ -(hardware_lifetime / (1 year))), 1 / hardware_lifetime)',
      explanation:
        'Yearly payment that returns a purchase with interest over its lifetime, as a share of it.',
      source: 'the annuity formula r / (1 - (1 + r)^-n)',
    },
    {
      name: 'owned_cost',
      unit: 'USD/day',
      formula:
        'owned_share * (purchase_cost * (capital_recovery + maintenance_share) + storage * storage_price)',
      explanation: 'Capital, maintenance and storage of what is owned.',
    },
    {
      name: 'hardware_cost',
      unit: 'USD/day',
      formula: 'rent_cost + owned_cost',
      explanation: 'The article’s first class: servers, network, storage, bought and maintained, or rented.',
    },
  ],
};
