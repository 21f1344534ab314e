import { UsageError } from '../errors.ts';
import type { Reportable } from '../report/formats.ts';
import type { Words } from './command.ts';
import { openPage } from './page-files.ts';
import { colourWanted } from './terminal.ts';
import { switchOf, textOf } from './words.ts';
import { writePage } from './written-files.ts';
import { print, printJson } from './outlet.ts';

/**
 * Where a command's page goes: `--out`, or else `reports`, or nowhere with `--json` or `--summary`.
 *
 * @throws UsageError where a page should be opened that is written nowhere
 */
export function folderOf(words: Words): string | undefined {
  const json = jsonSwitch(words);
  const folder = textOf(words, 'out') ?? (json === undefined ? 'reports' : undefined);
  if (folder === undefined && switchOf(words, 'open'))
    throw new UsageError(`--open needs a page, and --${json} writes none: give --out too`);
  return folder;
}

/** The switch by which JSON is asked for instead of words, if one is. */
export const jsonSwitch = (words: Words) =>
  (['json', 'summary'] as const).find((name) => switchOf(words, name));

/** Writes a page with its result beside, where there is a folder for them; answers with the page's path. */
export async function writeAnswer(
  result: Reportable,
  name: string,
  folder: string | undefined,
): Promise<string | undefined> {
  if (folder === undefined) return undefined;
  const { renderPage } = await import('../report/formats.ts');
  const { intoOutputs } = await import('../analyses/saved/first-months.ts');
  return writePage(folder, name, await renderPage(result), intoOutputs(result));
}

/** Prints a result for people. */
export async function printAnswer(result: Reportable, page: string | undefined): Promise<void> {
  const { renderAnswer } = await import('../report/formats.ts');
  print(await renderAnswer(result, { colour: colourWanted(), page }));
}

/** Gives a command's one result: writes its page where it has a folder, prints it as was asked, and opens the page. */
export async function answer(
  words: Words,
  result: Reportable,
  name: string,
  folder: string | undefined,
): Promise<void> {
  const page = await writeAnswer(result, name, folder).catch(async (error: unknown) => {
    // The answer is there all the same.
    await give(undefined);
    throw error;
  });
  await give(page);
  if (page !== undefined && switchOf(words, 'open')) openPage(page);

  async function give(path: string | undefined): Promise<void> {
    if (jsonSwitch(words) !== undefined) {
      const { intoOutputs } = await import('../analyses/saved/first-months.ts');
      printJson(intoOutputs(result));
    } else await printAnswer(result, path);
  }
}
