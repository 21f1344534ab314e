import { gridRows } from '../../analyses/sweep/grid-rows.ts';
import type { Sweep } from '../../analyses/sweep/result.ts';
import { sweep } from '../../analyses/sweep/sweep.ts';
import { scenarioTextReader } from '../../scenario/scenario-reader.ts';

const text = `title: "</script><b>Renting"
inputs:
  price: 1 to 3 USD/GPU/hour
  gpus: 10 to 20 GPU
  reserve: 20%
formulas:
  daily_cost: { formula: price * gpus * (1 + reserve), unit: USD/day }
goals:
  - daily_cost <= 900 USD/day with 80%
`;

/** A sweep of the values of some lists, with the best of its rows. */
export function sampleSweep(
  grids: readonly string[] = ['price=1..3:3', 'reserve=0%,10%,20%'],
): Promise<Sweep> {
  return sweep(
    scenarioTextReader(text, { name: '</script><b>x.yaml' }),
    { table: gridRows(grids), best: 'p90:daily_cost' },
    { draws: 4096, seed: 'report', workers: 1 },
  );
}
