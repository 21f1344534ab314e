import { UsageError } from '../errors.ts';
import type { Codecs } from '../fit/log/parquet-log.ts';
import type { Format } from './format.ts';
import { formats } from './formats.ts';
import type { Fragment } from './fragment.ts';
import { noTableByShape } from '../scenario/csv.ts';
import type { ImportOptions } from './options.ts';
import { joinedTable } from './tables/joined-table.ts';
import { openTable } from './tables/open-table.ts';
import type { ByteSource, Table } from './tables/file-table.ts';
import { nameText } from './words.ts';

/** What a file says, and what it was taken for. */
export interface Imported {
  readonly format: string;
  readonly fragment: Fragment;
}

/**
 * Reads a file that people have, or several parts of one: a log of requests, a benchmark, a bill. What it is is told by what
 * it holds.
 *
 * @throws ScenarioError where it is broken; UsageError where it is none of the formats, or an option is needed
 */
export async function importFiles(
  sources: readonly ByteSource[],
  options: ImportOptions,
  codecs: Codecs,
): Promise<Imported> {
  const tables: Table[] = [];
  for (const source of sources) tables.push(await openTable(source, codecs));
  const [format, ...others] = tables.map((table) => {
    const found = formats.find((one) => one.fits(table));
    if (found === undefined) throw unknownFile(table, formats);
    return found;
  }) as [Format, ...Format[]];
  const other = others.findIndex(({ name }) => name !== format.name);
  if (other >= 0)
    throw new UsageError(
      `${tables[0]!.file} is ${format.name}, and ${tables[other + 1]!.file} is ${others[other]!.name}: import each alone`,
    );
  const table = joinedTable(tables);
  const idle = (options.given ?? []).filter((option) => !format.takes.includes(option));
  if (idle.length > 0) throw idleOptions(table.file, format, idle);
  return { format: format.name, fragment: await format.read(table, options) };
}

/** An option that is not heard would leave its number at what somebody thinks they changed. */
function idleOptions(file: string, { name, takes }: Format, idle: readonly string[]): UsageError {
  const flags = (options: readonly string[]) => options.map((option) => `--${option}`).join(', ');
  const verb = idle.length === 1 ? 'changes' : 'change';
  return new UsageError(
    `${flags(idle)} ${verb} nothing of ${file}, which is ${name}; that takes ${flags(takes)}`,
  );
}

/** Names of columns that are shown. */
const mostShown = 20;

/** Nothing of a file is shown that is no table by its shape. */
function unknownFile({ file, kind, names, showsNames }: Table, all: readonly Format[]): UsageError {
  const shown = names.slice(0, mostShown).map(nameText);
  const more = names.length - shown.length;
  const found = showsNames
    ? `it is ${kind} with ${names.length === 1 ? 'the column' : 'the columns'} ${shown.join(', ')}${more > 0 ? ` and ${more} more` : ''}`
    : kind === 'JSON'
      ? 'it is JSON, but not a list of objects with these fields'
      : `it ${noTableByShape}`;
  const known = all.map(({ name, knownBy }) => `${name} (${knownBy})`);
  return new UsageError(
    `${file} is not a file that can be imported: ${found}. They are: ${known.join('; ')}`,
  );
}
