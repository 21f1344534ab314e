import { host } from '#host';
import { ScenarioError, UsageError } from '../../errors.ts';
import { withCoordinator } from '../../engine/coordinator.ts';
import type { EngineChoice } from '../../engine/with-engine.ts';
import { replicateDraws } from '../../plan/draws.ts';
import { type Design, replicateCount } from '../../plan/plan.ts';
import { askedEvidence } from '../../run/asked-evidence.ts';
import { drawsOfEach, settingsOf } from '../../run/settings.ts';
import type { Scenario } from '../../scenario/scenario.ts';
import type { ScenarioReader } from '../../scenario/scenario-reader.ts';
import { comparable, type Compared } from '../described-row.ts';
import { leftOut } from '../left-out.ts';
import { comparedIn } from './best.ts';
import { drawAll, type FinishedRows } from './draw-all.ts';
import type { Wanted } from './draw-rows.ts';
import { readRows, settableOf } from './read-rows.ts';
import type { Sweep } from './result.ts';
import { digestOf } from './row-key.ts';
import { sweepOf } from './sweep-of.ts';
import type { SweptRows } from './swept-rows.ts';

/** Where what is too rare for the draws of a row is missing. */
const ofFirstRow =
  'of the first row, as a sweep does not look for rare events; `costcone run` with the same values adds it by exact probability';

/** What is to be run, and what is wanted of it. */
export interface SweepRequest {
  /** A scenario a row: see `csvRows` and `gridRows`. */
  readonly table: SweptRows;
  /** Outputs to give; the headline, and that of `best`, unless stated otherwise. */
  readonly outputs?: readonly string[];
  /** The statistic of an output by which the best row is named, the lowest or, of a gain, the highest, as in `p90:daily_cost` or `mean:daily_cost`. */
  readonly best?: string;
}

export interface SweepOptions extends EngineChoice {
  /** Draws of each row, rounded up to 16 x 2^m; 65,536 unless stated otherwise. */
  readonly draws?: number;
  readonly seed?: string;
  readonly design?: Design;
  /** False leaves out what was observed. */
  readonly observed?: boolean;
  /** Most draws that what was observed may take. */
  readonly maxDraws?: number;
  /** What the reader sets in all rows, and how it was told to find the scenario, for the commands of rows. */
  readonly set?: readonly string[];
  readonly path?: string;
  readonly finished?: FinishedRows;
  /** Called as rows are done. */
  readonly onProgress?: (done: number, total: number) => void;
  /** Stops the sweep; what is finished by then was added to `finished`. */
  readonly signal?: AbortSignal;
}

/**
 * Many scenarios that differ by what is set: all are read before any is drawn, with the same seed, and many in one plan, so that
 * what they share is computed once. Each gives the numbers that `simulate` gives of it with the same seed and draws, but for events
 * too rare for the draws: these are looked for in the first row alone, and warned of.
 *
 * @throws ScenarioError with the problems of all rows; UsageError where the request makes no sense; InterruptedError
 */
export async function sweep(
  reader: ScenarioReader,
  request: SweepRequest,
  options: SweepOptions = {},
): Promise<Sweep> {
  const scenario = reader.asItStands();
  const wanted = wantedOf(scenario, request);
  const settings = settingsOf(scenario, { draws: drawsOfEach, ...options, outputs: wanted.outputs });
  const { table } = request;
  const rows = await readRows(reader, table, (row) => checkOutputs(row, wanted), settings.signal);
  const drawn = replicateCount * replicateDraws(settings.draws, settings.design, replicateCount);
  const setOf = (row: number) => table.columns.map((name, index) => `${name}=${table.rows[row]![index]}`);
  const { seed, design, set, observed, mostDraws } = settings;
  const alike = [host.version, seed, design, drawn, set, observed, mostDraws, wanted];
  const keyed = rows.map((row) => ({ ...row, key: digestOf([alike, row.sha256, setOf(row.index)]) }));
  const scenarioOf = (row: number) => askedEvidence(reader.read(settableOf(table, row)), options);
  const [found, left] = await withCoordinator(options, async (coordinator) => [
    await drawAll(keyed, scenarioOf, settings, wanted, coordinator, options),
    await leftOut(scenarioOf(0), settings, ofFirstRow, coordinator),
  ]);
  return sweepOf({
    scenario,
    path: options.path ?? scenario.file,
    settings,
    drawn,
    table,
    rows: keyed,
    wanted,
    found,
    leftOut: left,
  });
}

/** @throws UsageError where an output or statistic is none */
function wantedOf({ outputs: all, file }: Scenario, { outputs, best }: SweepRequest): Wanted {
  const compared = best === undefined ? null : comparedOf(best);
  const given = outputs ?? [all[0]!];
  const wanted = compared === null || given.includes(compared.output) ? given : [...given, compared.output];
  if (compared !== null && !comparable.includes(compared.statistic))
    throw new UsageError(
      `rows are compared by ${comparable.slice(0, -1).join(', ')} or ${comparable.at(-1)} of an output (found "${compared.statistic}")`,
    );
  if (wanted.length === 0) throw new UsageError(`name an output of ${file}: ${all.join(', ')}`);
  return { outputs: [...new Set(wanted)], compared };
}

function comparedOf(best: string): Compared {
  const compared = comparedIn(best);
  if (compared === null)
    throw new UsageError(
      `the best row is named by a statistic of an output, as in p90:daily_cost (found "${best}")`,
    );
  return compared;
}

/** @throws ScenarioError where a row has not all outputs that are wanted */
function checkOutputs({ outputs }: Scenario, wanted: Wanted): void {
  const missing = wanted.outputs.filter((name) => !outputs.includes(name));
  if (missing.length === 0) return;
  throw new ScenarioError(
    missing.map((name) => ({
      place: { file: '--set' },
      path: '',
      rule: 'this row has no such output',
      found: name,
    })),
  );
}
