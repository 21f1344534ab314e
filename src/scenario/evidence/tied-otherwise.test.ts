import { expect, it } from 'vitest';
import { readScenarioText } from '../read-scenario.ts';

const cautionsOf = (correlations: string) =>
  readScenarioText(`extends: startup-invoice.yaml\ncorrelations: [ ${correlations} ]\n`, {
    folder: 'scenarios',
  }).cautions.filter((caution) => caution.includes('not correlated as in'));

it('cautions where inputs behind an observation are correlated differently than in the scenario that has it', () => {
  expect(cautionsOf('{ between: [gpu_price, engine_efficiency], normal: 0.5 }')).toEqual([
    '"engine_efficiency" and "gpu_price" are not correlated as in startup-invoice.yaml, which has the observations: what was observed for one would count for the other too; write the correlation in startup-invoice.yaml instead',
  ]);
  // Staff is behind no observation.
  expect(cautionsOf('{ between: [operations_staff, staff_cost], normal: 0.5 }')).toEqual([]);
});
