import { notNegative, share } from '../rows.ts';
import { shared } from '../shared-inputs.ts';
import type { Section } from './section.ts';
import { sharedQuantities } from '../shared-quantities.ts';

/** Electricity, and the carbon dioxide of using it and of making the hardware. */
export const energy: Section = {
  inputs: () => [
    shared.serverPower,
    shared.activeDraw,
    { name: 'idle_draw', range: share, explanation: 'Power draw while idle, as a share of the maximum.' },
    shared.clusterOverhead,
    shared.pue,
    shared.electricityPrice,
    {
      name: 'carbon_intensity',
      unit: 'g/kWh',
      range: notNegative,
      explanation: 'Carbon dioxide of the grid.',
    },
    {
      name: 'embodied_carbon',
      unit: 'kg/GPU',
      range: notNegative,
      explanation: 'Carbon dioxide from making one accelerator with its part of the server.',
    },
  ],
  quantities: () => [
    {
      name: 'energy_per_day',
      unit: 'kWh/day',
      formula:
        '(min(busy_gpus, billed_gpus) * active_draw + max(billed_gpus - busy_gpus, 0 GPU) * idle_draw) * server_power * (1 + cluster_overhead) * pue',
      explanation: 'Energy per day at the meter, whoever pays for it.',
    },
    sharedQuantities.electricityBill,
    sharedQuantities.electricityCost,
    sharedQuantities.energyPerQuery,
    {
      name: 'carbon_per_day',
      unit: 'kg/day',
      formula: 'energy_per_day * carbon_intensity',
      explanation:
        'Carbon dioxide per day of that energy, at the mean of the grid; without making the hardware.',
    },
    {
      name: 'embodied_carbon_per_day',
      unit: 'kg/day',
      formula: 'billed_gpus * embodied_carbon / hardware_lifetime',
      explanation:
        'Carbon dioxide from making what the service uses, spread over its lifetime, owned or rented.',
    },
    {
      name: 'total_carbon_per_day',
      unit: 'kg/day',
      formula: 'carbon_per_day + embodied_carbon_per_day',
      explanation: 'Carbon dioxide per day, of energy and of making the hardware.',
    },
    {
      name: 'carbon_per_query',
      unit: 'g/query',
      formula: 'carbon_per_day / queries',
      explanation: 'Carbon dioxide of the energy of one query.',
    },
  ],
};
