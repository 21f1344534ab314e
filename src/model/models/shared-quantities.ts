import type { QuantityRow } from './rows.ts';

/** Quantities that models compute in the same way, from quantities and inputs of the same names. */
export const sharedQuantities = {
  queries: {
    name: 'queries',
    unit: 'query/day',
    formula: 'daily_active_users * queries_per_user',
    explanation: 'Queries per day.',
  },
  electricityBill: {
    name: 'electricity_bill',
    unit: 'USD/day',
    formula: 'energy_per_day * electricity_price',
    explanation: 'Cost of all that energy; a memo item, because rent already contains it.',
  },
  electricityCost: {
    name: 'electricity_cost',
    unit: 'USD/day',
    formula: 'owned_share * electricity_bill',
    explanation:
      'The article’s second class, as far as the service pays it itself: for owned accelerators only.',
  },
  purchaseCost: {
    name: 'purchase_cost',
    unit: 'USD',
    formula: 'gpus * chip_price * server_factor / (1 - network_share)',
    explanation:
      'Price of buying all accelerators: chips, servers, network; a memo item: only the owned share is charged.',
  },
  capitalRecovery: {
    name: 'capital_recovery',
    unit: '%/year',
    formula:
      'if(cost_of_capital > 0 %/year, cost_of_capital / (1 - (1 + cost_of_capital * 1 year) ^ -(hardware_lifetime / (1 year))), 1 / hardware_lifetime)',
    explanation: 'Yearly payment that returns a purchase with interest over its lifetime, as a share of it.',
    source: 'the annuity formula r / (1 - (1 + r)^-n)',
  },
  trainingFlop: {
    name: 'training_flop',
    unit: 'FLOP',
    formula: 'training_factor * active_parameters * training_tokens * training_epochs',
    explanation: 'Operations of one training run, the final one: k N P T.',
    source: 'Kaplan et al. 2020, arXiv 2001.08361: 6ND',
    label: 'Training compute',
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
    explanation: 'The sum of all costs per day.',
  },
  costPerQuery: {
    name: 'cost_per_query',
    unit: 'USD/query',
    formula: 'daily_cost / queries',
    explanation: 'Cost per query.',
  },
  costPerUser: {
    name: 'cost_per_user',
    unit: 'USD/user/day',
    formula: 'daily_cost / daily_active_users',
    explanation: 'Cost per active user and day.',
  },
} satisfies Record<string, QuantityRow>;

/** What of the daily cost of a service is rent, and what providers bill: not wages, nor what is owned. */
export const servingBill = { rent: 'rent_cost', billed: 'rent_cost + training_cost + network_cost' } as const;

/** What the daily cost of a service is made of. */
export const servingBreakdown = [
  'hardware_cost',
  'electricity_cost',
  'labour_cost',
  'training_cost',
  'network_cost',
] as const;
