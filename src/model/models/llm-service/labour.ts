import { notNegative } from '../rows.ts';
import { shared } from '../shared-inputs.ts';
import type { Section } from './section.ts';

/** People. */
export const labour: Section = {
  inputs: () => [
    {
      name: 'operations_staff',
      unit: 'person',
      range: notNegative,
      explanation: 'People who keep the service running whatever its size: the smallest operations staff.',
    },
    {
      name: 'staff_per_thousand_gpus',
      unit: 'person',
      range: notNegative,
      explanation: 'People needed for each thousand accelerators.',
    },
    {
      name: 'research_staff',
      unit: 'person',
      range: notNegative,
      explanation: 'People who develop the model and the product.',
    },
    shared.staffCost,
  ],
  quantities: () => [
    {
      name: 'operations_people',
      unit: 'person',
      formula: 'max(operations_staff, staff_per_thousand_gpus * gpus / (1000 GPU))',
      explanation: 'People who keep the service running: a few at least, more with the fleet.',
    },
    {
      name: 'labour_cost',
      unit: 'USD/day',
      formula: '(operations_people + research_staff) * staff_cost',
      explanation: 'The article’s third class: operations and research.',
    },
  ],
};
