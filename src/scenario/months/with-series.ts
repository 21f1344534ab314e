import { readUnit } from '../../units/read-unit.ts';
import { dimensionless, type Unit } from '../../units/unit.ts';
import type { Draft } from '../draft.ts';
import type { ReadInputs } from '../inputs.ts';
import type { Reading } from '../reading.ts';
import type { Series } from './horizon.ts';
import type { ReadHorizon } from './read-horizon.ts';
import { readSeries } from './read-series.ts';
import type { WrittenSeries } from './take-series.ts';

/** The inputs of a scenario with the parts by which they change: these come last, so that they move no other input's draws. */
export function withSeries(
  starting: ReadInputs,
  written: WrittenSeries,
  horizon: ReadHorizon | null,
  scales: Draft['scales'],
  reading: Reading,
): { readonly inputs: ReadInputs; readonly series: readonly Series[] } {
  if (horizon === null) return { inputs: starting, series: [] };
  const { series, parts } = readSeries(written, starting.inputs, horizon, scales, reading);
  const units = new Map<string, Unit>([
    ...starting.units,
    ...parts.map(({ name, unit }): [string, Unit] => [name, unit]),
    ['month_index', dimensionless],
    ['days_in_month', readUnit('day').unit],
  ]);
  return { inputs: { ...starting, inputs: [...starting.inputs, ...parts], units }, series };
}
