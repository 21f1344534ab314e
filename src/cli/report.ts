import { dirname, join } from 'node:path';
import { UsageError, visible } from '../errors.ts';
import type { Reportable } from '../report/formats.ts';
import { exitCodes, type Words } from './command.ts';
import { openPage, pageNames } from './page-files.ts';
import { formatWord, isOurs, readSaved } from './saved-results.ts';
import { switchOf, textOf } from './words.ts';
import { print } from './outlet.ts';
import { tryOwn, writeWhole } from './written-files.ts';

/** `costcone report`: the page of a saved result of any format, byte for byte as when it was run. */
export async function report(words: Words): Promise<number> {
  const file = textOf(words, 'file')!;
  const { saved, json } = readSaved(file);
  const { renderPage, resultFormats } = await import('../report/formats.ts');
  if (!isOurs(saved.format) || !Object.hasOwn(resultFormats, saved.format))
    throw new UsageError(
      isOurs(saved.format)
        ? `there is no page of ${file}: ${Object.keys(resultFormats).join(', ')} have one (found ${formatWord(saved)})`
        : `${file} is no saved result: its "format" should begin with costcone- (found ${formatWord(saved)})`,
    );
  const value = saved as Reportable;
  const missing = resultFormats[value.format].keys.filter((key) => !Object.hasOwn(value, key));
  if (missing.length > 0)
    throw new UsageError(
      `${file} is no whole result: it lacks ${missing.map((key) => `"${key}"`).join(', ')}`,
    );
  const { checkSaved } = await import('../analyses/saved/check-saved.ts');
  const { outOfOutputs } = await import('../analyses/saved/first-months.ts');
  checkSaved(value, value.format, file, json);
  const path = join(textOf(words, 'out') ?? dirname(file), `${pageNames([file])[0]}.html`);
  tryOwn(path);
  writeWhole(path, await renderPage(outOfOutputs(value)));
  print(`Wrote ${visible(path)}`);
  if (switchOf(words, 'open')) openPage(path);
  return exitCodes.ok;
}
