import { answer, folderOf } from './answer.ts';
import { exitCodes, type Words } from './command.ts';
import { pageNames, questionName } from './page-files.ts';
import { readingsOf, readScenarios } from './scenarios.ts';
import { drawSettings, textOf } from './words.ts';
import { tryPages } from './written-files.ts';

/** `costcone spread`: by which factor each output of a scenario is uncertain. */
export async function spread(words: Words): Promise<number> {
  const file = textOf(words, 'file')!;
  const [scenario] = await readScenarios([file], readingsOf(words, [file]));
  const [folder, name] = [folderOf(words), questionName(pageNames([file])[0], 'spread')];
  tryPages(folder, [name]);
  const { spread } = await import('../analyses/spread/spread.ts');
  await answer(words, await spread(scenario!, drawSettings(words)), name, folder);
  return exitCodes.ok;
}
