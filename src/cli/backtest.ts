import { fileURLToPath } from 'node:url';
import { basename, resolve } from 'node:path';
import { answer, folderOf } from './answer.ts';
import { withChosenEngine } from './chosen-engine.ts';
import { exitCodes, type Words, worstOf } from './command.ts';
import { reportFailure } from './failure.ts';
import { stopOnInterrupt } from './interrupt.ts';
import { questionName } from './page-files.ts';
import { startProgress } from './progress.ts';
import { readingsOf } from './scenarios.ts';
import { drawSettings, textOf } from './words.ts';
import { tryPages } from './written-files.ts';

/** The scenarios that come with costcone. */
const ownScenarios = fileURLToPath(new URL('../../scenarios', import.meta.url));

/**
 * `costcone backtest`: published figures against the distributions that the model gives for them. Every case is answered;
 * one that failed makes the exit code 4. Stopped, it gives what is done.
 */
export async function backtest(words: Words): Promise<number> {
  const directory = textOf(words, 'directory') ?? ownScenarios;
  const folder = folderOf(words);
  // The figures have to be the same on every call unless a seed is given.
  const { workers: _, ...settings } = { seed: 'backtest', ...drawSettings(words), ...readingsOf(words, []) };
  const { backtest } = await import('../analyses/backtest/backtest.ts');

  const isOwn = resolve(directory) === resolve(ownScenarios);
  const name = questionName('backtest', isOwn ? undefined : basename(resolve(directory)));
  tryPages(folder, [name]);
  const codes: number[] = [];

  const interrupt = stopOnInterrupt();
  const progress = startProgress('backtest', { unit: 'scenarios' });
  const scored = await withChosenEngine(words, interrupt.signal, (engine) =>
    backtest(directory, {
      ...settings,
      engine,
      signal: interrupt.signal,
      onProgress: progress.update,
      onFailure: (error) => codes.push(reportFailure(error)),
    }),
  ).finally(() => {
    progress.end();
    interrupt.release();
  });

  await answer(words, scored, name, folder);
  if (scored.cases.some(({ error }) => error !== null)) codes.push(exitCodes.modelFailed);
  if (scored.partial !== undefined) codes.push(exitCodes.interrupted);
  return worstOf(codes);
}
