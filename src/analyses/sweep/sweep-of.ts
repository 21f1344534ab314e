import { host } from '#host';
import { labelOf, unitOf } from '../../run/scenario-view.ts';
import type { Settings } from '../../run/settings.ts';
import type { Scenario } from '../../scenario/scenario.ts';
import { UsageError } from '../../errors.ts';
import { asJson } from '../as-json.ts';
import { isGain } from '../words.ts';
import { bestOf } from './best.ts';
import type { DrawnRow, Wanted } from './draw-rows.ts';
import type { KeyedRow } from './draw-all.ts';
import type { Sweep, SweepBest, SweptRow } from './result.ts';
import type { SweptRows } from './swept-rows.ts';
import { rowCommand } from './words.ts';

/** What a sweep is made of when all rows are drawn. */
export interface Drawn {
  /** As it stands without what rows set. */
  readonly scenario: Scenario;
  readonly path: string;
  readonly settings: Settings;
  readonly drawn: number;
  readonly table: SweptRows;
  readonly rows: readonly KeyedRow[];
  readonly wanted: Wanted;
  readonly found: ReadonlyMap<string, DrawnRow>;
  /** What the first row leaves out. */
  readonly leftOut: readonly string[];
}

/** Everything that is said of a sweep, its rows in the order of the table. @throws UsageError where rows to compare are in different units */
export function sweepOf(sweep: Drawn): Sweep {
  const { scenario, settings, table, wanted, found } = sweep;
  const inOrder = sweep.rows.toSorted((a, b) => a.index - b.index);
  const drawn = inOrder.map(({ key }) => found.get(key)!);
  const units = new Map(wanted.outputs.map((name) => [name, commonUnit(name, drawn, scenario)]));
  const isMixed = [...units.values()].includes(null);
  const rows = inOrder.map(({ index, values }, k): SweptRow => {
    const row = drawn[k]!;
    const set = table.rows[index]!;
    if ('error' in row) return { set, values, draws: sweep.drawn, outputs: {}, goals: [], error: row.error };
    const { draws, outputs, goals } = row;
    return { set, values, draws, outputs, goals, ...(isMixed ? { units: row.units } : {}), error: null };
  });
  const { title, question, file, sha256 } = scenario;
  const { seed, design, set, observed } = settings;
  const whole: Omit<Sweep, 'best'> = {
    format: 'costcone-sweep/1',
    scenario: { title, question, file, path: sweep.path, sha256 },
    run: {
      seed,
      design,
      draws: sweep.drawn,
      version: host.version,
      set,
      ...(observed ? {} : { observed: false as const }),
    },
    columns: table.columns.map((name) => ({ name, unit: inputUnit(scenario, name) })),
    outputs: wanted.outputs.map((name) => ({
      name,
      label: labelOf(scenario, name),
      unit: units.get(name)!,
    })),
    goals: scenario.goals.map(({ text, required }) => ({ text, required })),
    rows,
    warnings: [...warningsOf(rows), ...sweep.leftOut],
  };
  return asJson<Sweep>({ ...whole, best: bestIn(whole, drawn, wanted, { units, scenario }) });
}

const inputUnit = ({ inputs }: Scenario, name: string) =>
  inputs.find((input) => input.name === name)?.unit.text ?? '';

/** The unit of an output in all rows; null where they differ. */
function commonUnit(name: string, rows: readonly DrawnRow[], scenario: Scenario): string | null {
  const units = new Set(rows.flatMap((row) => ('error' in row ? [] : [row.units[name]!])));
  const [only, ...others] = units;
  return others.length > 0 ? null : (only ?? unitOf(scenario, name).text);
}

function bestIn(
  sweep: Omit<Sweep, 'best'>,
  rows: readonly DrawnRow[],
  { compared }: Wanted,
  { units, scenario }: { readonly units: ReadonlyMap<string, string | null>; readonly scenario: Scenario },
): SweepBest | null {
  if (compared === null) return null;
  const { statistic, output } = compared;
  const unit = units.get(output)!;
  if (unit === null)
    throw new UsageError(
      `rows give ${output} in different units, and cannot be compared: leave out --best, or sweep one currency`,
    );
  // How far draws spread is no gain.
  const wantsMore = statistic !== 'sd' && isGain(output, scenario.goals);
  const best = bestOf(
    rows.map((row) => ('error' in row ? null : row.compared)),
    wantsMore,
  );
  if (best === null) return null;
  const command = (row: number) => rowCommand(sweep, row);
  return {
    ...best,
    statistic,
    output,
    ...(wantsMore ? { isGain: true } : {}),
    unit,
    command: command(best.row),
    close: best.close.map((one) => ({ ...one, command: command(one.row) })),
  };
}

function warningsOf(rows: readonly SweptRow[]): string[] {
  const failed = rows.filter(({ error }) => error !== null);
  if (failed.length === 0) return [];
  const [first] = failed as [SweptRow];
  return [
    `${failed.length} of ${rows.length} rows failed and have no numbers, the first because ${first.error!.split('\n')[0]}`,
  ];
}
