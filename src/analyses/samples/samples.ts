import { withCoordinator } from '../../engine/coordinator.ts';
import { UsageError } from '../../errors.ts';
import { askedEvidence } from '../../run/asked-evidence.ts';
import { enoughDraws } from '../../run/enough-draws.ts';
import { keepDraws } from '../../run/kept-draws.ts';
import { planMain } from '../../run/main-plan.ts';
import { PlanView } from '../../run/scenario-view.ts';
import { type SimulateOptions, settingsOf } from '../../run/settings.ts';
import { shockDrivers } from '../../scenario/months/horizon.ts';
import type { Scenario } from '../../scenario/scenario.ts';
import { resultColumns } from '../columns.ts';
import { type SampleFormat, sampleFormats } from './formats.ts';
import type { SampleColumn, SampleTable } from './result.ts';

/** The end of a file's name that says how a sample is written. @throws UsageError for any other. */
export function sampleFormatOf(file: string): SampleFormat {
  const format = /\.([^./\\]+)$/.exec(file)?.[1]?.toLowerCase() ?? '';
  if (Object.hasOwn(sampleFormats, format)) return format as SampleFormat;
  const known = Object.keys(sampleFormats).map((name) => `.${name}`);
  throw new UsageError(`samples are written to files that end in ${known.join(' or ')} (found "${file}")`);
}

/**
 * At most 65,536 draws of a scenario, the first of each replicate: drawn inputs and outputs in their declared units, as
 * the bytes of a Parquet or CSV file. With the seed, draws and design of a result they are draws of that run.
 *
 * @throws UsageError, InterruptedError as `simulate` does
 */
export async function exportSamples(
  scenario: Scenario,
  format: SampleFormat,
  options: SimulateOptions = {},
): Promise<Uint8Array> {
  if (!Object.hasOwn(sampleFormats, format))
    throw new UsageError(
      `samples are written as ${Object.keys(sampleFormats).join(' or ')} (found "${format}")`,
    );
  return sampleFormats[format](await sampleTable(scenario, options));
}

/** The same draws as a table. */
export async function sampleTable(read: Scenario, options: SimulateOptions = {}): Promise<SampleTable> {
  const scenario = askedEvidence(read, options);
  const settings = settingsOf(scenario, options);
  return withCoordinator(options, async (coordinator) => {
    const enough = await enoughDraws([scenario], settings, coordinator);
    const main = await planMain([scenario], { ...settings, ...enough }, coordinator, resultColumns(null));
    const every = [...Array(main.plan.replicates).keys()];
    const kept = await keepDraws(
      main,
      { seed: settings.seed, replicates: every, smallestReplicate: Number.POSITIVE_INFINITY },
      coordinator,
    );
    const view = new PlanView(main, 0);
    const column = (role: SampleColumn['role'], name: string, values: Float64Array): SampleColumn => {
      const shown = values.map((value) =>
        role === 'input' ? view.showInput(name, value) : view.show(name, value),
      );
      return { role, name, unit: view.unitOf(name).text, values: shown };
    };
    const inputs = scenario.inputs.flatMap(({ name }) => {
      const values = view.inputRows(name, kept);
      return values === null ? [] : [column('input', name, values)];
    });
    // The monthly shocks of an input are one driver: what they come to on average.
    const shocks = shockDrivers(scenario).flatMap((name) => {
      const values = view.shockRows(name, kept);
      return values === null ? [] : [column('input', name, values)];
    });
    const outputs = scenario.outputs.map((name) => column('output', name, view.outputRows(name, kept)));
    const { title, file, sha256 } = scenario;
    const about = { title, file, sha256, seed: settings.seed, design: settings.design };
    const columns = [...inputs, ...shocks, ...outputs];
    return { about, columns: scenario.evidence === null ? columns : distinctRows(columns) };
  });
}

/**
 * Draws that were chosen by their weights, each once: how often it was chosen is its weight. A draw that counts much is chosen
 * several times in a row.
 */
function distinctRows(columns: readonly SampleColumn[]): readonly SampleColumn[] {
  const rows = columns[0]?.values.length ?? 0;
  const firsts: number[] = [];
  const counts: number[] = [];
  for (let row = 0; row < rows; row++) {
    const isSame = row > 0 && columns.every(({ values }) => Object.is(values[row], values[row - 1]));
    if (isSame) counts[counts.length - 1]! += 1;
    else {
      firsts.push(row);
      counts.push(1);
    }
  }
  return [
    ...columns.map((column) => ({
      ...column,
      values: Float64Array.from(firsts, (row) => column.values[row]!),
    })),
    { role: 'weight', name: 'weight', unit: '', values: Float64Array.from(counts) },
  ];
}
