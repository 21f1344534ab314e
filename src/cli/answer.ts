import { UsageError } from '../errors.ts';
import type { Reportable } from '../report/formats.ts';
import type { Words } from './command.ts';
import { openPage, writePage } from './page-files.ts';
import { colourWanted } from './terminal.ts';
import { switchOf, textOf } from './words.ts';
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
const jsonSwitch = (words: Words) => (['json', 'summary'] as const).find((name) => switchOf(words, name));

/** Writes pages with their results beside, where there is a folder for them; answers with their paths. */
export async function writePages(
  results: readonly Reportable[],
  names: readonly string[],
  folder: string | undefined,
): Promise<readonly string[]> {
  if (folder === undefined) return [];
  const { renderPage } = await import('../report/formats.ts');
  const paths: string[] = [];
  for (const [index, result] of results.entries())
    paths.push(writePage(folder, names[index]!, await renderPage(result), result));
  return paths;
}

/** Prints results for people, or as JSON where that is asked, and opens their pages. */
export async function answer(
  words: Words,
  results: readonly Reportable[],
  paths: readonly string[],
  json: unknown = results[0],
): Promise<void> {
  if (jsonSwitch(words) !== undefined) printJson(json);
  else {
    const { renderAnswer } = await import('../report/formats.ts');
    for (const [index, result] of results.entries()) {
      const text = await renderAnswer(result, { colour: colourWanted(), page: paths[index] });
      print(text);
    }
  }
  if (switchOf(words, 'open')) paths.forEach(openPage);
}
