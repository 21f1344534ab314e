import { answer, folderOf, writePages } from './answer.ts';
import { exitCodes, type Words } from './command.ts';
import { stopOnInterrupt } from './interrupt.ts';
import { pageNames } from './page-files.ts';
import { startProgress } from './progress.ts';
import { readScenarios } from './scenarios.ts';
import { drawSettings, switchOf, textOf, textsOf } from './words.ts';

/** `costcone compare`: scenarios against the first, draw by draw. */
export async function compare(words: Words): Promise<number> {
  const files = [textOf(words, 'base')!, ...textsOf(words, 'others')];
  const set = textsOf(words, 'set');
  const folder = folderOf(words);
  const settings = drawSettings(words);
  const scenarios = await readScenarios(files, set);
  const { compare } = await import('../analyses/comparison/comparison.ts');

  const interrupt = stopOnInterrupt();
  const progress = startProgress(`${files.length} scenarios`);
  const comparison = await compare(scenarios, {
    ...settings,
    set,
    sensitivity: switchOf(words, 'sensitivity'),
    signal: interrupt.signal,
    onProgress: progress.update,
  }).finally(() => {
    progress.end();
    interrupt.release();
  });

  const [base] = pageNames(files);
  await answer(words, [comparison], await writePages([comparison], [`${base}-compared`], folder));
  return interrupt.signal.aborted ? exitCodes.interrupted : exitCodes.ok;
}
