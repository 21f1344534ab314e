import { expect, it } from 'vitest';
import { createDistribution } from '../../distributions/create-distribution.ts';
import { readScenario } from '../../scenario/read-scenario.ts';
import { scenarioReader } from '../../scenario/scenario-reader.ts';
import { simulate } from '../../simulate.ts';
import { gridRows } from './grid-rows.ts';
import { sweep } from './sweep.ts';

const options = { draws: 4096, seed: 'scenarios', workers: 2 };

it.each([
  'agentic-coding',
  'applications',
  'buy',
  'chatgpt-2023-year-cny',
  'deepseek-margin',
  'gpt3-training',
  'startup-portfolio',
  'startup-year',
  'support-desk-eur',
])('rows of %s are what runs of them give', { timeout: 120_000 }, async (name) => {
  const file = `scenarios/${name}.yaml`;
  const reader = scenarioReader(file);
  const { inputs, correlations, outputs } = reader.asItStands();
  const tied = new Set(correlations.flatMap(({ between }) => between));
  const free = inputs.filter(
    ({ value, part, name }) => value.kind === 'distribution' && part === undefined && !tied.has(name),
  );
  const grids = [free[0]!, free.at(-1)!].map(({ name, value }) => {
    if (value.kind === 'constant') throw new Error(`${name} is no distribution`);
    const { quantile } = createDistribution(value.spec);
    const unit = value.unit.text === '' || value.unit.text === '%' ? value.unit.text : ` ${value.unit.text}`;
    return `${name}=${quantile(0.4)}${unit},uniform(${quantile(0.3)}, ${quantile(0.6)})${unit}`;
  });
  const found = await sweep(reader, { table: gridRows(grids), outputs }, options);
  expect(found.rows).toHaveLength(4);
  for (const row of found.rows) {
    const set = row.set.map((text, index) => `${found.columns[index]!.name}=${text}`);
    const run = await simulate(readScenario(file, { set }), { ...options, outputs });
    expect(row.error).toBeNull();
    expect(row.goals).toEqual(run.goals.map(({ probability }) => probability));
    for (const [output, { mean, sd, quantiles }] of Object.entries(row.outputs)) {
      const whole = run.outputs[output]!;
      expect({ mean, sd }, `${output} where ${set.join(', ')}`).toEqual({ mean: whole.mean, sd: whole.sd });
      expect(whole.quantiles).toMatchObject(quantiles);
    }
  }
});
