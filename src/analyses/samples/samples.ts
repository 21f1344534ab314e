import { UsageError } from '../../errors.ts';
import { keepDraws } from '../../run/kept-draws.ts';
import { outputIds, planMain } from '../../run/main-run.ts';
import { coordinate } from '../../engine/coordinator.ts';
import { withEngine } from '../../engine/with-engine.ts';
import type { Scenario } from '../../scenario/scenario.ts';
import { type SimulateOptions, settingsOf } from '../../run/settings.ts';
import { type SampleColumn, type SampleTable, sampleFormats } from './formats.ts';
import { columnId, unitOf } from '../scenario-columns.ts';

/** The end of a file's name that says how a sample is written. @throws UsageError for any other. */
export function sampleFormatOf(file: string): string {
  const format = /\.([^./\\]+)$/.exec(file)?.[1]?.toLowerCase() ?? '';
  if (Object.hasOwn(sampleFormats, format)) return format;
  const known = Object.keys(sampleFormats).map((name) => `.${name}`);
  throw new UsageError(`samples are written to files that end in ${known.join(' or ')} (found "${file}")`);
}

/**
 * At most 65,536 draws of a scenario, the first of each replicate: drawn inputs and outputs in their declared units, as
 * the bytes of a Parquet or CSV file. With the seed, draws and design of a result they are draws of that run.
 */
export async function exportSamples(
  scenario: Scenario,
  format: string,
  options: SimulateOptions,
): Promise<Uint8Array> {
  return sampleFormats[format]!(await sampleTable(scenario, options));
}

/** The same draws as a table. */
export async function sampleTable(scenario: Scenario, options: SimulateOptions): Promise<SampleTable> {
  const settings = settingsOf(scenario, options);
  return withEngine(options, async (engine) => {
    const coordinator = coordinate(engine);
    const { plan, inputIndex, columnIndex } = await planMain([scenario], settings, coordinator);
    const kept = await keepDraws(
      plan,
      [...Array(plan.replicates).keys()],
      outputIds([scenario]),
      coordinator,
    );
    const column = (role: SampleColumn['role'], name: string, values: Float64Array): SampleColumn => {
      const { text, factor } = unitOf(scenario, name);
      return { role, name, unit: text, values: values.map((value) => value / factor) };
    };
    const inputs = scenario.inputs.flatMap(({ name }) => {
      const index = inputIndex(0, name);
      return index === null ? [] : [column('input', name, kept.random[index]!)];
    });
    const outputs = scenario.outputs.map((name) =>
      column('output', name, kept.outputs[columnIndex(columnId.quantity('', name))]!),
    );
    const { title, file, sha256 } = scenario;
    const about = { title, file, sha256, seed: settings.seed, design: settings.design };
    return { about, columns: [...inputs, ...outputs] };
  });
}
