import { dirname, join } from 'node:path';
import { UsageError, visible } from '../errors.ts';
import type { Reportable } from '../report/formats.ts';
import { exitCodes, type Words } from './command.ts';
import { openPage, pageNames } from './page-files.ts';
import { print } from './printing.ts';
import { readSaved } from './saved-results.ts';
import { switchOf, textOf } from './words.ts';
import { tryOwn, writeWhole } from './written-files.ts';

/** `costcone report`: the page of a saved result of any format, byte for byte as when it was run. */
export async function report(words: Words): Promise<number> {
  const file = textOf(words, 'file')!;
  const saved = readSaved(file);
  const { renderPage, resultFormats } = await import('../report/formats.ts');
  if (!Object.hasOwn(resultFormats, String(saved.format)))
    throw new UsageError(
      /^costcone-/.test(String(saved.format))
        ? `there is no page of ${file}: ${Object.keys(resultFormats).join(', ')} have one (found ${JSON.stringify(saved.format)})`
        : `${file} is no saved result: its "format" should begin with costcone- (found ${JSON.stringify(saved.format)})`,
    );
  const value = saved as Reportable;
  const missing = resultFormats[value.format].keys.filter((key) => !Object.hasOwn(value, key));
  if (missing.length > 0)
    throw new UsageError(
      `${file} is no whole result: it lacks ${missing.map((key) => `"${key}"`).join(', ')}`,
    );
  const path = join(textOf(words, 'out') ?? dirname(file), `${pageNames([file])[0]}.html`);
  tryOwn(path);
  writeWhole(path, await renderPage(value));
  print(`Wrote ${visible(path)}\n`);
  if (switchOf(words, 'open')) openPage(path);
  return exitCodes.ok;
}
