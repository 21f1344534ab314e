import type { QuantityRow } from './rows.ts';

/** Quantities that the serving models compute in the same way, from quantities and inputs of the same names. */
export const sharedQuantities = {
  queries: {
    name: 'queries',
    unit: 'query/day',
    formula: 'daily_active_users * queries_per_user',
    explanation: 'Queries a day.',
  },
  electricityBill: {
    name: 'electricity_bill',
    unit: 'USD/day',
    formula: 'energy_per_day * electricity_price',
    explanation: 'What all that energy costs; a memo, as rent already contains it.',
  },
  electricityCost: {
    name: 'electricity_cost',
    unit: 'USD/day',
    formula: 'owned_share * electricity_bill',
    explanation:
      'The article’s second class, as far as the service pays it itself: for owned accelerators only.',
  },
  energyPerQuery: {
    name: 'energy_per_query',
    unit: 'Wh/query',
    formula: 'energy_per_day / queries',
    explanation: 'Energy at the meter for one query, idle accelerators included.',
  },
  dailyCost: {
    name: 'daily_cost',
    unit: 'USD/day',
    formula: 'hardware_cost + electricity_cost + labour_cost + training_cost + network_cost',
    explanation: 'All of it.',
  },
  costPerQuery: {
    name: 'cost_per_query',
    unit: 'USD/query',
    formula: 'daily_cost / queries',
    explanation: 'Cost of one query.',
  },
  costPerUser: {
    name: 'cost_per_user',
    unit: 'USD/user/day',
    formula: 'daily_cost / daily_active_users',
    explanation: 'Cost of one active user and day.',
  },
} satisfies Record<string, QuantityRow>;

/** What the daily cost of a service is made of. */
export const servingBreakdown = [
  'hardware_cost',
  'electricity_cost',
  'labour_cost',
  'training_cost',
  'network_cost',
] as const;
