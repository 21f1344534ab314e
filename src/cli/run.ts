import { joinedError, ScenarioError, UsageError } from '../errors.ts';
import type { Engine } from '../engine/executor.ts';
import type { ReadOptions } from '../scenario/read-scenario.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { defaultDraws, type SimulateOptions } from '../run/settings.ts';
import type { Result } from '../analyses/result.ts';
import { folderOf, writeAnswer } from './answer.ts';
import { withShippedLevers } from './carried-levers.ts';
import { withChosenEngine } from './chosen-engine.ts';
import { exitCodes, type GivenDraws, type Words, worstOf } from './command.ts';
import { reportFailure } from './failure.ts';
import { stopOnInterrupt } from './interrupt.ts';
import { Outcomes } from './outcomes.ts';
import { openPage, pageNames } from './page-files.ts';
import { say } from './outlet.ts';
import { isRead } from './printing.ts';
import { startProgress } from './progress.ts';
import { printRemarks, type Readings, readEach, readingsOf } from './scenarios.ts';
import {
  drawSettings,
  dropUndefined,
  durationMsOf,
  evidenceSettings,
  readShare,
  switchOf,
  textOf,
  textsOf,
} from './words.ts';
import { checkMonthsFile, writeMonths } from './months-file.ts';
import { tryNamed, tryPages, writeWhole } from './written-files.ts';

/**
 * `costcone run`: reads every file first, then simulates one after the other. Each answer is written and printed when it
 * is there; a file that fails, or a stop, takes none of them away.
 */
export async function run(words: Words, given?: GivenDraws): Promise<number> {
  if (!switchOf(words, 'watch')) return runOnce(words, given);
  const { watch } = await import('./watch.ts');
  return watch(words, (again, access) => runOnce(again, given, access));
}

/** `access`: as in `ReadOptions`. */
async function runOnce(words: Words, given?: GivenDraws, access?: ReadOptions['access']): Promise<number> {
  const files = textsOf(words, 'files');
  const set = textsOf(words, 'set');
  const folder = folderOf(words);
  const samples = textOf(words, 'samples');
  const months = textOf(words, 'months');
  const { workers: _, ...settings } = {
    ...drawSettings(words),
    // Draws that go on until a precision is reached begin with few.
    ...evidenceSettings(words, words.precision === undefined ? defaultDraws : 0),
    ...precisionSettings(words),
    ...given?.settings,
  };
  const outcomes = new Outcomes(files.length);
  const readings = { ...readingsOf(words, files), ...(access === undefined ? {} : { access }) };
  const scenarios = await readValid(files, readings, outcomes);
  if (switchOf(words, 'check')) checkGoals(scenarios.map(({ scenario }) => scenario));
  const names = pageNames(files);
  tryPages(folder, names);
  await checkSamples(samples, files);
  await checkMonthsFile(
    months,
    samples,
    files,
    scenarios.map(({ scenario }) => scenario),
  );
  const { simulate } = await import('../simulate.ts');
  const { PrintedResults } = await import('./printed-results.ts');

  const interrupt = stopOnInterrupt();
  const printed = new PrintedResults(words, files.length);
  const draw = async (engine: Engine) => {
    for (const { index, scenario } of scenarios) {
      const isForNobody = !isRead() && [folder, samples, months].every((path) => path === undefined);
      if (interrupt.signal.aborted || isForNobody) break;
      const progress = startProgress(files[index]!);
      const options = { ...settings, engine, set, signal: interrupt.signal, onProgress: progress.update };
      try {
        const sensitivity = switchOf(words, 'sensitivity');
        const drawn = await simulate(scenario, { ...options, sensitivity }).finally(progress.end);
        const result = folder === undefined ? drawn : await withShippedLevers(drawn, files[index]!, readings);
        const isWritten = await give(result, names[index]!);
        if (isWritten) outcomes.given(codeOf(result, switchOf(words, 'check')));
        else outcomes.failed(exitCodes.usage, 'not written');
        if (months !== undefined) await writeMonths(months, result);
        if (samples !== undefined && !interrupt.signal.aborted)
          await writeSamples(samples, scenario, result, { ...settings, engine, signal: interrupt.signal });
      } catch (error) {
        outcomes.failed(
          given?.report(error) ?? reportFailure(error, files.length > 1 ? files[index] : undefined),
        );
      }
    }
  };
  await withChosenEngine(words, interrupt.signal, draw, given?.engine);
  printed.end();
  if (interrupt.signal.aborted) outcomes.stopped();
  interrupt.release();
  const summary = outcomes.words(folder === undefined ? 'answered' : 'written');
  if (summary !== null && isRead()) say(`costcone: ${summary}`);
  return outcomes.exitCode;

  /** Writes and prints a result, and opens its page. A result that cannot be written is printed all the same. */
  async function give(result: Result, name: string): Promise<boolean> {
    let page: string | undefined;
    let isWritten = true;
    try {
      page = await writeAnswer(result, name, folder);
    } catch (error) {
      if (!(error instanceof UsageError)) throw error;
      reportFailure(error);
      isWritten = false;
    }
    await printed.add(result, page);
    if (page !== undefined && switchOf(words, 'open')) openPage(page);
    return isWritten;
  }
}

/** The scenarios that can be read, with their places among the files; problems of all others are told at once. */
async function readValid(files: readonly string[], readings: Readings, outcomes: Outcomes) {
  const read = await readEach(files, readings);
  const refused = read.filter((one) => one instanceof ScenarioError);
  const scenarios = read.flatMap((one, index) =>
    one instanceof ScenarioError ? [] : [{ index, scenario: one }],
  );
  if (refused.length > 0) {
    const all = joinedError(refused);
    if (scenarios.length === 0) throw all;
    reportFailure(all);
    for (const _ of refused) outcomes.failed(exitCodes.invalidScenario);
  }
  for (const { scenario } of scenarios) printRemarks(scenario);
  return scenarios;
}

function precisionSettings(words: Words) {
  const text = textOf(words, 'precision');
  if (text === undefined && words['max-time'] !== undefined)
    throw new UsageError(
      '--max-time limits how long --precision goes on: give it too, as in --precision 0.5%, or leave --max-time out',
    );
  const [share, names] = text?.split(':', 2) ?? [];
  return dropUndefined({
    precision:
      share === undefined
        ? undefined
        : {
            relative: readShare('precision', share),
            quantities: names?.split(',').map((name) => name.trim()),
          },
    maxTimeMs: durationMsOf(words, 'max-time'),
  });
}

/** @throws UsageError where `--check` would check nothing: a gate that cannot fail is no gate */
function checkGoals(scenarios: readonly Scenario[]): void {
  const without = scenarios.filter(({ goals }) => goals.length === 0).map(({ file }) => file);
  if (without.length === 0) return;
  const have = without.length === 1 ? 'has' : 'have';
  throw new UsageError(
    `--check needs goals, and ${without.join(', ')} ${have} none: write some, as in \`goals: ["daily_cost <= 25k USD/day with 90%"]\``,
  );
}

/** @throws UsageError before anything is run, where the samples could not be written. */
async function checkSamples(path: string | undefined, files: readonly string[]): Promise<void> {
  if (path === undefined) return;
  const { sampleFormatOf } = await import('../analyses/samples/samples.ts');
  sampleFormatOf(path);
  if (files.length > 1) throw new UsageError('--samples takes the draws of one scenario; name one file');
  tryNamed(path);
}

async function writeSamples(
  path: string,
  scenario: Scenario,
  { run: { seed, draws } }: Result,
  settings: SimulateOptions,
): Promise<void> {
  const { exportSamples, sampleFormatOf } = await import('../analyses/samples/samples.ts');
  writeWhole(path, await exportSamples(scenario, sampleFormatOf(path), { ...settings, seed, draws }));
}

/** The exit code that a result makes. */
function codeOf(result: Result, check: boolean): number {
  return worstOf([
    result.partial ? exitCodes.interrupted : exitCodes.ok,
    result.precision?.met === false ? exitCodes.notConverged : exitCodes.ok,
    check && result.goals.some((goal) => goal.verdict !== 'met') ? exitCodes.goalMissed : exitCodes.ok,
  ]);
}
