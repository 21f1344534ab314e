import { readFileSync } from 'node:fs';
import { basename, dirname, extname, join } from 'node:path';
import { UsageError } from '../errors.ts';
import type { Reportable } from '../report/formats.ts';
import { exitCodes, type Words } from './command.ts';
import { openPage, standardInput, writeWhole } from './page-files.ts';
import { switchOf, textOf } from './words.ts';

/** `costcone report`: the page of a saved result of any format, byte for byte as when it was run. */
export async function report(words: Words): Promise<number> {
  const file = textOf(words, 'file')!;
  const saved = readSaved(file);
  const { renderPage, resultFormats } = await import('../report/formats.ts');
  if (!Object.hasOwn(resultFormats, String(saved.format)))
    throw new UsageError(
      `${file} is no saved result: its "format" should begin with costcone- (found ${JSON.stringify(saved.format)})`,
    );
  const value = saved as Reportable;
  const missing = resultFormats[value.format].keys.filter((key) => !Object.hasOwn(value, key));
  if (missing.length > 0)
    throw new UsageError(
      `${file} is no whole result: it lacks ${missing.map((key) => `"${key}"`).join(', ')}`,
    );
  const path = join(textOf(words, 'out') ?? dirname(file), `${basename(file, extname(file))}.html`);
  writeWhole(path, await renderPage(value));
  process.stdout.write(`Wrote ${path}\n`);
  if (switchOf(words, 'open')) openPage(path);
  return exitCodes.ok;
}

function readSaved(file: string): { format?: unknown } {
  let text: string;
  try {
    text = readFileSync(file === standardInput ? 0 : file, 'utf8');
  } catch {
    throw new UsageError(`cannot read ${file}: name a JSON file that a command wrote with --out or --json`);
  }
  try {
    const value: unknown = JSON.parse(text);
    if (value !== null && typeof value === 'object' && !Array.isArray(value)) return value;
  } catch {
    // Falls through to the message below.
  }
  throw new UsageError(
    `${file} is no saved result: it should be one JSON object as a command writes it with --out or --json`,
  );
}
