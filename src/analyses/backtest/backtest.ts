import { asJson } from '../as-json.ts';
import { InterruptedError } from '../../errors.ts';
import { withCoordinator } from '../../engine/coordinator.ts';
import { type SimulateOptions, settingsOf } from '../../run/settings.ts';
import { casesOf, unreadCase } from './cases.ts';
import type { Backtest, BacktestCase } from './result.ts';
import { readFolder } from './scenario-folder.ts';
import { scoreOf } from './score.ts';

/** How a backtest is run: as a simulation, and what to do after each scenario. */
export interface BacktestOptions
  extends Omit<SimulateOptions, 'sensitivity' | 'precision' | 'outputs' | 'onProgress'> {
  /** `--set` texts; every scenario is read with them, and one that they do not fit is a case that failed. */
  readonly set?: readonly string[];
  /** Files that scenarios may name besides those below the folder that is asked for, as of `readScenario`. */
  readonly allowRead?: readonly string[];
  /** Called as scenarios are done, of those with published values. */
  readonly onProgress?: (done: number, total: number) => void;
}

/** Draws a scenario gets unless said: interval ends are then known within some tenths of a per cent. */
const usualDraws = 2 ** 16;

/**
 * Holds every published value in a folder's scenarios, folders inside it included, against the distribution of its
 * quantity. Only measured values are scored. An arithmetic one is inside when it agrees within 2 %, as it is made of
 * rounded figures. What fails keeps nothing else from being held: a scenario that is refused, a quantity that is not
 * there or a model that gives no finite numbers is a case with an `error`, and outside.
 *
 * @throws UsageError where the folder cannot be read or holds no published value; ScenarioError where no file can be
 * read, or none with the overrides of `set`; InterruptedError where `signal` stopped it
 */
export async function backtest(directory: string, options: BacktestOptions = {}): Promise<Backtest> {
  const { onProgress, engine, workers, kernel, allowRead = [], ...asked } = options;
  const read = readFolder(directory, { set: asked.set ?? [], allowRead });
  const drawn = read.flatMap(({ scenario }) => (scenario?.published.length ? [scenario] : []));
  // One seed for all; the level is the scenario's own unless said.
  const common = settingsOf(drawn[0] ?? noScenario, { draws: usualDraws, ...asked, outputs: [] });
  const cases: BacktestCase[] = [];
  const levels: number[] = [];
  let done = 0;
  await withCoordinator({ engine, workers, kernel }, async (coordinator) => {
    for (const { file, scenario, unread } of read) {
      const level = options.level ?? scenario?.level ?? noScenario.level;
      const settings = { ...common, level };
      const own = scenario?.published.length ? await casesOf(file, scenario, settings, coordinator) : [];
      if (options.signal?.aborted)
        throw new InterruptedError('stopped before all scenarios were run: there is no result');
      const all = [...own, ...unread.map((row) => unreadCase(file, row))];
      cases.push(...all);
      levels.push(...all.filter(({ kind }) => kind === 'measured').map(() => level));
      if (own.length > 0) onProgress?.(++done, drawn.length);
    }
  });
  const { seed, design, draws, set } = common;
  const measured = cases.filter(({ kind }) => kind === 'measured');
  return asJson<Backtest>({
    format: 'costcone-backtest/1',
    run: { seed, design, draws, set },
    cases,
    scored: measured.length,
    inside: measured.filter(({ inside }) => inside).length,
    // Rounded to what a sum of levels such as 0.9 means in decimals.
    expected: Number(levels.reduce((sum, level) => sum + level, 0).toFixed(9)),
    ...scoreOf(cases),
  });
}

/** What counts for a scenario that could not be read. */
const noScenario = { level: 0.9, outputs: [], file: '' };
