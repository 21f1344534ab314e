import { UsageError } from '../errors.ts';
import type { Reportable } from '../report/formats.ts';
import type { Words } from './command.ts';
import { openPage } from './page-files.ts';
import { colourWanted } from './terminal.ts';
import { switchOf, textOf } from './words.ts';
import { writePage } from './written-files.ts';
import { print, printJson } from './outlet.ts';

/**
 * Where a command's page goes: `--out`, or else `reports`, or nowhere with `--json`, `--summary` or `--markdown`.
 *
 * @throws UsageError where a page should be opened that is written nowhere
 */
export function folderOf(words: Words): string | undefined {
  const form = askedForm(words);
  const folder = textOf(words, 'out') ?? (form === undefined ? 'reports' : undefined);
  if (folder === undefined && switchOf(words, 'open'))
    throw new UsageError(`--open needs a page, and --${form} writes none: give --out too`);
  return folder;
}

/**
 * The form in which an answer is asked for, if not in words for a terminal.
 *
 * @throws UsageError where more than one is
 */
export function askedForm(words: Words): 'json' | 'summary' | 'markdown' | undefined {
  const asked = (['json', 'summary', 'markdown'] as const).filter((name) => switchOf(words, name));
  if (asked.length > 1)
    throw new UsageError(
      `${asked.map((name) => `--${name}`).join(' and ')} print the answer in different forms: give one of them`,
    );
  return asked[0];
}

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

/** Prints a result as Markdown. */
export async function printMarkdown(result: Reportable): Promise<void> {
  const { renderMarkdown } = await import('../report/formats.ts');
  print(await renderMarkdown(result));
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
    const form = askedForm(words);
    if (form === undefined) return printAnswer(result, path);
    if (form === 'markdown') return printMarkdown(result);
    const { intoOutputs } = await import('../analyses/saved/first-months.ts');
    printJson(intoOutputs(result));
  }
}
