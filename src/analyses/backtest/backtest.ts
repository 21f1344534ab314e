import { host } from '#host';
import { InterruptedError, type Problem, ScenarioError, UsageError } from '../../errors.ts';
import { FileError } from '../../host/host.ts';
import { readScenario } from '../../scenario/read-scenario.ts';
import type { Scenario } from '../../scenario/scenario.ts';
import { type SimulateOptions, settingsOf } from '../../run/settings.ts';
import { type Coordinator, withCoordinator } from '../../engine/coordinator.ts';
import { runMain } from '../../run/main-run.ts';
import { ScenarioView } from '../../run/scenario-view.ts';
import { resultColumns } from '../columns.ts';
import { resultOf } from '../result-of.ts';
import type { Backtest, BacktestCase } from './result.ts';
import { sortNotes } from './words.ts';
import type { Result } from '../result.ts';

/** How a backtest is run: as a simulation, and what to do after each scenario. */
export interface BacktestOptions
  extends Omit<SimulateOptions, 'sensitivity' | 'precision' | 'outputs' | 'onProgress'> {
  /** Called as scenarios are done, of those with published values. */
  readonly onProgress?: (done: number, total: number) => void;
}

/** Draws a scenario gets unless said: interval ends are then known within some tenths of a per cent. */
const usualDraws = 2 ** 16;

/** What rounding may do to a product of published figures, most of which have two digits. */
const rounding = 0.02;

/**
 * Holds every published value in a folder's scenarios, folders inside it included, against the distribution of its
 * quantity. Only measured values are scored. An arithmetic one is inside when it agrees within 2 %, as it is made of rounded figures.
 *
 * @throws UsageError where the folder cannot be read or holds no published value; ScenarioError with the problems of all
 * files at once; ModelError as `simulate` does; InterruptedError where `signal` stopped it
 */
export async function backtest(directory: string, options: BacktestOptions = {}): Promise<Backtest> {
  const scenarios = readAll(directory).filter(({ scenario }) => scenario.published.length > 0);
  if (scenarios.length === 0) throw new UsageError(`no scenario in ${directory} has published values`);
  const { onProgress, engine, workers, kernel, ...settings } = options;
  const cases: BacktestCase[] = [];
  await withCoordinator({ engine, workers, kernel }, async (coordinator) => {
    for (const [index, { file, scenario }] of scenarios.entries()) {
      cases.push(...casesOf(file, scenario, await heldAgainst(scenario, settings, coordinator)));
      if (options.signal?.aborted)
        throw new InterruptedError('stopped before all scenarios were run: there is no result');
      onProgress?.(index + 1, scenarios.length);
    }
  });
  const measured = cases.filter(({ kind }) => kind === 'measured');
  const levels = scenarios.flatMap(({ scenario }) =>
    scenario.published.filter(({ kind }) => kind === 'measured').map(() => options.level ?? scenario.level),
  );
  return {
    format: 'costcone-backtest/1',
    cases,
    scored: measured.length,
    inside: measured.filter(({ inside }) => inside).length,
    // Rounded to what a sum of levels such as 0.9 means in decimals.
    expected: Number(levels.reduce((sum, level) => sum + level, 0).toFixed(9)),
  };
}

/** The distributions of what was published, and where the published values fall. */
async function heldAgainst(
  scenario: Scenario,
  options: Omit<BacktestOptions, 'onProgress'>,
  coordinator: Coordinator,
): Promise<Result> {
  const reduced = onlyPublished(scenario);
  const settings = settingsOf(reduced, { draws: usualDraws, ...options, sensitivity: false });
  const run = await runMain([reduced], settings, coordinator, resultColumns(null));
  return resultOf(new ScenarioView(run, 0), settings, coordinator);
}

function readAll(directory: string): { readonly file: string; readonly scenario: Scenario }[] {
  const problems: Problem[] = [];
  const read = scenarioFiles(directory).flatMap((path) => {
    try {
      return [{ file: host.files.relative(directory, path), scenario: readScenario(path) }];
    } catch (error) {
      if (!(error instanceof ScenarioError)) throw error;
      problems.push(...error.problems);
      return [];
    }
  });
  if (problems.length > 0) throw new ScenarioError(problems);
  return read;
}

/** Scenario files of a folder and the folders in it, in the order of their names; `broken` holds none that can be read. */
function scenarioFiles(directory: string): string[] {
  const entries = (() => {
    try {
      return host.files.list(directory);
    } catch (error) {
      if (!(error instanceof FileError)) throw error;
      throw new UsageError(`${directory} is no folder that can be read`);
    }
  })();
  return entries.flatMap(({ name, isFolder }) => {
    const path = host.files.join(directory, name);
    if (isFolder) return name === 'broken' ? [] : scenarioFiles(path);
    return /\.ya?ml$/i.test(name) ? [path] : [];
  });
}

/** The scenario with nothing to report but what was published. */
function onlyPublished(scenario: Scenario): Scenario {
  const outputs = [...new Set(scenario.published.map(({ quantity }) => quantity))];
  return { ...scenario, outputs, breakdown: [], goals: [] };
}

function casesOf(file: string, scenario: Scenario, { outputs, published }: Result): BacktestCase[] {
  const why = sortNotes(scenario.notes).misses[0];
  return published.flatMap((row): BacktestCase[] => {
    const output = outputs[row.quantity];
    const low = output?.interval.low;
    const high = output?.interval.high;
    const median = output?.quantiles.p50.value;
    if (low == null || high == null || median == null) return [];
    const inside =
      row.kind === 'arithmetic'
        ? row.value >= low - rounding * Math.abs(low) && row.value <= high + rounding * Math.abs(high)
        : row.inside;
    return [
      {
        file,
        ...(scenario.title === '' ? {} : { title: scenario.title }),
        group: row.group as BacktestCase['group'],
        quantity: row.quantity,
        unit: row.unit,
        reported: row.value,
        low,
        median,
        high,
        percentile: row.percentile,
        inside,
        kind: row.kind,
        source: row.source,
        ...(inside || why === undefined ? {} : { note: why }),
      },
    ];
  });
}
