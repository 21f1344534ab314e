import { notNegative, share } from '../rows.ts';
import { shared } from '../shared-inputs.ts';
import { sharedQuantities } from '../shared-quantities.ts';
import type { Section } from './section.ts';

/** Rent, or purchase with interest and maintenance. */
export const hardware: Section = {
  inputs: () => [
    shared.gpuPrice,
    {
      name: 'spot_share',
      range: share,
      explanation: 'Share of the rented accelerators that are spot instances.',
    },
    { name: 'spot_discount', range: share, explanation: 'Discount of a spot instance.' },
    {
      name: 'spot_rework',
      range: [0, 0.99],
      explanation: 'Share of the work of spot instances that is lost when they are taken away.',
    },
    shared.ownedShare,
    shared.chipPrice,
    shared.serverFactor,
    shared.networkShare,
    shared.costOfCapital,
    shared.hardwareLifetime,
    shared.maintenanceShare,
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
      explanation: 'Rent of the accelerators that are not owned.',
    },
    sharedQuantities.purchaseCost,
    sharedQuantities.capitalRecovery,
    {
      name: 'owned_cost',
      unit: 'USD/day',
      formula:
        'owned_share * (purchase_cost * (capital_recovery + maintenance_share) + storage * storage_price)',
      explanation: 'Capital, maintenance and storage of the accelerators that are owned.',
    },
    {
      name: 'hardware_cost',
      unit: 'USD/day',
      formula: 'rent_cost + owned_cost',
      explanation: 'The article’s first class: servers, network, storage, bought and maintained, or rented.',
    },
  ],
};
