import type { BuiltInModel } from './built-in-model.ts';
import { type InputRow, modelInputs, modelQuantities, notNegative, type QuantityRow } from './rows.ts';
import { shared } from './shared-inputs.ts';

const inputs: readonly InputRow[] = [
  {
    name: 'leased_gpus',
    unit: 'GPU',
    range: notNegative,
    explanation: 'Accelerators that are leased by the year.',
  },
  shared.gpuPrice,
];

const quantities: readonly QuantityRow[] = [
  {
    name: 'hardware_cost',
    unit: 'USD/day',
    formula: 'leased_gpus * gpu_price',
    explanation: 'Rent of the leased accelerators.',
  },
  { name: 'daily_cost', unit: 'USD/day', formula: 'hardware_cost', explanation: 'All of it.' },
];

const explanation = 'Accelerators leased by the year, whatever runs on them.';

export const gpuLease: BuiltInModel = {
  name: 'gpu-lease',
  explanation,
  scope: ['Included: the rent of accelerators. Not included: everything else.'],
  options: ['accelerator', 'year', 'rental'],
  build: ({ defaults }) => ({
    name: 'gpu-lease',
    explanation,
    inputs: modelInputs(inputs, defaults),
    quantities: modelQuantities(quantities),
    outputs: ['daily_cost', 'hardware_cost'],
    breakdown: ['hardware_cost'],
  }),
};
