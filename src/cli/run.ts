import { UsageError } from '../errors.ts';
import type { Scenario } from '../scenario/scenario.ts';
import type { SimulateOptions } from '../run/settings.ts';
import type { Result } from '../analyses/result.ts';
import { answer, folderOf, writePages } from './answer.ts';
import { exitCodes, type Words } from './command.ts';
import { stopOnInterrupt } from './interrupt.ts';
import { pageNames, writeWhole } from './page-files.ts';
import { startProgress } from './progress.ts';
import { readingsOf, readScenarios } from './scenarios.ts';
import {
  countOf,
  drawSettings,
  dropUndefined,
  durationMsOf,
  readShare,
  switchOf,
  textOf,
  textsOf,
} from './words.ts';

/** `costcone run`: reads and checks every file first, then simulates one after the other. */
export async function run(words: Words): Promise<number> {
  const files = textsOf(words, 'files');
  const set = textsOf(words, 'set');
  const isSummary = switchOf(words, 'summary');
  if (isSummary && switchOf(words, 'json'))
    throw new UsageError('--json prints the whole Result and --summary a part of it: give one of them');
  const folder = folderOf(words);
  const { workers, ...settings } = { ...drawSettings(words), ...precisionSettings(words) };
  const scenarios = await readScenarios(files, readingsOf(words, files));
  if (switchOf(words, 'check')) checkGoals(scenarios);
  await checkSamples(textOf(words, 'samples'), files);
  const { simulate } = await import('../simulate.ts');
  const { withEngine } = await import('../engine/with-engine.ts');

  const interrupt = stopOnInterrupt();
  const results: Result[] = [];
  await withEngine({ workers }, async (engine) => {
    for (const [index, scenario] of scenarios.entries()) {
      if (interrupt.signal.aborted) break;
      const progress = startProgress(files[index]!);
      try {
        results.push(
          await simulate(scenario, {
            ...settings,
            engine,
            set,
            sensitivity: switchOf(words, 'sensitivity'),
            signal: interrupt.signal,
            onProgress: progress.update,
          }),
        );
      } finally {
        progress.end();
      }
    }
  });
  interrupt.release();

  const samples = textOf(words, 'samples');
  if (samples !== undefined) await writeSamples(samples, scenarios, results, settings);
  const paths = await writePages(results, pageNames(files), folder);
  const { summarize } = await import('../analyses/summary/summary.ts');
  const printed = isSummary ? results.map(summarize) : results;
  await answer(words, results, paths, files.length === 1 ? printed[0] : printed);
  return exitCodeOf(results, interrupt.signal.aborted, switchOf(words, 'check'));
}

function precisionSettings(words: Words) {
  const text = textOf(words, 'precision');
  const [share, names] = text?.split(':', 2) ?? [];
  return dropUndefined({
    precision:
      share === undefined
        ? undefined
        : {
            relative: readShare('precision', share),
            quantities: names?.split(',').map((name) => name.trim()),
          },
    maxDraws: countOf(words, 'max-draws'),
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
}

async function writeSamples(
  path: string,
  [scenario]: readonly Scenario[],
  [result]: readonly Result[],
  settings: SimulateOptions,
): Promise<void> {
  const { exportSamples, sampleFormatOf } = await import('../analyses/samples/samples.ts');
  const { seed, draws } = result!.run;
  writeWhole(path, await exportSamples(scenario!, sampleFormatOf(path), { ...settings, seed, draws }));
}

function exitCodeOf(results: readonly Result[], interrupted: boolean, check: boolean): number {
  if (interrupted) return exitCodes.interrupted;
  if (results.some((result) => result.precision?.met === false)) return exitCodes.notConverged;
  if (check && results.some((result) => result.goals.some((goal) => goal.verdict !== 'met')))
    return exitCodes.goalMissed;
  return exitCodes.ok;
}
