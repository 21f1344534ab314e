import { notNegative, share } from '../rows.ts';
import { shared } from '../shared-inputs.ts';
import type { Section } from './section.ts';
import { sharedQuantities } from '../shared-quantities.ts';

/** Electricity and carbon. */
export const energy: Section = {
  inputs: () => [
    shared.serverPower,
    shared.activeDraw,
    { name: 'idle_draw', range: share, explanation: 'Draw while idle, as a share of the maximum.' },
    shared.pue,
    shared.electricityPrice,
    {
      name: 'carbon_intensity',
      unit: 'g/kWh',
      range: notNegative,
      explanation: 'Carbon dioxide of the grid.',
    },
  ],
  quantities: () => [
    {
      name: 'energy_per_day',
      unit: 'kWh/day',
      formula:
        '(busy_gpus * active_draw + max(billed_gpus - busy_gpus, 0 GPU) * idle_draw) * server_power * pue',
      explanation: 'Energy a day at the meter, whoever pays for it.',
    },
    sharedQuantities.electricityBill,
    sharedQuantities.electricityCost,
    sharedQuantities.energyPerQuery,
    {
      name: 'carbon_per_day',
      unit: 'kg/day',
      formula: 'energy_per_day * carbon_intensity',
      explanation: 'Carbon dioxide a day, by the mean of the grid.',
    },
    {
      name: 'carbon_per_query',
      unit: 'g/query',
      formula: 'carbon_per_day / queries',
      explanation: 'Carbon dioxide of one query.',
    },
  ],
};
