import { answer, folderOf, writePages } from './answer.ts';
import { exitCodes, type Words } from './command.ts';
import { pageNames } from './page-files.ts';
import { readScenarios } from './scenarios.ts';
import { drawSettings, textOf, textsOf } from './words.ts';

/** `costcone spread`: by which factor each output of a scenario is uncertain. */
export async function spread(words: Words): Promise<number> {
  const file = textOf(words, 'file')!;
  const [scenario] = await readScenarios([file], textsOf(words, 'set'));
  const { spread } = await import('../analyses/spread/spread.ts');
  const found = await spread(scenario!, drawSettings(words));
  const [name] = pageNames([file]);
  await answer(words, [found], await writePages([found], [`${name}-spread`], folderOf(words)));
  return exitCodes.ok;
}
