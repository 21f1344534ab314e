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
  /** Called with what nobody expected of a scenario: it is a case with an error, and the others go on. */
  readonly onFailure?: (error: unknown) => void;
}

/** Draws a scenario gets unless stated otherwise: interval ends are then known within some tenths of a per cent. */
const usualDraws = 2 ** 16;

/**
 * Holds every published value in a folder's scenarios, folders inside it included, against the distribution of its
 * quantity. Only measured values are scored. An arithmetic one is inside when it agrees within 2 %, as it is made of
 * rounded figures. What fails keeps nothing else from being held: a scenario that is refused, a quantity that is not
 * there or a model that gives no finite numbers is a case with an `error`, and outside.
 *
 * @throws UsageError where the folder cannot be read or holds no published value; ScenarioError where no file can be
 * read, or none with the overrides of `set`; InterruptedError where `signal` stopped it before a scenario was held.
 * Stopped later, it gives what is done.
 */
export async function backtest(directory: string, options: BacktestOptions = {}): Promise<Backtest> {
  const { onProgress, onFailure, engine, workers, kernel, allowRead = [], ...asked } = options;
  const read = await readFolder(directory, { set: asked.set ?? [], allowRead }, options.signal);
  const drawn = read.flatMap(({ scenario }) => (scenario?.published.length ? [scenario] : []));
  // One seed for all; the level is the scenario's own unless stated otherwise.
  const common = settingsOf(drawn[0] ?? noScenario, { draws: usualDraws, ...asked, outputs: [] });
  const cases: BacktestCase[] = [];
  const levels: number[] = [];
  let done = 0;
  let isStopped = false;
  await withCoordinator({ engine, workers, kernel }, async (coordinator) => {
    for (const { file, scenario, unread } of read) {
      const level = options.level ?? scenario?.level ?? noScenario.level;
      const settings = { ...common, level };
      const own = scenario?.published.length
        ? await casesOf(file, scenario, settings, coordinator, onFailure)
        : [];
      // What was under way was not drawn to its end.
      isStopped = options.signal?.aborted === true;
      if (isStopped) break;
      const all = [...own, ...unread.map((row) => unreadCase(file, row))];
      cases.push(...all);
      levels.push(...all.filter(({ kind }) => kind === 'measured').map(() => level));
      if (own.length > 0) onProgress?.(++done, drawn.length);
    }
  });
  if (isStopped && done === 0)
    throw new InterruptedError('stopped before a scenario was held: there is no result');
  const { seed, design, draws, set } = common;
  const measured = cases.filter(({ kind }) => kind === 'measured');
  return asJson<Backtest>({
    format: 'costcone-backtest/1',
    run: { seed, design, draws, set },
    ...(isStopped ? { partial: { done, total: drawn.length } } : {}),
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
