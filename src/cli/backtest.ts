import { fileURLToPath } from 'node:url';
import { answer, folderOf, writePages } from './answer.ts';
import { exitCodes, type Words } from './command.ts';
import { stopOnInterrupt } from './interrupt.ts';
import { startProgress } from './progress.ts';
import { readingsOf } from './scenarios.ts';
import { drawSettings, textOf } from './words.ts';

/** The scenarios that come with costcone. */
const ownScenarios = fileURLToPath(new URL('../../scenarios', import.meta.url));

/**
 * `costcone backtest`: published figures against the distributions that the model gives for them. Every case is answered;
 * one that failed makes the exit code 4.
 */
export async function backtest(words: Words): Promise<number> {
  const directory = textOf(words, 'directory') ?? ownScenarios;
  const folder = folderOf(words);
  // The figures have to be the same on every call unless a seed is given.
  const settings = { seed: 'backtest', ...drawSettings(words), ...readingsOf(words, []) };
  const { backtest } = await import('../analyses/backtest/backtest.ts');

  const interrupt = stopOnInterrupt();
  const progress = startProgress('backtest', { unit: 'scenarios' });
  const scored = await backtest(directory, {
    ...settings,
    signal: interrupt.signal,
    onProgress: progress.update,
  }).finally(() => {
    progress.end();
    interrupt.release();
  });

  await answer(words, [scored], await writePages([scored], ['backtest'], folder));
  return scored.cases.some(({ error }) => error !== null) ? exitCodes.modelFailed : exitCodes.ok;
}
