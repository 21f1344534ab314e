import type { ScenarioView } from '../../run/scenario-view.ts';
import type { Sample } from './result.ts';

/** Rows of the sample in a result. */
const sampleRows = 1024;
/** Digits of the numbers in the sample: more than a scatter plot shows, few enough for a page to stay small. */
const sampleDigits = 5;

/** The first draws of every replicate, column by column; none where no draws were kept. */
export function thinnedSample(view: ScenarioView): Sample {
  const { scenario, run, rowsPerReplicate } = view;
  if (rowsPerReplicate === 0) return { rows: 0, inputs: {}, outputs: {} };
  const each = Math.min(rowsPerReplicate, sampleRows / run.plan.replicates);
  const thinned = (name: string, values: Float64Array, less = 0): [string, number[]] => {
    const { factor } = view.unitOf(name);
    const shown: number[] = [];
    for (let index = 0; index < run.replicates.length; index++)
      for (let row = index * rowsPerReplicate, end = row + each; row < end; row++)
        shown.push(Number((values[row]! / factor - less).toPrecision(sampleDigits)));
    return [name, shown];
  };
  const inputs = scenario.inputs.flatMap(({ name, part }) => {
    const values = view.keptInput(name);
    return values === null ? [] : [thinned(name, values, part?.less)];
  });
  const outputs = scenario.outputs.map((name) => thinned(name, view.keptOutput(name)));
  return {
    rows: each * run.replicates.length,
    inputs: Object.fromEntries(inputs),
    outputs: Object.fromEntries(outputs),
  };
}
