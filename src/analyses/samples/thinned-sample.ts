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
  const thinned = (
    name: string,
    values: Float64Array,
    show = (value: number) => view.show(name, value),
  ): [string, number[]] => [
    name,
    run.replicates.flatMap((_, index) =>
      Array.from(values.subarray(index * rowsPerReplicate, index * rowsPerReplicate + each), (value) =>
        Number(show(value).toPrecision(sampleDigits)),
      ),
    ),
  ];
  const inputs = scenario.inputs.flatMap(({ name }) => {
    const values = view.keptInput(name);
    return values === null ? [] : [thinned(name, values, (value) => view.showInput(name, value))];
  });
  const outputs = scenario.outputs.map((name) => thinned(name, view.keptOutput(name)));
  return {
    rows: each * run.replicates.length,
    inputs: Object.fromEntries(inputs),
    outputs: Object.fromEntries(outputs),
  };
}
