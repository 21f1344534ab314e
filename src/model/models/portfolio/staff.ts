import type { QuantityRow } from '../rows.ts';
import { sumOf } from './sums.ts';

/** Inputs of the one staff that runs all services. */
export const labourInputs: ReadonlySet<string> = new Set([
  'operations_staff',
  'staff_per_thousand_gpus',
  'research_staff',
  'staff_cost',
]);

/** Each service's part of the staff, by the accelerators that it keeps. */
export function labourShares(services: readonly string[]): readonly QuantityRow[] {
  const gpus = sumOf(services, 'gpus');
  return services.map((service) => ({
    name: `${service}.labour_cost`,
    unit: 'USD/day',
    formula: `labour_cost * if(gpus > 0 GPU, ${service}.gpus / if(gpus > 0 GPU, ${gpus}, 1 GPU), 1 / ${services.length})`,
    explanation: 'This service’s share of the common staff, by its accelerators.',
    source: 'judgement: staff goes where the accelerators are',
  }));
}
