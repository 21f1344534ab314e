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
      explanation: 'People who keep the service running.',
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
      name: 'labour_cost',
      unit: 'USD/day',
      formula: '(operations_staff + research_staff) * staff_cost',
      explanation: 'The article’s third class: operations and research.',
    },
  ],
};
