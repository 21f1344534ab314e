import { expect, it } from 'vitest';
import { readScenarioText } from '../read-scenario.ts';

const cautionsOf = (correlations: string) =>
  readScenarioText(`extends: startup-invoice.yaml\ncorrelations: [ ${correlations} ]\n`, {
    folder: 'scenarios',
  }).cautions.filter((caution) => caution.includes('correlated otherwise'));

it('cautions where inputs behind an observation are tied otherwise than in the scenario that wrote it', () => {
  expect(cautionsOf('{ between: [gpu_price, engine_efficiency], normal: 0.5 }')).toEqual([
    '"engine_efficiency" and "gpu_price" are correlated otherwise than in startup-invoice.yaml, of which the observations are: what was seen of one would count for the other too; write the correlation in startup-invoice.yaml instead',
  ]);
  // Staff is behind no observation.
  expect(cautionsOf('{ between: [operations_staff, staff_cost], normal: 0.5 }')).toEqual([]);
});
