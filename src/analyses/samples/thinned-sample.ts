import { type MainRun, scopeOf } from '../../run/main-run.ts';
import type { Scenario } from '../../scenario/scenario.ts';
import type { Result } from '../result.ts';
import { columnId, unitOf } from '../scenario-columns.ts';

/** Rows of the sample in a result. */
const sampleRows = 1024;
/** Digits of the numbers in the sample: more than a scatter plot shows, few enough for a page to stay small. */
const sampleDigits = 5;

/** The first draws of every replicate, column by column. */
export function sampleOf(scenario: Scenario, scope: number, run: MainRun): Result['sample'] {
  const { rowsPerReplicate } = run.kept;
  const each = Math.min(rowsPerReplicate, sampleRows / run.plan.replicates);
  const thinned = (values: Float64Array, factor: number) =>
    run.replicates.flatMap((_, index) =>
      Array.from(values.subarray(index * rowsPerReplicate, index * rowsPerReplicate + each), (value) =>
        Number((value / factor).toPrecision(sampleDigits)),
      ),
    );
  const inputs = scenario.inputs.flatMap(({ name }): [string, number[]][] => {
    const index = run.inputIndex(scope, name);
    return index === null ? [] : [[name, thinned(run.kept.random[index]!, unitOf(scenario, name).factor)]];
  });
  const outputs = scenario.outputs.map((name): [string, number[]] => {
    const values = run.kept.outputs[run.columnIndex(columnId.quantity(scopeOf(scope), name))]!;
    return [name, thinned(values, unitOf(scenario, name).factor)];
  });
  return {
    rows: each * run.replicates.length,
    inputs: Object.fromEntries(inputs),
    outputs: Object.fromEntries(outputs),
  };
}

/** Mean of an input's kept draws in its declared unit; null where it was not drawn. */
export function sampleMeanOf(scenario: Scenario, scope: number, run: MainRun, name: string): number | null {
  const index = run.inputIndex(scope, name);
  if (index === null) return null;
  const values = run.kept.random[index]!;
  let sum = 0;
  for (let row = 0; row < values.length; row++) sum += values[row]!;
  return sum / values.length / unitOf(scenario, name).factor;
}
